import { isoLocal } from '#src/kernel/zone.ts';
import type { PopulationRow, ProgressRow } from '../../contract/plan.ts';
import type { DrawParsed } from '../../contract/draw.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import { invalid } from '#src/kernel/errors.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { inspectorsOf } from '../inspectors/who-inspects.ts';
import { readForm } from '../form.store.ts';
import { candidatesOf, whereOf } from './candidates.ts';

const DAY_MS = 86_400_000;
const HOUR_S = 3600;
/** An evaluation takes so long where none has been made yet. */
const GUESS_S = 900;

/** Every inspector's work of the last 28 days and what is still open, in hours: effort is compared, pieces are not paid. */
export async function readProgress(needs: QualityNeeds): Promise<ProgressRow[]> {
  const { records, clock } = needs;
  const { zone } = await needs.kpis.coverage();
  const since = clock.now() - 28 * DAY_MS;
  const [inspectors, rows] = await Promise.all([
    inspectorsOf(needs),
    records.db
      .selectFrom('quality_evaluation')
      .select(['inspector', 'inspector_name', 'form', 'state', 'worked', 'submitted_at', 'due_at'])
      .where((eb) => eb.or([eb('state', '=', 'open'), eb('submitted_at', '>=', since)]))
      .execute(),
  ]);
  const seconds = medianByForm(rows.filter(({ state }) => state === 'submitted'));
  const names = new Map([
    ...rows.map((row) => [row.inspector, row.inspector_name] as const),
    ...inspectors.map(({ id, name }) => [id, name] as const),
  ]);
  return [...names].map(([id, name]) => {
    const own = rows.filter(({ inspector }) => inspector === id);
    const [open, done] = [own.filter((row) => row.state === 'open'), own.filter((row) => row.state === 'submitted')];
    const due = open.flatMap((row) => (row.due_at === null ? [] : [Number(row.due_at)])).sort((a, b) => a - b)[0];
    return {
      id,
      name,
      // Who left keeps her name on what she did; what she has open waits to be given to somebody else.
      active: inspectors.some((one) => one.id === id),
      done: done.length,
      doneHours: done.reduce((sum, { worked }) => sum + worked, 0) / HOUR_S,
      open: open.length,
      openHours:
        open.reduce((sum, row) => sum + Math.max(0, (seconds.get(row.form) ?? GUESS_S) - row.worked), 0) / HOUR_S,
      late: open.filter((row) => row.due_at !== null && Number(row.due_at) <= clock.now()).length,
      nextDue: due === undefined ? null : isoLocal(zone, due),
    };
  });
}

function medianByForm(rows: readonly { readonly form: string; readonly worked: number }[]): Map<string, number> {
  return new Map(
    [...Map.groupBy(rows, ({ form }) => form)].map(([form, own]) => {
      const sorted = own.map(({ worked }) => worked).sort((a, b) => a - b);
      return [form, sorted[Math.floor(sorted.length / 2)] ?? GUESS_S];
    }),
  );
}

/** How many contacts everybody had in a period: what a sample of the next one would be drawn from. Throws `empty_range`, `bad_scope`. */
export async function readPopulation(
  input: {
    readonly from: string;
    readonly to: string;
    readonly where: DrawParsed['where'];
    readonly form?: string | undefined;
  },
  needs: QualityNeeds,
): Promise<{ rows: PopulationRow[]; minutes: number; isGuess: boolean }> {
  const [{ zone }, directory] = await Promise.all([needs.kpis.coverage(), needs.organisation.directory()]);
  const period = { from: parseInstant(input.from, zone, 'from'), to: parseInstant(input.to, zone, 'to') };
  if (period.to <= period.from)
    throw invalid('empty_range', 'The period ends before it begins', { field: 'to', remedy: 'Give a later end.' });
  const form = input.form === undefined ? null : await readForm(needs.records.db, input.form);
  const where = form === null ? input.where : whereOf(form, input.where);
  const candidates = await candidatesOf(where, period, directory, needs);
  const done = await needs.records.db
    .selectFrom('quality_evaluation')
    .select(['form', 'worked'])
    .where('state', '=', 'submitted')
    .execute();
  const seconds = medianByForm(input.form === undefined ? done.map(({ worked }) => ({ form: '', worked })) : done).get(
    input.form ?? '',
  );
  const rows = [...Map.groupBy(candidates, ({ agent }) => agent)].map(([agent, own]) => {
    const team = own.at(-1)?.team ?? null;
    return {
      agent,
      agentName: directory.nameOf('agent', agent),
      team,
      teamName: team === null ? null : directory.nameOf('team', team),
      population: own.length,
    };
  });
  return {
    rows: rows.sort((a, b) => ((a.teamName ?? '') < (b.teamName ?? '') ? -1 : 1)),
    minutes: (seconds ?? GUESS_S) / 60,
    isGuess: seconds === undefined,
  };
}
