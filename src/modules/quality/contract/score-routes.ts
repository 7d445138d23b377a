import { route } from '#src/http/route.ts';
import { scoreBoard, scoresInput } from './scores.ts';

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
};
