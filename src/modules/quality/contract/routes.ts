import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { calibrationContract } from './calibration-routes.ts';
import { deskContract } from './desk-routes.ts';
import { draw, drawInput } from './draw.ts';
import { appeal, evaluation, evaluationLine, precedent, saveInput } from './evaluation.ts';
import { findingContract } from './finding-routes.ts';
import { form, formContent, formInput } from './form.ts';
import { passedOver } from './inspector.ts';
import { inspectorContract } from './inspector-routes.ts';
import { scoreRoutesContract } from './score-routes.ts';

const words = z.string().trim().min(1).max(4000);
const one = z.object({ id: z.string() });
const rejection = z.object({
  sheet: z.string(),
  cell: z.string(),
  code: z.string(),
  value: z.string(),
  reason: z.string(),
  remedy: z.string(),
});

export const qualityContract = {
  ...scoreRoutesContract,
  forms: route('read:quality_form')
    .route({ method: 'GET', path: '/quality/forms', summary: 'QA forms with their versions' })
    .output(z.array(form)),
  saveForm: route('change:quality_form')
    .route({ method: 'POST', path: '/quality/forms', summary: 'Make a form, or a new version of one' })
    .input(formInput)
    .output(form),
  readForm: route('change:quality_form')
    .route({
      method: 'POST',
      path: '/quality/forms/read',
      summary: 'A form out of a 100-point deduction list; stores nothing',
    })
    .input(z.object({ file: z.string().min(1).max(200), content: z.base64().max(45_000_000) }))
    .output(
      z.object({
        name: z.string(),
        content: formContent,
        guesses: z.array(z.object({ item: z.string(), words: z.string(), guessed: z.enum(['aspect', 'critical']) })),
        /** Points the list says it has and those its lines add up to. */
        claimed: z.number().nullable(),
        points: z.number(),
        rejections: z.array(rejection),
      }),
    ),
  draws: route('read:quality_plan')
    .route({ method: 'GET', path: '/quality/draws', summary: 'Samples drawn, and how far they are' })
    .output(z.array(draw)),
  inspectors: route('change:quality_plan')
    .route({ method: 'GET', path: '/quality/inspectors', summary: 'Who can be given evaluations, of a form' })
    .input(z.object({ form: z.string().optional() }).default({}))
    .output(
      z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          open: z.number().int(),
          /** Why she cannot be given any of that form; null where she can, or none was named. */
          unfit: passedOver.pick({ why: true, skill: true, low: true }).nullable(),
        }),
      ),
    ),
  draw: route('change:quality_plan')
    .route({ method: 'POST', path: '/quality/draws', summary: 'Draw a sample and share it out' })
    .input(drawInput)
    .output(draw),
  evaluations: route('read:evaluation')
    .route({
      method: 'GET',
      path: '/quality/evaluations',
      summary: 'Evaluations the caller may see, newest contact first',
    })
    .input(
      z.object({
        state: z.enum(['open', 'submitted']).optional(),
        mine: z.stringbool().default(false),
        agent: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(500).default(200),
      }),
    )
    .output(z.array(evaluationLine)),
  evaluation: route('read:evaluation')
    .route({ method: 'GET', path: '/quality/evaluations/{id}', summary: 'One evaluation with its form and appeals' })
    .input(one)
    .output(evaluation),
  save: route('change:evaluation')
    .route({ method: 'PUT', path: '/quality/evaluations/{id}', summary: 'Keep what has been answered so far' })
    .input(saveInput)
    .output(evaluation),
  submit: route('change:evaluation')
    .route({
      method: 'POST',
      path: '/quality/evaluations/{id}/submit',
      summary: 'Done: the score counts and the agent is told',
    })
    .input(one.extend({ revision: z.number().int() }))
    .output(evaluation),
  acknowledge: route('answer:evaluation')
    .route({ method: 'POST', path: '/quality/evaluations/{id}/acknowledge', summary: 'The agent has read it' })
    .input(one)
    .output(evaluation),
  appeal: route('answer:evaluation')
    .route({ method: 'POST', path: '/quality/evaluations/{id}/appeals', summary: 'The agent objects to one item' })
    .input(one.extend({ item: z.string(), reason: words }))
    .output(evaluation),
  appeals: route('decide:appeal')
    .route({ method: 'GET', path: '/quality/appeals', summary: 'Appeals to decide, the longest waiting first' })
    .input(z.object({ state: z.enum(['open', 'rejected', 'upheld']).default('open') }))
    .output(z.array(appeal)),
  decide: route('decide:appeal')
    .route({
      method: 'POST',
      path: '/quality/appeals/{id}',
      summary: 'Keep, pass on, or change the answer appealed against',
    })
    .input(
      one.extend({
        outcome: z.enum(['kept', 'passed_on', 'changed']),
        answer: z.union([z.boolean(), z.number(), z.string()]).optional(),
        words,
      }),
    )
    .output(appeal),
  precedents: route('read:precedent')
    .route({
      method: 'GET',
      path: '/quality/precedents',
      summary:
        'Decided appeals as they tell how items are read, two versions back; also those the words now hold when asked',
    })
    .input(
      z.object({
        form: z.string().optional(),
        item: z.string().optional(),
        text: z.string().max(200).optional(),
        merged: z.stringbool().default(false),
      }),
    )
    .output(z.array(precedent)),
  ...deskContract,
  ...findingContract,
  ...calibrationContract,
  ...inspectorContract,
};
