import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
import { type Fields, type IssueSummary, type Report, report as reportSchema } from '../contract/report.ts';
import type { ReportData } from './report-data.ts';
import './tables.ts';

export const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

const missing = (what: string, id: string) =>
  new AppError('not_found', `no_such_${what}`, `There is no ${what} ${id}`, { field: what });

export async function readReports(db: Db): Promise<Report[]> {
  const rows = await db.selectFrom('report').selectAll().where('removed_at', 'is', null).orderBy('made_at').execute();
  return rows.map((row) => reportSchema.parse({ ...(row.body as object), id: row.id }));
}

/** Also one that was removed, where its issues are still looked at. */
export async function readReport(db: Db, id: string, removedToo = false): Promise<Report> {
  const row = await db.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || (row.removed_at !== null && !removedToo)) throw missing('report', id);
  return reportSchema.parse({ ...(row.body as object), id });
}

export async function saveReport(
  db: Db,
  input: Omit<Report, 'id'> & { readonly id?: string | undefined },
  by: string,
  now: number,
): Promise<Report> {
  const { id: given, ...body } = input;
  const id = given ?? randomUUID();
  if (given !== undefined) {
    await readReport(db, given);
    await db
      .updateTable('report')
      .set({ name: body.name, body: json(body) })
      .where('id', '=', given)
      .execute();
  } else
    await db
      .insertInto('report')
      .values({ id, name: body.name, body: json(body), made_by: by, made_at: now, removed_at: null })
      .execute();
  return { ...body, id };
}

export async function removeReport(db: Db, id: string, now: number): Promise<void> {
  await readReport(db, id);
  await db.updateTable('report').set({ removed_at: now }).where('id', '=', id).execute();
  await db.deleteFrom('report_schedule').where('report', '=', id).execute();
}

export interface Issue {
  readonly summary: IssueSummary;
  readonly data: ReportData;
  readonly fields: Fields;
}

/** Keeps numbers as an issue: the latest where they are the same as they were, else a new version with the fields of the one before. */
export async function keepIssue(
  db: Db,
  report: Report,
  days: { readonly firstDay: string; readonly lastDay: string },
  data: ReportData,
): Promise<Issue> {
  const latest = await db
    .selectFrom('report_issue')
    .selectAll()
    .where('report', '=', report.id)
    .where('first_day', '=', days.firstDay)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (latest && numbersOf(latest.data as ReportData) === numbersOf(data)) return readIssue(db, latest.id);
  const id = randomUUID();
  await db
    .insertInto('report_issue')
    .values({
      id,
      report: report.id,
      first_day: days.firstDay,
      last_day: days.lastDay,
      version: (latest?.version ?? 0) + 1,
      data: json(data),
      fields: json(latest?.fields ?? {}),
      made_at: data.madeAt,
    })
    .execute();
  return readIssue(db, id);
}

/** The same numbers made at another minute are the same issue. jsonb does not keep the order of members. */
const numbersOf = ({ madeAt: _, ...rest }: ReportData): string =>
  JSON.stringify(rest, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

export async function readIssue(db: Db, id: string): Promise<Issue> {
  const row = await db.selectFrom('report_issue').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw missing('issue', id);
  const summary = (await summaries(db, row.report, row.first_day)).find((issue) => issue.id === id);
  if (!summary) throw missing('issue', id);
  return { summary, data: row.data as ReportData, fields: row.fields as Fields };
}

export async function fillIssue(db: Db, id: string, fields: Fields): Promise<Fields> {
  const { fields: before } = await readIssue(db, id);
  await db
    .updateTable('report_issue')
    .set({ fields: json({ ...before, ...fields }) })
    .where('id', '=', id)
    .execute();
  return before;
}

/** Issues newest first; without their numbers. */
export async function summaries(db: Db, report?: string, firstDay?: string): Promise<IssueSummary[]> {
  let query = db
    .selectFrom('report_issue')
    .innerJoin('report', 'report.id', 'report_issue.report')
    .select([
      'report_issue.id',
      'report_issue.report',
      'report.name',
      'first_day',
      'last_day',
      'version',
      'report_issue.made_at',
    ])
    .select(sql<boolean>`(data->>'complete')::boolean`.as('complete'))
    .select(sql<string>`data->>'rhythm'`.as('rhythm'))
    .select(sql<boolean>`version = max(version) over (partition by report_issue.report, first_day)`.as('latest'))
    .orderBy('first_day', 'desc')
    .orderBy('version', 'desc')
    .limit(500);
  if (report !== undefined) query = query.where('report_issue.report', '=', report);
  if (firstDay !== undefined) query = query.where('first_day', '=', firstDay);
  return (await query.execute()).map((row) => ({
    id: row.id,
    report: row.report,
    name: row.name,
    rhythm: row.rhythm as IssueSummary['rhythm'],
    from: row.first_day,
    to: row.last_day,
    version: row.version,
    madeAt: row.made_at,
    complete: row.complete,
    latest: row.latest,
  }));
}
