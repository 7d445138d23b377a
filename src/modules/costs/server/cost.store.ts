import type { Db } from '#src/records/records.ts';
import type { SheetRejection } from '#src/sheets/rejection.ts';
import type { CostKind } from '../contract/cost.ts';
// The tables of this module, as types.
import './tables.ts';

const ROWS = 500;

/** One amount as it is kept; ids or `null` for what is common. */
export interface KeptLine {
  readonly kind: CostKind;
  readonly month: string;
  readonly site: string | null;
  readonly project: string | null;
  readonly channel: string | null;
  readonly item: string;
  readonly group: string | null;
  readonly amount: number;
  readonly sheet: string;
  readonly cell: string;
}

/** What one table speaks of as a whole: a later table that speaks of it replaces every line of it. */
export const scopeOf = ({ kind, month, site, project }: KeptLine): string =>
  [kind, month, site ?? '', project ?? ''].join('\0');

export async function addVersion(
  db: Db,
  said: { at: number; by: string; file: string; lines: readonly KeptLine[]; rejected: readonly SheetRejection[] },
): Promise<number> {
  const last = await db
    .selectFrom('cost_version')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst();
  const version = Number(last?.version ?? 0) + 1;
  const { at, by, file, lines, rejected } = said;
  await db
    .insertInto('cost_version')
    .values({ version, at, by_name: by, file, kept: lines.length, rejected: JSON.stringify(rejected) })
    .execute();
  for (let i = 0; i < lines.length; i += ROWS)
    await db
      .insertInto('cost_line')
      .values(lines.slice(i, i + ROWS).map(({ group, ...line }) => ({ ...line, group_name: group, version })))
      .execute();
  return version;
}

/** The lines that hold in `[from, until]`: of each kind, month, site and project those of the newest table that speaks of it. */
export async function readLines(db: Db, from: string, until: string): Promise<KeptLine[]> {
  const rows = await db
    .selectFrom('cost_line')
    .selectAll()
    .where('month', '>=', from)
    .where('month', '<=', until)
    .orderBy('month')
    .orderBy('version')
    .execute();
  const lines = rows.map(({ version, group_name, kind, amount, ...row }) => ({
    version,
    line: { ...row, kind: kind as CostKind, group: group_name, amount: Number(amount) } satisfies KeptLine,
  }));
  const newest = new Map<string, number>();
  for (const { version, line } of lines) newest.set(scopeOf(line), version);
  return lines.filter(({ version, line }) => newest.get(scopeOf(line)) === version).map(({ line }) => line);
}

export async function readMonths(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('cost_line').select('month').distinct().orderBy('month').execute();
  return rows.map(({ month }) => month);
}

export async function readVersions(db: Db) {
  const rows = await db.selectFrom('cost_version').selectAll().orderBy('version', 'desc').limit(50).execute();
  return rows.map((row) => ({
    version: row.version,
    at: Number(row.at),
    by: row.by_name,
    what: row.file,
    kept: row.kept,
    rejected: (JSON.parse(row.rejected) as unknown[]).length,
  }));
}

export async function readNames(db: Db): Promise<Map<string, string>> {
  return new Map((await db.selectFrom('cost_name').selectAll().execute()).map(({ key, means }) => [key, means]));
}

export async function saveNames(db: Db, names: Readonly<Record<string, string>>): Promise<void> {
  for (const [key, means] of Object.entries(names))
    await db
      .insertInto('cost_name')
      .values({ key, means })
      .onConflict((c) => c.column('key').doUpdateSet({ means }))
      .execute();
}

export async function readSent(db: Db, months: readonly string[]): Promise<Map<string, string>> {
  if (months.length === 0) return new Map();
  const rows = await db.selectFrom('cost_sent').selectAll().where('month', 'in', months).execute();
  return new Map(rows.map(({ cost_id, sent }) => [cost_id, sent]));
}

export async function saveSent(
  db: Db,
  rows: readonly { cost_id: string; month: string; sent: string }[],
): Promise<void> {
  for (let i = 0; i < rows.length; i += ROWS)
    await db
      .insertInto('cost_sent')
      .values(rows.slice(i, i + ROWS))
      .onConflict((c) => c.column('cost_id').doUpdateSet((eb) => ({ sent: eb.ref('excluded.sent') })))
      .execute();
}
