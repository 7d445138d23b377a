import { type Actor, reaches } from '#src/http/actor.ts';
import { AppError } from '#src/kernel/errors.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import { addDays } from '#src/sheets/dates.ts';
import type { Person } from '../contract/person.ts';
import { placeOf, summaryOf } from './bodies.ts';
import type { PerformanceDependencies } from './dependencies.ts';
import { figuresOf } from './figures.ts';
import { dayBefore, monthOf, monthsBetween } from './month.ts';
import { placeAt } from './people.ts';
import { readMonths, readSheets } from './sheet.store.ts';

/** Four whole weeks hold every weekday four times. */
const TREND_DAYS = 28;

/** A person's month against her targets, for herself and those who answer for her. Throws `not_yours`, `no_person`, `no_data`. */
export async function personOf(
  asked: { readonly agent?: string | undefined; readonly month?: string | undefined },
  actor: Actor,
  needs: PerformanceDependencies,
): Promise<Person> {
  const { kpis, closings, records, clock } = needs;
  const [directory, coverage] = await Promise.all([needs.directory(), kpis.coverage()]);
  const { zone, lastDay, dataFrom, dataUntil } = coverage;
  const agent = asked.agent ?? actor.agent;
  if (agent === null)
    throw new AppError('invalid', 'no_person', 'You are no agent yourself', {
      field: 'agent',
      remedy: 'Name the agent.',
    });
  if (lastDay === null || dataFrom === null)
    throw new AppError('not_found', 'no_data', 'There are no data yet', { field: 'month' });
  const latest = lastDay.slice(0, 7);
  const month = monthOf(asked.month ?? latest, zone);
  const known = directory.agents.find(({ id }) => id === agent);
  const scope = actor.scopeOf('read:performance');
  const now = clock.now();
  // One answer for what is somebody else's and for what does not exist: it tells nothing.
  if (known === undefined || !reaches(scope, placeAt(directory, agent, Math.min(month.until - 1, now))))
    throw new AppError('forbidden', 'not_yours', 'This person is outside what you answer for', { field: 'agent' });
  const last = lastDay < month.endDay ? lastDay : dayBefore(month.endDay);
  const items = (await figuresOf([agent], month, needs)).get(agent) ?? [];
  const from = addDays(last, 1 - TREND_DAYS);
  const shown = ['handled', ...items.map(({ kpi }) => kpi)];
  const where = { agent: [agent] };
  const [whole, trend, closed, months, sheets] = await Promise.all([
    kpis.query({ kpis: ['handled'], from: month.firstDay, to: month.endDay, where }),
    kpis.query({ kpis: shown, from, to: addDays(last, 1), grain: '1d', where }),
    closings.versionOf({ from: month.from, to: month.until }),
    readMonths(records.db),
    readSheets(records.db, { agent }),
  ]);
  const days = Array.from({ length: TREND_DAYS }, (_, i) => addDays(from, i));
  const rowOf = new Map((trend.interval ?? []).map((text, row) => [text.slice(0, 10), row]));
  const team = directory.teamAt(agent, Math.min(month.until - 1, now));
  return {
    agent,
    name: known.name,
    number: known.number,
    teamName: team === null ? null : directory.nameOf('team', team),
    month: month.id,
    firstDay: month.firstDay,
    lastDay: last,
    zone,
    running: now < month.until,
    dataUntil,
    closing: closed?.version ?? null,
    handled: whole.kpis[0]?.value[0] ?? null,
    items,
    trend: {
      days,
      values: Object.fromEntries(
        trend.kpis.map(({ kpi, value }) => [kpi, days.map((day) => value[rowOf.get(day) ?? -1] ?? null)]),
      ),
    },
    months: monthsBetween(isoLocal(zone, Date.parse(dataFrom)).slice(0, 7), latest),
    sheets: sheets
      .filter((sheet) => reaches(scope, placeOf(sheet)))
      .flatMap((sheet) => {
        const opened = months.find((m) => m.month === sheet.month);
        return opened === undefined ? [] : [summaryOf(sheet, { month: opened, directory, now })];
      }),
  };
}
