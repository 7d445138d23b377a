import { type Selectable, sql } from 'kysely';
import type { Db } from '#src/records/records.ts';
import type { OutboxState, OutboxTable } from './tables.ts';

export type OutboxRow = Selectable<OutboxTable>;

/**
 * Takes due messages for this process: of each lane only the oldest that is not settled. A message whose sender
 * died is due again when its lease ends.
 */
export async function claimDue(db: Db, now: number, lease: number, limit: number): Promise<OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    update outbox set state = 'sending', attempts = attempts + 1, next_at = ${now + lease}
    where id in (
      select id from outbox as due
      where state in ('waiting', 'sending') and next_at <= ${now}
        and not exists (
          select 1 from outbox as earlier
          where earlier.lane = due.lane and earlier.seq < due.seq and earlier.state in ('waiting', 'sending'))
      order by seq limit ${limit} for update skip locked)
    returning *`.execute(db);
  return [...rows].sort((a, b) => a.seq - b.seq);
}

/** Settles one attempt; nothing happens when the lease ended meanwhile and another attempt began. */
export async function settle(
  db: Db,
  row: Pick<OutboxRow, 'id' | 'attempts'>,
  outcome: { readonly state: OutboxState; readonly at: number; readonly nextAt: number; readonly error: string | null },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({
      state: outcome.state,
      settled_at: outcome.state === 'waiting' ? null : outcome.at,
      next_at: outcome.nextAt,
      last_error: outcome.error,
    })
    .where('id', '=', row.id)
    .where('attempts', '=', row.attempts)
    .where('state', '=', 'sending')
    .execute();
}

/** When the next message is due, epoch milliseconds; `null` when none waits. */
export async function nextDue(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.min('next_at').as('at'))
    .where('state', 'in', ['waiting', 'sending'])
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Messages of these ids, for those who show what became of them. */
export async function readMessages(db: Db, ids: readonly string[]): Promise<OutboxRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** Newest first. */
export async function listMessages(
  db: Db,
  { state, topic, limit = 100 }: { readonly state?: OutboxState; readonly topic?: string; readonly limit?: number },
): Promise<OutboxRow[]> {
  let query = db.selectFrom('outbox').selectAll().orderBy('seq', 'desc').limit(limit);
  if (state !== undefined) query = query.where('state', '=', state);
  if (topic !== undefined) query = query.where('topic', '=', topic);
  return query.execute();
}

/** Gives a dead message all its attempts again; false when it is not dead. */
export async function reviveMessage(db: Db, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: 'waiting', attempts: 0, next_at: now, settled_at: null })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

/** Forgets what was sent before an instant. What is dead stays until somebody has looked at it. */
export async function forgetSent(db: Db, before: number): Promise<void> {
  await db.deleteFrom('outbox').where('state', '=', 'sent').where('settled_at', '<', before).execute();
}
