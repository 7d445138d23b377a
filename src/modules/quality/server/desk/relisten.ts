import type { Db } from '#src/records/records.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { type By, seenEvaluation } from '../evaluate.ts';
// The tables this module adds to the records, as types.
import './tables.ts';

/** What inspectors want to listen to again before they submit, and why: by evaluation. */
export async function readRelisten(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('quality_relisten').select(['evaluation', 'words']).execute();
  return new Map(rows.map(({ evaluation, words }) => [evaluation, words]));
}

/** Puts an open evaluation of one's own aside to listen again, or takes it back. Throws `unknown_evaluation`, `not_yours`. */
export async function relisten(
  { id, words }: { readonly id: string; readonly words: string | null },
  { actor }: By,
  needs: QualityNeeds,
): Promise<void> {
  const kept = await seenEvaluation(id, actor, needs);
  if (kept.inspector !== actor.id || kept.state !== 'open')
    throw new AppError('forbidden', 'not_yours', 'Only an open evaluation of one’s own is put aside', { field: 'id' });
  const { db } = needs.records;
  if (words === null) await db.deleteFrom('quality_relisten').where('evaluation', '=', id).execute();
  else
    await db
      .insertInto('quality_relisten')
      .values({ evaluation: id, words, marked_at: needs.clock.now() })
      .onConflict((conflict) => conflict.column('evaluation').doUpdateSet({ words }))
      .execute();
}
