import { AppError } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
import type { Answer } from '../../contract/score.ts';
import type { CalibrationState } from '../../contract/calibration.ts';
import type { CalibrationRow, ContactRow, PersonRow } from './tables.ts';

export type Agreed = {
  readonly contact: string;
  readonly item: string;
  readonly answer: Answer;
  readonly words: string;
  readonly at: number;
  readonly by: string;
};

/** A session with its people and contacts; instants in epoch milliseconds. */
export type KeptSession = Omit<CalibrationRow, 'state'> & {
  readonly state: CalibrationState;
  readonly people: readonly PersonRow[];
  /** In their order. */
  readonly contacts: readonly ContactRow[];
};

/** Sessions, newest first. */
export async function readSessions(db: Db, only: { readonly id?: string } = {}): Promise<KeptSession[]> {
  let found = db.selectFrom('quality_calibration').selectAll().orderBy('made_at', 'desc').orderBy('id');
  if (only.id !== undefined) found = found.where('id', '=', only.id);
  const rows = await found.execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [people, contacts] = await Promise.all([
    db.selectFrom('quality_calibration_person').selectAll().where('session', 'in', ids).orderBy('name').execute(),
    db.selectFrom('quality_calibration_contact').selectAll().where('session', 'in', ids).orderBy('number').execute(),
  ]);
  const [ofPeople, ofContacts] = [
    Map.groupBy(people, ({ session }) => session),
    Map.groupBy(contacts, ({ session }) => session),
  ];
  const at = (value: number | null): number | null => (value === null ? null : Number(value));
  return rows.map((row) => ({
    ...row,
    state: row.state as CalibrationState,
    due_at: Number(row.due_at),
    made_at: Number(row.made_at),
    started_at: at(row.started_at),
    revealed_at: at(row.revealed_at),
    closed_at: at(row.closed_at),
    people: ofPeople.get(row.id) ?? [],
    contacts: (ofContacts.get(row.id) ?? []).map((one) => ({ ...one, contact_at: Number(one.contact_at) })),
  }));
}

/** One session. Throws `unknown_calibration`. */
export async function readSession(db: Db, id: string): Promise<KeptSession> {
  const [found] = await readSessions(db, { id });
  if (!found)
    throw new AppError('not_found', 'unknown_calibration', `There is no calibration "${id}"`, { field: 'id' });
  return found;
}

/** A session in this state. Throws `unknown_calibration`, `wrong_state`. */
export async function readSessionIn(db: Db, id: string, state: CalibrationState): Promise<KeptSession> {
  const session = await readSession(db, id);
  mustBe(session, state);
  return session;
}

function mustBe({ state, name }: KeptSession, wanted: CalibrationState): void {
  if (state !== wanted)
    throw new AppError('conflict', 'wrong_state', `"${name}" is ${state}, not ${wanted}`, {
      field: 'id',
      remedy: 'Load the session again: somebody has gone on with it.',
    });
}

/** Moves a session on from a state; who comes second is told. Throws `wrong_state`. */
export async function moveOn(
  db: Db,
  session: KeptSession,
  change: Partial<CalibrationRow> & { readonly state: CalibrationState },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('quality_calibration')
    .set(change)
    .where('id', '=', session.id)
    .where('state', '=', session.state)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) mustBe(await readSession(db, session.id), session.state);
}

/** What was agreed on, by contact and item. */
export async function readAgreed(db: Db, session: string): Promise<Agreed[]> {
  const rows = await db
    .selectFrom('quality_calibration_decision')
    .selectAll()
    .where('session', '=', session)
    .orderBy('at')
    .execute();
  return rows.map(({ contact, item, answer, words, at, by_name }) => ({
    contact,
    item,
    answer: JSON.parse(answer) as Answer,
    words,
    at: Number(at),
    by: by_name,
  }));
}
