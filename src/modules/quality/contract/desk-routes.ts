import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { check, checkAnswer, checkInput, modelInput, modelSettings } from './check.ts';
import { handbookInput, handbookPage } from './handbook.ts';
import { givenOut } from './inspector.ts';
import { look } from './look.ts';
import { plan, planInput, population, populationInput, progressRow, rescoring } from './plan.ts';
import { caseLaw, task } from './task.ts';

const words = z.string().trim().min(1).max(4000);
const one = z.object({ id: z.string() });

/** What people do at the desk, besides drawing, evaluating and deciding. */
export const deskContract = {
  formFile: route('read:quality_form')
    .route({ method: 'GET', path: '/quality/forms/{id}/file', summary: 'A form as a workbook that can be read back' })
    .input(z.object({ id: z.string(), language: z.enum(['zh-CN', 'en']).default('zh-CN') }))
    .output(z.file()),
  look: route('read:evaluation')
    .route({
      method: 'GET',
      path: '/quality/evaluations/{id}/look',
      summary: 'Conversation, history and recording of the contact',
    })
    .input(one)
    .output(look),
  recording: route('read:evaluation')
    .route({ method: 'GET', path: '/quality/evaluations/{id}/recording', summary: 'The recording, to listen to' })
    .input(one)
    .output(z.file()),
  relisten: route('change:evaluation')
    .route({
      method: 'POST',
      path: '/quality/evaluations/{id}/relisten',
      summary: 'Put aside to listen again, or take back',
    })
    .input(one.extend({ words: z.string().trim().min(1).max(300).nullable() }))
    .output(one),
  checks: route('read:quality_plan')
    .route({
      method: 'GET',
      path: '/quality/checks',
      summary: 'Automatic checks, how well they agree with people, and what they may do',
    })
    .output(z.array(check)),
  saveCheck: route('change:quality_form')
    .route({ method: 'POST', path: '/quality/checks', summary: 'Make or change a check; a changed one starts over' })
    .input(checkInput)
    .output(check),
  runCheck: route('change:quality_form')
    .route({
      method: 'POST',
      path: '/quality/checks/{id}/run',
      summary: 'Have a check answer open and twice scored evaluations',
    })
    .input(one.extend({ limit: z.number().int().min(1).max(5000).default(500) }))
    .output(z.object({ answered: z.number().int(), untold: z.number().int(), filled: z.number().int() })),
  checkAnswers: route('read:evaluation')
    .route({ method: 'GET', path: '/quality/evaluations/{id}/checks', summary: 'What checks say of an evaluation' })
    .input(one)
    .output(z.array(checkAnswer)),
  model: route('read:quality_plan')
    .route({ method: 'GET', path: '/quality/model', summary: 'The model checks may ask' })
    .output(modelSettings),
  saveModel: route('change:quality_model')
    .route({ method: 'PUT', path: '/quality/model', summary: 'Name the model and switch it on or off' })
    .input(modelInput)
    .output(modelSettings),
  importEvaluation: route('change:quality_plan')
    .route({
      method: 'POST',
      path: '/quality/evaluations/import',
      summary: 'Take in an evaluation Amazon Connect exported',
    })
    .input(z.object({ file: z.string().min(1).max(200), content: z.base64().max(4_000_000) }))
    .output(
      z.object({ id: z.string(), isNew: z.boolean(), score: z.number().nullable(), agent: z.string().nullable() }),
    ),
  plans: route('read:quality_plan')
    .route({ method: 'GET', path: '/quality/plans', summary: 'Sampling plans and what they owe by now' })
    .output(z.array(plan)),
  fixPlan: route('change:quality_plan')
    .route({ method: 'POST', path: '/quality/plans', summary: 'Fix rule, least and most before a period begins' })
    .input(planInput)
    .output(plan),
  drawPlan: route('change:quality_plan')
    .route({ method: 'POST', path: '/quality/plans/{id}/draw', summary: 'Draw what a plan owes by now' })
    .input(one)
    .output(plan),
  population: route('change:quality_plan')
    .route({
      method: 'POST',
      path: '/quality/population',
      summary: 'Contacts of everybody in a period, to size a sample',
    })
    .input(populationInput)
    .output(population),
  progress: route('read:quality_plan')
    .route({ method: 'GET', path: '/quality/progress', summary: 'Work of inspectors, done and open, in hours' })
    .output(z.array(progressRow)),
  handOver: route('change:quality_plan')
    .route({ method: 'POST', path: '/quality/hand-over', summary: 'Give somebody’s open evaluations to others' })
    // Without `to`: to everybody else who inspects and is certified.
    .input(z.object({ inspector: z.string(), to: z.array(z.string()).min(1).max(100).optional() }))
    .output(givenOut),
  rescoring: route('read:quality_plan')
    .route({
      method: 'GET',
      path: '/quality/rescoring',
      summary: 'What scoring unappealed evaluations again has shown',
    })
    .output(rescoring),
  rescore: route('change:quality_plan')
    .route({
      method: 'POST',
      path: '/quality/rescoring',
      summary: 'Have a random share of unappealed evaluations scored again, blind',
    })
    .input(z.object({ share: z.number().min(0.01).max(1) }))
    .output(givenOut),
  handbook: route('read:precedent')
    .route({
      method: 'GET',
      path: '/quality/handbook',
      summary: 'SOP handbook: a page an item; with a text, those that say it',
    })
    .input(z.object({ form: z.string().optional(), item: z.string().optional(), text: z.string().max(200).optional() }))
    .output(z.array(handbookPage)),
  writeHandbook: route('change:quality_form')
    .route({ method: 'PUT', path: '/quality/handbook', summary: 'Write the next version of an item’s page' })
    .input(handbookInput)
    .output(handbookPage),
  addDecision: route('change:quality_form')
    .route({
      method: 'POST',
      path: '/quality/handbook/decisions',
      summary: 'How a calibration decided to read an item',
    })
    .input(z.object({ form: z.string(), item: z.string(), words }))
    .output(handbookPage),
  caseLaw: route('read:quality_plan')
    .route({ method: 'GET', path: '/quality/case-law', summary: 'Whether precedents lead to fewer appeals' })
    .output(caseLaw),
  tasks: route('read:quality_task')
    .route({
      method: 'GET',
      path: '/quality/tasks',
      summary: 'Calibration, wording and coaching tasks the caller may see',
    })
    .input(z.object({ agent: z.string().optional(), evaluation: z.string().optional() }))
    .output(z.array(task)),
  coach: route('change:quality_task')
    .route({
      method: 'POST',
      path: '/quality/evaluations/{id}/coaching',
      summary: 'Give a coaching, due by a local date',
    })
    .input(one.extend({ words, due: z.string().regex(/^\d{4}-\d\d-\d\d$/) }))
    .output(task),
  closeTask: route('change:quality_task')
    .route({ method: 'POST', path: '/quality/tasks/{id}', summary: 'A task is done, with what came of it' })
    .input(one.extend({ outcome: words }))
    .output(task),
  confirmTask: route('answer:evaluation')
    .route({ method: 'POST', path: '/quality/tasks/{id}/confirm', summary: 'The agent agrees that she was coached' })
    .input(one)
    .output(task),
};
