import { type Actor, reaches } from '#src/http/actor.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import type { SheetSummary, SignOffMonth } from '../contract/sheet.ts';
import { placeOf, summaryOf } from './bodies.ts';
import type { PerformanceDependencies } from './dependencies.ts';
import { monthOf, monthsBetween } from './month.ts';
import { type KeptMonth, readMonths, readSheets } from './sheet.store.ts';

/** The months that are over, newest first, each with how far its sign-off is among the people the asker reaches. */
export async function monthList(
  actor: Actor,
  needs: PerformanceDependencies,
): Promise<{ zone: string; months: SignOffMonth[] }> {
  const { zone, dataFrom, lastDay } = await needs.kpis.coverage();
  if (dataFrom === null || lastDay === null) return { zone, months: [] };
  const now = needs.clock.now();
  const opened = await readMonths(needs.records.db);
  const ids = monthsBetween(isoLocal(zone, Date.parse(dataFrom)).slice(0, 7), lastDay.slice(0, 7));
  const over = ids.filter((id) => monthOf(id, zone).until <= now);
  const months: SignOffMonth[] = [];
  for (const id of over) {
    const kept = opened.find(({ month }) => month === id) ?? null;
    months.push(await monthBody(id, zone, kept, await sheetsOf(id, kept, actor, needs), needs));
  }
  return { zone, months };
}

/** One month with the sheets the asker reaches. */
export async function signOffOf(id: string, actor: Actor, needs: PerformanceDependencies) {
  const { zone } = await needs.kpis.coverage();
  const kept = (await readMonths(needs.records.db)).find(({ month }) => month === id) ?? null;
  const sheets = await sheetsOf(id, kept, actor, needs);
  return { ...(await monthBody(id, zone, kept, sheets, needs)), zone, sheets };
}

async function sheetsOf(
  id: string,
  month: KeptMonth | null,
  actor: Actor,
  { records, directory, clock }: PerformanceDependencies,
): Promise<SheetSummary[]> {
  if (month === null) return [];
  const scope = actor.scopeOf('read:performance');
  const around = { month, directory: await directory(), now: clock.now() };
  return (await readSheets(records.db, { month: id }))
    .filter((sheet) => reaches(scope, placeOf(sheet)))
    .map((sheet) => summaryOf(sheet, around))
    .sort((a, b) => `${a.teamName}\0${a.number}`.localeCompare(`${b.teamName}\0${b.number}`));
}

async function monthBody(
  id: string,
  zone: string,
  kept: KeptMonth | null,
  sheets: readonly SheetSummary[],
  { closings }: PerformanceDependencies,
): Promise<SignOffMonth> {
  const { from, until } = monthOf(id, zone);
  const closing = (await closings.versionOf({ from, to: until }))?.version ?? null;
  const count = (is: (sheet: SheetSummary) => boolean): number => sheets.filter(is).length;
  return {
    month: id,
    opened: kept === null ? null : { at: kept.openedAt, by: kept.openedBy, deadline: kept.deadline },
    closing,
    counts: {
      people: sheets.length,
      confirmed: count(({ state }) => state === 'confirmed'),
      objected: count(({ state }) => state === 'objected'),
      overdue: count(({ overdue }) => overdue),
      outdated: count((sheet) => closing !== null && sheet.closing !== closing),
    },
  };
}
