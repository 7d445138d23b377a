import { randomUUID } from 'node:crypto';
import { AppError } from '#src/kernel/errors.ts';
import { assertZone } from '#src/kernel/zone.ts';
import type { Db } from '#src/records/records.ts';
import { type Run, type Schedule, type ScheduleRow, schedule as scheduleSchema } from '../contract/schedule.ts';
import { dueAfter, dueUntil } from './due.ts';
import { json, readReport } from './report.store.ts';

const COMING = 3;

export async function readSchedules(db: Db, now: number): Promise<ScheduleRow[]> {
  const rows = await db
    .selectFrom('report_schedule')
    .innerJoin('report', 'report.id', 'report_schedule.report')
    .select(['report_schedule.id', 'report_schedule.body', 'report_schedule.active', 'next_at', 'report.name'])
    .orderBy('report_schedule.made_at')
    .execute();
  return rows.map((row) => {
    const schedule = scheduleSchema.parse({ ...(row.body as object), id: row.id, active: row.active });
    const coming = schedule.active ? dueAfter(schedule.when, schedule.zone, now, COMING) : [];
    return { ...schedule, name: row.name, nextAt: row.next_at, coming };
  });
}

export async function saveSchedule(
  db: Db,
  input: Omit<Schedule, 'id'> & { readonly id?: string | undefined },
  by: string,
  now: number,
): Promise<string> {
  const { id: given, active, ...body } = input;
  await readReport(db, body.report);
  assertZone(body.zone);
  const values = {
    report: body.report,
    body: json(body),
    active,
    next_at: active ? (dueAfter(body.when, body.zone, now)[0] ?? null) : null,
  };
  if (given === undefined) {
    const id = randomUUID();
    await db
      .insertInto('report_schedule')
      .values({ id, made_by: by, made_at: now, ...values })
      .execute();
    return id;
  }
  const { numUpdatedRows } = await db
    .updateTable('report_schedule')
    .set(values)
    .where('id', '=', given)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw noSuch(given);
  return given;
}

export async function removeSchedule(db: Db, id: string): Promise<void> {
  const { numDeletedRows } = await db.deleteFrom('report_schedule').where('id', '=', id).executeTakeFirst();
  if (Number(numDeletedRows) === 0) throw noSuch(id);
}

/** Turns what has become due into runs, one a schedule however long nothing ran; the number of new runs. */
export async function openDueRuns(db: Db, now: number): Promise<number> {
  const rows = await db
    .selectFrom('report_schedule')
    .selectAll()
    .where('active', '=', true)
    .where('next_at', '<=', now)
    .execute();
  let opened = 0;
  for (const row of rows) {
    const { when, zone } = scheduleSchema.parse({ ...(row.body as object), id: row.id, active: row.active });
    const due = dueUntil(when, zone, row.next_at ?? now, now);
    // Another server that looked at the same moment has moved it on already.
    const { numUpdatedRows } = await db
      .updateTable('report_schedule')
      .set({ next_at: dueAfter(when, zone, now)[0] ?? null })
      .where('id', '=', row.id)
      .where('next_at', '=', row.next_at)
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) continue;
    // One that still waits for its data is overtaken.
    await db
      .updateTable('report_run')
      .set({ state: 'skipped', ended_at: now, error: 'overtaken by the next run' })
      .where('schedule', '=', row.id)
      .where('state', '=', 'waiting')
      .execute();
    await db
      .insertInto('report_run')
      .values({
        id: randomUUID(),
        schedule: row.id,
        report: row.report,
        issue: null,
        due_at: due.at,
        ended_at: null,
        state: 'waiting',
        provisional: false,
        missed: due.missed,
        error: null,
        by: 'schedule',
      })
      .execute();
    opened += 1;
  }
  return opened;
}

/** Runs that wait for data, with what their schedules say. */
export async function waitingRuns(
  db: Db,
): Promise<{ readonly id: string; readonly dueAt: number; readonly schedule: Schedule }[]> {
  const rows = await db
    .selectFrom('report_run')
    .innerJoin('report_schedule', 'report_schedule.id', 'report_run.schedule')
    .select([
      'report_run.id',
      'due_at',
      'report_schedule.body',
      'report_schedule.active',
      'report_schedule.id as schedule',
    ])
    .where('state', '=', 'waiting')
    .orderBy('due_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    dueAt: row.due_at,
    schedule: scheduleSchema.parse({ ...(row.body as object), id: row.schedule, active: row.active }),
  }));
}

export async function openRun(db: Db, report: string, by: string, now: number): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('report_run')
    .values({
      id,
      schedule: null,
      report,
      issue: null,
      due_at: now,
      ended_at: null,
      state: 'waiting',
      provisional: false,
      missed: 0,
      error: null,
      by,
    })
    .execute();
  return id;
}

/** Ends a run once; false when another server has ended it. */
export async function endRun(
  db: Db,
  id: string,
  outcome: {
    readonly state: 'sent' | 'failed';
    readonly issue: string | null;
    readonly provisional: boolean;
    readonly error: string | null;
  },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('report_run')
    .set({ ...outcome, ended_at: now })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

export async function readRuns(db: Db, limit: number): Promise<Omit<Run, 'deliveries'>[]> {
  const rows = await db
    .selectFrom('report_run')
    .innerJoin('report', 'report.id', 'report_run.report')
    .leftJoin('report_issue', 'report_issue.id', 'report_run.issue')
    .select([
      'report_run.id',
      'schedule',
      'report_run.report',
      'report.name',
      'issue',
      'report_issue.version',
      'due_at',
      'ended_at',
      'state',
      'provisional',
      'missed',
      'error',
      'by',
    ])
    .orderBy('due_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ due_at, ended_at, ...row }) => ({ ...row, dueAt: due_at, endedAt: ended_at }));
}

const noSuch = (id: string) =>
  new AppError('not_found', 'no_such_schedule', `There is no schedule ${id}`, { field: 'id' });
