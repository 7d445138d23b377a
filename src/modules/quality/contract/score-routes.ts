import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { doubleScoring, periodInput, sourceAgreement } from './agreements.ts';
import { enterInput, enterResult } from './enter.ts';
import { scoreBoard, scoresInput } from './scores.ts';
import { validity, validityInput } from './validity.ts';

/** Routes over what evaluations amount to. */
export const scoreRoutesContract = {
  scores: route('read:qa_score')
    .route({
      method: 'GET',
      path: '/quality/scores',
      summary: 'QA scores of people and teams with what is known of their error',
    })
    .input(scoresInput)
    .output(scoreBoard),
  sourceAgreement: route('read:qa_score')
    .route({
      method: 'GET',
      path: '/quality/source-agreement',
      summary: 'Evaluations of other sources beside those of the QA department on the same contacts',
    })
    .input(periodInput)
    .output(z.array(sourceAgreement)),
  doubleScoring: route('read:severity')
    .route({
      method: 'GET',
      path: '/quality/double-scoring',
      summary: 'Agreement and severity of inspectors on contacts scored twice',
    })
    .input(periodInput.extend({ form: z.string() }))
    .output(doubleScoring),
  enter: route('change:quality_plan')
    .route({
      method: 'POST',
      path: '/quality/evaluations/enter',
      summary: 'Take finished evaluations made elsewhere, all or none',
    })
    .input(enterInput)
    .output(enterResult),
  validity: route('read:validity')
    .route({
      method: 'GET',
      path: '/quality/validity',
      summary: 'Whether a form measures what customers feel, and what each item is worth',
    })
    .input(validityInput)
    .output(validity),
};
