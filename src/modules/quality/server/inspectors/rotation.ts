import { recordAct } from '#src/audit/record-act.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import type { Db } from '#src/records/records.ts';
import type { DutyRow, Rotation, RotationInput } from '../../contract/inspector.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { inspectorsOf } from './who-inspects.ts';
import type { By } from '../evaluate.ts';
import { type Month, proposeDuties, tooLongIn } from './rotation-rules.ts';

/** Months in a row with one team until somebody says otherwise. */
const LIMIT = 3;
/** Months shown before the one asked for. */
const SHOWN = 6;

export type KeptMonth = {
  readonly month: string;
  readonly duties: readonly (DutyRow & { readonly name: string })[];
  readonly savedAt: number;
  readonly savedBy: string;
};

/** Every month kept, the latest first. */
export async function readRotation(db: Db): Promise<KeptMonth[]> {
  const rows = await db
    .selectFrom('quality_rotation')
    .selectAll()
    .orderBy('month', 'desc')
    .orderBy('inspector')
    .execute();
  return [...Map.groupBy(rows, ({ month }) => month)].map(([month, own]) => ({
    month,
    duties: own.map(({ inspector, inspector_name: name, duty, teams, hours }) => ({
      inspector,
      name,
      duty: duty as DutyRow['duty'],
      teams: JSON.parse(teams) as string[],
      hours,
    })),
    savedAt: Math.max(...own.map((row) => Number(row.saved_at))),
    savedBy: own[0]?.saved_by ?? '',
  }));
}

async function limitOf(db: Db): Promise<number> {
  const row = await db.selectFrom('quality_rotation_rule').select('limit_months').executeTakeFirst();
  return row?.limit_months ?? LIMIT;
}

/** A month's duties and those of the months before it. */
export async function rotationOf(month: string, needs: QualityNeeds): Promise<Rotation> {
  const { records } = needs;
  const [{ zone }, kept, limit, inspectors, directory] = await Promise.all([
    needs.kpis.coverage(),
    readRotation(records.db),
    limitOf(records.db),
    inspectorsOf(needs),
    needs.organisation.directory(),
  ]);
  const told = (one: KeptMonth) => ({
    month: one.month,
    duties: [...one.duties],
    tooLong: tooLongIn(one, limit, kept),
    savedBy: one.savedBy,
    savedAt: isoLocal(zone, one.savedAt),
  });
  const own = kept.find((one) => one.month === month);
  const empty = { month, duties: [], tooLong: [], savedBy: null, savedAt: null };
  return {
    limit,
    inspectors: inspectors.map(({ id, name }) => ({ id, name })),
    teams: directory.teams.map(({ id, name }) => ({ id, name })),
    months: [
      own === undefined ? empty : told(own),
      ...kept
        .filter((one) => one.month < month)
        .slice(0, SHOWN)
        .map(told),
    ],
  };
}

/** Duties the software would give for a month. Throws `nobody`. */
export async function proposeRotation(
  { month, limit, process }: { readonly month: string; readonly limit: number; readonly process: number },
  needs: QualityNeeds,
): Promise<DutyRow[]> {
  const [kept, inspectors, directory] = await Promise.all([
    readRotation(needs.records.db),
    inspectorsOf(needs),
    needs.organisation.directory(),
  ]);
  if (inspectors.length === 0)
    throw invalid('nobody', 'Nobody inspects', { field: 'month', remedy: 'Give somebody a role of quality first.' });
  const ids = inspectors.map(({ id }) => id);
  const teams = directory.teams.map(({ id }) => id);
  return proposeDuties(month, ids, teams, { limit, process }, kept);
}

/**
 * Keeps the duties of a month. Throws `unknown_inspector`, `unknown_team`, `twice`, `process_teams`, and `too_long` where somebody stays with a team for more
 * months in a row than the rule allows and no reason is given.
 */
export async function saveRotation(input: RotationInput, { actor, from }: By, needs: QualityNeeds): Promise<void> {
  const { records, clock } = needs;
  const [kept, inspectors, directory] = await Promise.all([
    readRotation(records.db),
    inspectorsOf(needs),
    needs.organisation.directory(),
  ]);
  const seen = new Set<string>();
  for (const [i, { inspector, duty, teams }] of input.duties.entries()) {
    const field = `duties.${i}`;
    if (!inspectors.some(({ id }) => id === inspector))
      throw invalid('unknown_inspector', `"${inspector}" inspects nothing`, {
        field,
        remedy: 'Choose people with a role of quality.',
      });
    if (seen.has(inspector))
      throw invalid('twice', 'She has two duties in this month', { field, remedy: 'Give one line each.' });
    seen.add(inspector);
    const stranger = teams.find((team) => !directory.teams.some(({ id }) => id === team));
    if (stranger !== undefined)
      throw invalid('unknown_team', `There is no team "${stranger}"`, { field, remedy: 'Choose one of the list.' });
    if (duty === 'process' && teams.length > 0)
      throw invalid('process_teams', 'Who is on process management inspects no team', {
        field,
        remedy: 'Leave the teams out, or give her control.',
      });
  }
  const month: Month = { month: input.month, duties: input.duties };
  const long = tooLongIn(month, input.limit, kept);
  const [first] = long;
  if (first !== undefined && input.reason === '') {
    const who = inspectors.find(({ id }) => id === first.inspector)?.name ?? first.inspector;
    const team = directory.nameOf('team', first.team);
    throw new AppError('conflict', 'too_long', `${who} would inspect ${team} for ${first.months} months in a row`, {
      field: 'reason',
      remedy: 'Give the team to somebody else, or say why she stays.',
    });
  }
  const at = clock.now();
  await records.db.transaction().execute(async (db) => {
    await db.deleteFrom('quality_rotation').where('month', '=', input.month).execute();
    if (input.duties.length > 0)
      await db
        .insertInto('quality_rotation')
        .values(
          input.duties.map(({ inspector, duty, teams, hours }) => ({
            month: input.month,
            inspector,
            inspector_name: inspectors.find(({ id }) => id === inspector)?.name ?? inspector,
            duty,
            teams: JSON.stringify(teams),
            hours,
            saved_at: at,
            saved_by: actor.name,
          })),
        )
        .execute();
    await db.deleteFrom('quality_rotation_rule').execute();
    await db.insertInto('quality_rotation_rule').values({ id: 1, limit_months: input.limit }).execute();
    await recordAct(db, {
      actor,
      action: 'inspector_rotation.save',
      object: { kind: 'inspector_rotation', id: input.month },
      before: kept.find((one) => one.month === input.month)?.duties ?? null,
      after: { duties: input.duties, limit: input.limit, tooLong: long },
      reason: input.reason === '' ? null : input.reason,
      from,
      at,
    });
  });
}

/** Who may judge a team's contacts of a month, as the rotation says; null where it says nothing of that team. */
export function inspectorsOfTeam(
  team: string | null,
  month: string,
  kept: readonly KeptMonth[],
): readonly string[] | null {
  const own = kept.find((one) => one.month === month)?.duties ?? [];
  const named = own.filter(({ duty, teams }) => duty === 'control' && team !== null && teams.includes(team));
  return named.length === 0 ? null : named.map(({ inspector }) => inspector);
}
