import type { Db } from '#src/records/records.ts';
// The tables this module adds to the records, as types.
import './tables.ts';

/**
 * Notes that a relation now reads otherwise from an instant on: facts of that time carry where people belonged when they were derived. What
 * begins later than now concerns no fact yet. Call it in the transaction of the change.
 */
export async function noteMoved(db: Db, from: number, now: number): Promise<void> {
  if (from >= now) return;
  const known = await readMoved(db);
  if (known === null || from < known) await db.updateTable('organisation_revision').set({ moved_from: from }).execute();
}

/** Since when facts may say otherwise than the organisation does; null: they agree. */
export async function readMoved(db: Db): Promise<number | null> {
  return (await db.selectFrom('organisation_revision').select('moved_from').executeTakeFirstOrThrow()).moved_from;
}

/** Facts have been derived again; a move noted meanwhile stays. */
export async function forgetMoved(db: Db, noted: number | null): Promise<void> {
  if (noted === null) return;
  await db.updateTable('organisation_revision').set({ moved_from: null }).where('moved_from', '=', noted).execute();
}
