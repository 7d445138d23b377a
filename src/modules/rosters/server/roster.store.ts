import type { Db } from '#src/records/records.ts';
import type { SheetRejection } from '#src/sheets/rejection.ts';
import type { Employment, ShiftCode } from '../contract/roster.ts';
// The tables of this module, as types.
import './tables.ts';

const ROWS = 1000;
export interface RosterDay {
  readonly agent: string;
  readonly date: string;
  readonly code: string;
}

/** Opens a version; call it in the transaction of what it brings. */
export async function addVersion(
  db: Db,
  said: { kind: string; label: string; at: number; by: string; cells: number; rejected: readonly SheetRejection[] },
): Promise<number> {
  const last = await db
    .selectFrom('roster_version')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst();
  const version = Number(last?.version ?? 0) + 1;
  const { by, rejected, ...row } = said;
  await db
    .insertInto('roster_version')
    .values({ ...row, version, by_name: by, rejected: JSON.stringify(rejected) })
    .execute();
  return version;
}

export async function addDays(db: Db, version: number, days: readonly RosterDay[]): Promise<void> {
  for (const rows of chunks(days)) {
    await db
      .insertInto('roster_day')
      .values(rows.map((day) => ({ ...day, version })))
      .execute();
  }
}

/** The newest word about every person's day in `[from, until]`, local dates, both inside. */
export async function readDays(
  db: Db,
  from: string,
  until: string,
  agents: readonly string[] | null,
): Promise<RosterDay[]> {
  if (agents?.length === 0) return [];
  let query = db
    .selectFrom('roster_day')
    .distinctOn(['agent', 'date'])
    .select(['agent', 'date', 'code'])
    .where('date', '>=', from)
    .where('date', '<=', until)
    .orderBy('agent')
    .orderBy('date')
    .orderBy('version', 'desc');
  if (agents) query = query.where('agent', 'in', agents);
  return query.execute();
}

export async function readCodes(db: Db): Promise<ShiftCode[]> {
  const rows = await db.selectFrom('shift_code').selectAll().orderBy('code').orderBy('from_date').execute();
  return rows.map((row) => ({
    code: row.code,
    from: row.from_date,
    meaning: JSON.parse(row.meaning) as ShiftCode['meaning'],
  }));
}

/** Keeps what a code means from a date on. */
export async function saveCode(db: Db, { code, from, meaning }: ShiftCode): Promise<void> {
  const row = { code, from_date: from, meaning: JSON.stringify(meaning) };
  await db
    .insertInto('shift_code')
    .values(row)
    .onConflict((c) => c.columns(['code', 'from_date']).doUpdateSet({ meaning: row.meaning }))
    .execute();
}

export async function readPeopleAnswers(db: Db): Promise<Map<string, string>> {
  return new Map((await db.selectFrom('roster_person').selectAll().execute()).map((row) => [row.key, row.agent]));
}

export async function savePeopleAnswers(db: Db, people: Readonly<Record<string, string>>): Promise<void> {
  for (const [key, agent] of Object.entries(people)) {
    await db
      .insertInto('roster_person')
      .values({ key, agent })
      .onConflict((c) => c.column('key').doUpdateSet({ agent }))
      .execute();
  }
}

/** Keeps punches and the days they speak of; those already there stay. */
export async function addPunches(
  db: Db,
  version: number,
  punches: readonly { agent: string; at: number }[],
  days: readonly { agent: string; date: string }[],
): Promise<void> {
  for (const rows of chunks(punches))
    await db
      .insertInto('punch')
      .values(rows.map((row) => ({ ...row, version })))
      .onConflict((c) => c.doNothing())
      .execute();
  for (const rows of chunks(days))
    await db
      .insertInto('punch_day')
      .values([...rows])
      .onConflict((c) => c.doNothing())
      .execute();
}

export async function addLeave(
  db: Db,
  version: number,
  leaves: readonly { agent: string; from_at: number; until_at: number; kind: string; approved: boolean }[],
): Promise<void> {
  for (const leave of leaves) {
    await db
      .insertInto('leave')
      .values({ ...leave, version })
      .onConflict((c) =>
        c
          .columns(['agent', 'from_at', 'until_at'])
          .doUpdateSet({ kind: leave.kind, approved: leave.approved, version }),
      )
      .execute();
  }
}

/** What is known of people between two instants: punches, and approved leave. */
export async function readPresence(db: Db, agents: readonly string[], from: number, until: number) {
  if (agents.length === 0) return { punches: [], leaves: [] };
  const punches = await db
    .selectFrom('punch')
    .select(['agent', 'at'])
    .where('agent', 'in', agents)
    .where('at', '>=', from)
    .where('at', '<', until)
    .orderBy('at')
    .execute();
  const leaves = await db
    .selectFrom('leave')
    .select(['agent', 'from_at', 'until_at', 'kind'])
    .where('agent', 'in', agents)
    .where('approved', '=', true)
    .where('until_at', '>', from)
    .where('from_at', '<', until)
    .execute();
  return { punches, leaves };
}

export async function readPunchDays(db: Db, from: string, until: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('punch_day')
    .selectAll()
    .where('date', '>=', from)
    .where('date', '<=', until)
    .execute();
  return new Set(rows.map(({ agent, date }) => `${agent}\0${date}`));
}

export async function readSent(db: Db, from: string, until: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('roster_sent')
    .selectAll()
    .where('date', '>=', from)
    .where('date', '<=', until)
    .execute();
  return new Map(rows.map(({ agent, date, sent }) => [`${agent}\0${date}`, sent]));
}

export async function saveSent(
  db: Db,
  days: readonly { readonly agent: string; readonly date: string; readonly sent: string }[],
): Promise<void> {
  for (const rows of chunks(days))
    await db
      .insertInto('roster_sent')
      .values([...rows])
      .onConflict((c) => c.columns(['agent', 'date']).doUpdateSet((eb) => ({ sent: eb.ref('excluded.sent') })))
      .execute();
}

export async function readVersions(db: Db) {
  const rows = await db.selectFrom('roster_version').selectAll().orderBy('version', 'desc').limit(50).execute();
  return rows.map((row) => ({
    version: row.version,
    at: row.at,
    by: row.by_name,
    what: row.label,
    cells: row.cells,
    rejected: (JSON.parse(row.rejected) as unknown[]).length,
  }));
}

export async function readEmployments(db: Db): Promise<Employment[]> {
  const rows = await db.selectFrom('employment').selectAll().orderBy('agent').orderBy('hired').execute();
  return rows.map(({ agent, hired, left_on, kind }) => ({
    agent,
    hired,
    left: left_on,
    kind: kind as Employment['kind'],
  }));
}

export async function saveEmployment(db: Db, { agent, hired, left, kind }: Employment): Promise<void> {
  const values = { left_on: left, kind: left === null ? null : kind };
  await db
    .insertInto('employment')
    .values({ agent, hired, ...values })
    .onConflict((c) => c.columns(['agent', 'hired']).doUpdateSet(values))
    .execute();
}

function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < rows.length; i += ROWS) yield rows.slice(i, i + ROWS);
}
