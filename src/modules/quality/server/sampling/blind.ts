import type { Actor } from '#src/http/actor.ts';
import type { QualityNeeds } from '../dependencies.ts';
// The tables this module adds to the records, as types.
import '../desk/tables.ts';

/** Originals an inspector must not see while she scores them again. */
export async function blindTo(actor: Actor, { records }: Pick<QualityNeeds, 'records'>): Promise<Set<string>> {
  const rows = await records.db
    .selectFrom('quality_rescoring as r')
    .innerJoin('quality_evaluation as e', 'e.id', 'r.evaluation')
    .select('r.original')
    .where('e.inspector', '=', actor.id)
    .where('e.state', '=', 'open')
    .execute();
  return new Set(rows.map(({ original }) => original));
}
