import { implement } from '@orpc/server';
import { actorOf, type Caller } from '#src/http/route.ts';
import { scoreRoutesContract } from '../../contract/score-routes.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { enterEvaluations } from '../enter.ts';
import { validityOf } from '../validity/validity.ts';
import { doubleScoringOf } from './double-scoring.ts';
import { scoreBoardOf } from './score-board.ts';
import { sourceAgreements } from './source-agreement.ts';

/** Routes over what evaluations amount to. */
export function scoreRoutes(needs: QualityNeeds) {
  const on = implement(scoreRoutesContract).$context<Caller>();
  return {
    scores: on.scores.handler(({ input, context }) => scoreBoardOf(input, actorOf(context), needs)),
    sourceAgreement: on.sourceAgreement.handler(({ input, context }) =>
      sourceAgreements(input, actorOf(context), needs),
    ),
    doubleScoring: on.doubleScoring.handler(({ input }) => doubleScoringOf(input, needs)),
    enter: on.enter.handler(({ input, context }) =>
      enterEvaluations(input, { actor: actorOf(context), from: context.from ?? null }, needs),
    ),
    validity: on.validity.handler(({ input }) => validityOf(input, needs)),
  };
}
