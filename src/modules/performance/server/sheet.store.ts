import { randomUUID } from 'node:crypto';
import type { Actor, RowPlace } from '#src/http/actor.ts';
import type { Db } from '#src/records/records.ts';
import type { Judged } from '../contract/judged.ts';
import type { Step } from '../contract/sheet.ts';
// The tables this module adds to the records, as types.
import './migrations.ts';

export type KeptMonth = {
  readonly month: string;
  readonly deadline: number;
  readonly openedBy: string;
  readonly openedAt: number;
};

/** One person's month as kept: its latest figures and all that was said about them, in order. */
export type KeptSheet = {
  readonly id: string;
  readonly month: string;
  readonly agent: string;
  readonly team: string | null;
  readonly site: string | null;
  readonly version: number;
  readonly figures: readonly Judged[];
  readonly closing: string | null;
  readonly frozenAt: number;
  readonly steps: readonly Step[];
};

export async function readMonths(db: Db): Promise<KeptMonth[]> {
  const rows = await db.selectFrom('performance_month').selectAll().orderBy('month', 'desc').execute();
  return rows.map((row) => ({
    month: row.month,
    deadline: row.deadline_at,
    openedBy: row.opened_name,
    openedAt: row.opened_at,
  }));
}

/** Opens a month, or moves its deadline. */
export async function saveMonth(db: Db, month: string, deadline: number, actor: Actor, now: number): Promise<void> {
  await db
    .insertInto('performance_month')
    .values({ month, deadline_at: deadline, opened_by: actor.id, opened_name: actor.name, opened_at: now })
    .onConflict((c) => c.column('month').doUpdateSet({ deadline_at: deadline }))
    .execute();
}

/** Sheets with their latest figures and all steps. */
export async function readSheets(
  db: Db,
  which: { readonly month?: string; readonly id?: string; readonly agent?: string },
): Promise<KeptSheet[]> {
  let wanted = db
    .selectFrom('performance_sheet as s')
    .innerJoin('performance_sheet_version as v', (join) =>
      join.onRef('v.sheet', '=', 's.id').onRef('v.version', '=', 's.version'),
    )
    .select(['s.id', 's.month', 's.agent', 's.team', 's.site', 's.version', 'v.figures', 'v.closing', 'v.frozen_at'])
    .orderBy('s.month', 'desc')
    .orderBy('s.agent');
  if (which.month !== undefined) wanted = wanted.where('s.month', '=', which.month);
  if (which.id !== undefined) wanted = wanted.where('s.id', '=', which.id);
  if (which.agent !== undefined) wanted = wanted.where('s.agent', '=', which.agent);
  const rows = await wanted.execute();
  if (rows.length === 0) return [];
  const said = await db
    .selectFrom('performance_step')
    .selectAll()
    .where(
      'sheet',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('seq')
    .execute();
  const steps = Map.groupBy(said, ({ sheet }) => sheet);
  return rows.map(({ figures, frozen_at, ...row }) => ({
    ...row,
    figures: JSON.parse(figures) as Judged[],
    frozenAt: frozen_at,
    steps: (steps.get(row.id) ?? []).map(({ at, by_name, version, kpi, what, text }) => ({
      at,
      by: by_name,
      version,
      kpi,
      what: what as Step['what'],
      text,
    })),
  }));
}

type Frozen = { readonly figures: readonly Judged[]; readonly closing: string | null };

export async function insertSheet(
  db: Db,
  sheet: Frozen & { readonly month: string; readonly agent: string; readonly place: RowPlace },
  actor: Actor,
  now: number,
): Promise<void> {
  const id = randomUUID();
  const { month, agent, place } = sheet;
  await db
    .insertInto('performance_sheet')
    .values({ id, month, agent, team: place.team ?? null, site: place.site ?? null, version: 1 })
    .execute();
  await insertVersion(db, id, 1, sheet, actor, now);
}

/** Puts other figures in place of a sheet's; the ones before are kept as they were. */
export async function renewSheet(db: Db, kept: KeptSheet, frozen: Frozen, actor: Actor, now: number): Promise<void> {
  const version = kept.version + 1;
  await db.updateTable('performance_sheet').set({ version }).where('id', '=', kept.id).execute();
  await insertVersion(db, kept.id, version, frozen, actor, now);
}

async function insertVersion(
  db: Db,
  sheet: string,
  version: number,
  { figures, closing }: Frozen,
  actor: Actor,
  now: number,
): Promise<void> {
  await db
    .insertInto('performance_sheet_version')
    .values({
      sheet,
      version,
      figures: JSON.stringify(figures),
      closing,
      frozen_at: now,
      frozen_by: actor.name,
    })
    .execute();
}

export async function addSteps(
  db: Db,
  sheet: string,
  steps: readonly Pick<Step, 'version' | 'kpi' | 'what' | 'text'>[],
  actor: Actor,
  at: number,
): Promise<void> {
  if (steps.length === 0) return;
  const said = { sheet, by_id: actor.id, by_name: actor.name, at };
  for (const { version, kpi, what, text } of steps)
    await db
      .insertInto('performance_step')
      .values({ ...said, version, kpi, what, text })
      .execute();
}

/** Holds a sheet for the rest of the transaction, so that two answers at once are one after the other. */
export async function holdSheet(db: Db, id: string): Promise<void> {
  await db.selectFrom('performance_sheet').select('id').where('id', '=', id).forUpdate().execute();
}
