import type { Db } from '#src/records/records.ts';
// The tables of the trail, as types.
import './migrations.ts';

/** Acts before an instant (epoch milliseconds); `Infinity`: all. */
export async function countActsBefore(db: Db, before: number): Promise<number> {
  let asked = db.selectFrom('audit_entry').select(({ fn }) => fn.countAll<string>().as('n'));
  if (Number.isFinite(before)) asked = asked.where('at', '<', before);
  return Number((await asked.executeTakeFirstOrThrow()).n);
}

/**
 * Takes the oldest acts off the trail, up to an instant, in the caller's transaction, which must record that it did. What the last of them hashed
 * to stays: the chain is verified from there, so nothing but whole beginnings can be missing unseen.
 */
export async function trimTrail(db: Db, before: number): Promise<void> {
  await db.selectFrom('audit_head').select('seq').where('id', '=', 1).forUpdate().executeTakeFirstOrThrow();
  // Up to the first act that stays: acts recorded out of order never leave a gap.
  const first = await db
    .selectFrom('audit_entry')
    .select(['seq', 'previous_hash'])
    .where('at', '>=', before)
    .orderBy('seq')
    .executeTakeFirst();
  if (first === undefined) return;
  await db.deleteFrom('audit_entry').where('seq', '<', first.seq).execute();
  await db
    .updateTable('audit_head')
    .set({ base_seq: first.seq - 1, base_hash: first.previous_hash })
    .where('id', '=', 1)
    .execute();
}
