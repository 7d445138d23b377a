import { randomUUID } from 'node:crypto';
import type { Actor } from '#src/http/actor.ts';
import type { Db } from '#src/records/records.ts';
// The tables this module adds to the records, as types.
import '../migrations.ts';

export type KeptHandover = {
  readonly id: string;
  readonly team: string;
  readonly day: string;
  readonly text: string;
  readonly byId: string;
  readonly by: string;
  readonly at: number;
  readonly acknowledged: { readonly at: number; readonly by: string; readonly text: string } | null;
};

/** Notes of a team since an instant, and those nobody has acknowledged, the newest first. */
export async function readHandovers(
  db: Db,
  which: { readonly team: string; readonly since: number } | { readonly id: string },
): Promise<KeptHandover[]> {
  let wanted = db.selectFrom('handover').selectAll().orderBy('at', 'desc').orderBy('id').limit(50);
  wanted =
    'id' in which
      ? wanted.where('id', '=', which.id)
      : wanted
          .where('team', '=', which.team)
          .where(({ eb, or }) => or([eb('at', '>=', which.since), eb('ack_at', 'is', null)]));
  return (await wanted.execute()).map((row) => ({
    id: row.id,
    team: row.team,
    day: row.day,
    text: row.text,
    byId: row.by_id,
    by: row.by_name,
    at: row.at,
    acknowledged: row.ack_at === null ? null : { at: row.ack_at, by: row.ack_by_name ?? '', text: row.ack_text },
  }));
}

export async function insertHandover(
  db: Db,
  { team, day, text }: Pick<KeptHandover, 'team' | 'day' | 'text'>,
  actor: Actor,
  at: number,
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('handover')
    .values({
      id,
      team,
      day,
      text,
      by_id: actor.id,
      by_name: actor.name,
      at,
      ack_by_id: null,
      ack_by_name: null,
      ack_at: null,
      ack_text: '',
    })
    .execute();
  return id;
}

/** False when somebody was quicker. */
export async function markAcknowledged(db: Db, id: string, text: string, actor: Actor, at: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('handover')
    .set({ ack_by_id: actor.id, ack_by_name: actor.name, ack_at: at, ack_text: text })
    .where('id', '=', id)
    .where('ack_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
