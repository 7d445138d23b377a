import { CN_2025 } from './cn-2025.ts';
import { CN_2026 } from './cn-2026.ts';
import type { HolidayYear } from './holiday-year.ts';

/** Working day, 休息日 (weekend or moved day off), 法定节假日, 调休上班日. */
export type DayType = 'work' | 'rest' | 'statutory' | 'make_up';

/** A new year is one file and one entry here. */
const YEARS: readonly HolidayYear[] = [CN_2025, CN_2026];

interface Day {
  readonly type: DayType;
  readonly name: { readonly zh: string; readonly en: string } | null;
}

const days = new Map<string, Day>(
  YEARS.flatMap(({ holidays }) =>
    holidays.flatMap(({ name, off, statutory, makeUp }) => [
      ...span(...off).map((date) => [date, { type: statutory.includes(date) ? 'statutory' : 'rest', name }] as const),
      ...makeUp.map((date) => [date, { type: 'make_up', name }] as const),
    ]),
  ),
);

/** Type of a local date in mainland China; `official` is false for years whose notice is not in the program: then only weekends are known. */
export function dayTypeOf(date: string): Day & { readonly official: boolean } {
  const official = YEARS.some(({ year }) => date.startsWith(`${year}-`));
  const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
  return { ...(days.get(date) ?? { type: weekend ? 'rest' : 'work', name: null }), official };
}

function span(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
}
