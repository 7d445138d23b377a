import { randomUUID } from 'node:crypto';
import { AppError } from '#src/kernel/errors.ts';
import type { RowPlace } from '#src/http/actor.ts';
import type { Db } from '#src/records/records.ts';
import type { AlertState, Reading } from '../contract/alert.ts';
import type { Spell } from './spells.ts';
// The tables this module adds to the records, as types.
import './migrations.ts';

/** An alert as kept, with what was said about it. */
export type KeptAlert = Spell & {
  readonly id: string;
  readonly rule: string;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly state: AlertState;
  readonly raisedAt: number;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
  readonly closedAt: number | null;
  readonly closedBy: string | null;
  readonly place: RowPlace;
  readonly notes: readonly { readonly at: number; readonly by: string; readonly text: string }[];
};

type Wanted = { readonly id?: string; readonly rule?: string; readonly open?: boolean; readonly limit?: number };

/** Alerts with their notes: those that stand open first, then the newest. */
export async function readAlerts(db: Db, { id, rule, open, limit = 1000 }: Wanted = {}): Promise<KeptAlert[]> {
  let asked = db.selectFrom('alert').selectAll();
  if (id !== undefined) asked = asked.where('id', '=', id);
  if (rule !== undefined) asked = asked.where('rule', '=', rule);
  if (open) asked = asked.where('state', '!=', 'closed');
  const rows = await asked
    .orderBy((e) => e.case().when('state', '=', 'closed').then(1).else(0).end())
    .orderBy('raised_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  const ids = rows.map((row) => row.id);
  const notes =
    ids.length === 0
      ? []
      : await db.selectFrom('alert_note').selectAll().where('alert', 'in', ids).orderBy('at').execute();
  const read = (text: string): Reading => JSON.parse(text) as Reading;
  return rows.map((row) => ({
    id: row.id,
    rule: row.rule,
    groupId: row.group_id,
    groupName: row.group_name,
    first: read(row.first_reading),
    worst: read(row.worst_reading),
    last: read(row.last_reading),
    intervals: row.intervals,
    recovered: row.recovered,
    state: row.state as AlertState,
    raisedAt: row.raised_at,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: row.acknowledged_by,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    place: { site: row.site, project: row.project, team: row.team, agent: row.agent },
    notes: notes.filter((n) => n.alert === row.id).map((n) => ({ at: n.at, by: n.by_name, text: n.text })),
  }));
}

/** One alert. Throws `unknown_alert`. */
export async function readAlert(db: Db, id: string): Promise<KeptAlert> {
  const [found] = await readAlerts(db, { id });
  if (found) return found;
  throw new AppError('not_found', 'unknown_alert', 'There is no such alert', { field: 'id' });
}

const readings = ({ first, worst, last, intervals }: Spell) => ({
  first_reading: JSON.stringify(first),
  worst_reading: JSON.stringify(worst),
  last_reading: JSON.stringify(last),
  intervals,
});

const ending = ({ recovered }: Spell, now: number) =>
  recovered ? { state: 'closed', recovered: true, closed_at: now } : {};

/** A new alert; resolves with its id. */
export async function raiseAlert(
  db: Db,
  spell: Spell,
  of: { readonly rule: string; readonly groupId: string | null; readonly groupName: string | null },
  place: RowPlace,
  now: number,
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('alert')
    .values({
      id,
      rule: of.rule,
      group_id: of.groupId,
      group_name: of.groupName,
      state: 'open',
      raised_at: now,
      acknowledged_at: null,
      acknowledged_by: null,
      closed_at: null,
      closed_by: null,
      recovered: false,
      site: place.site ?? null,
      project: place.project ?? null,
      team: place.team ?? null,
      agent: place.agent ?? null,
      ...readings(spell),
      ...ending(spell, now),
    })
    .execute();
  return id;
}

/** An open alert carried on, or ended by recovery. */
export async function carryOn(db: Db, id: string, spell: Spell, now: number): Promise<void> {
  await db
    .updateTable('alert')
    .set({ ...readings(spell), ...ending(spell, now) })
    .where('id', '=', id)
    .execute();
}

/** Someone has seen it; only the first acknowledgement counts. */
export async function acknowledge(db: Db, id: string, by: string, now: number): Promise<void> {
  await db
    .updateTable('alert')
    .set({ acknowledged_at: now, acknowledged_by: by })
    .where('id', '=', id)
    .where('acknowledged_at', 'is', null)
    .execute();
  await db
    .updateTable('alert')
    .set({ state: 'acknowledged' })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
}

export async function closeByHand(db: Db, id: string, by: string, now: number): Promise<void> {
  await db
    .updateTable('alert')
    .set({ state: 'closed', closed_at: now, closed_by: by })
    .where('id', '=', id)
    .where('state', '!=', 'closed')
    .execute();
}

export async function addNote(db: Db, alert: string, by: string, text: string, now: number): Promise<void> {
  await db.insertInto('alert_note').values({ id: randomUUID(), alert, at: now, by_name: by, text }).execute();
}
