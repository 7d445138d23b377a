import type { Actor } from '#src/http/actor.ts';
import { hiddenByCalibration, type Hidden } from '../calibration/blind.ts';
import type { QualityNeeds } from '../dependencies.ts';
// The tables this module adds to the records, as types.
import '../desk/tables.ts';

/** What somebody must not see now: originals while she scores them again, and what a calibration keeps from her. */
export async function blindTo(actor: Actor, needs: Pick<QualityNeeds, 'records'>): Promise<Hidden> {
  const [originals, { evaluations, contacts }] = await Promise.all([
    originalsOf(actor, needs),
    hiddenByCalibration(actor, needs),
  ]);
  return { evaluations: new Set([...originals, ...evaluations]), contacts };
}

/** Originals an inspector must not see while she scores them again. */
async function originalsOf(actor: Actor, { records }: Pick<QualityNeeds, 'records'>): Promise<string[]> {
  const rows = await records.db
    .selectFrom('quality_rescoring as r')
    .innerJoin('quality_evaluation as e', 'e.id', 'r.evaluation')
    .select('r.original')
    .where('e.inspector', '=', actor.id)
    .where('e.state', '=', 'open')
    .execute();
  return rows.map(({ original }) => original);
}
