import type { Actor } from '#src/http/actor.ts';
import type { Appeal } from '../contract/evaluation.ts';
import { type Stage, unfitJudge } from './appeal-rules.ts';
import type { QualityNeeds } from './dependencies.ts';
import type { KeptAppeal, KeptEvaluation } from './evaluation.store.ts';
import { inspectorsOf } from './inspectors/who-inspects.ts';

/** Why somebody may not decide an appeal at the stage it has reached; null when she may, or nobody has to. */
export type UnfitFor = (kept: KeptEvaluation, appeal: KeptAppeal) => Appeal['unfit'];

/** The same answer for whoever reads an appeal and for whoever decides it. */
export async function unfitFor(actor: Actor, needs: Pick<QualityNeeds, 'people' | 'records'>): Promise<UnfitFor> {
  const inspectors = (await inspectorsOf(needs)).length;
  const judge = { user: actor.id, agent: actor.agent, roles: actor.roles };
  return (kept, { stage, steps }) =>
    stage === null
      ? null
      : unfitJudge(judge, {
          stage: stage as Stage,
          inspector: kept.inspector,
          agent: kept.agent,
          decided: steps.map(({ by_user: by }) => by),
          inspectors,
        });
}
