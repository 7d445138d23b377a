import { implement } from '@orpc/server';
import { actorOf, type Caller } from '#src/http/route.ts';
import { scoreRoutesContract } from '../../contract/score-routes.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { scoreBoardOf } from './score-board.ts';

/** Routes over what evaluations amount to. */
export function scoreRoutes(needs: QualityNeeds) {
  const on = implement(scoreRoutesContract).$context<Caller>();
  return {
    scores: on.scores.handler(({ input, context }) => scoreBoardOf(input, actorOf(context), needs)),
  };
}
