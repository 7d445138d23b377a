import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#src/records/records.ts';
import './tables.ts';

export interface OutboxMessage {
  /** Who sends it: a handler is registered under this name. */
  readonly topic: string;
  /** Plain JSON. */
  readonly payload: unknown;
  /** Messages of a lane leave one after another, in the order they were written. */
  readonly lane?: string;
  /** A second message with the same key is not taken: the same thing said twice is sent once. */
  readonly key?: string;
  /** Not before, epoch milliseconds. */
  readonly after?: number;
}

/**
 * Writes a message to be sent once this transaction has committed. Returns its id, which a receiver may use to drop repeats;
 * for a key already used the id of the first message.
 */
export async function enqueue(db: Db, message: OutboxMessage, now: number): Promise<string> {
  const id = randomUUID();
  const made = await db
    .insertInto('outbox')
    .values({
      id,
      seq: sql<number>`default`,
      topic: message.topic,
      lane: message.lane ?? null,
      key: message.key ?? null,
      payload: sql`${JSON.stringify(message.payload)}::jsonb`,
      state: 'waiting',
      attempts: 0,
      made_at: now,
      next_at: message.after ?? now,
      settled_at: null,
      last_error: null,
    })
    .onConflict((conflict) => conflict.constraint('outbox_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made || message.key === undefined) return id;
  const first = await db.selectFrom('outbox').select('id').where('key', '=', message.key).executeTakeFirstOrThrow();
  return first.id;
}
