import { dayOfDate } from './time.ts';

/** 法定节假日 with its days off around it, and 调休上班日: the State Council's notices, from – to. */
const HOLIDAYS: readonly (readonly [string, string])[] = [
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
];
const MAKE_UP: readonly string[] = [
  '2025-01-26',
  '2025-02-08',
  '2025-04-27',
  '2025-09-28',
  '2025-10-11',
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
];

const spans = HOLIDAYS.map(([from, to]) => [dayOfDate(from), dayOfDate(to)] as const);
const makeUp = new Set(MAKE_UP.map(dayOfDate));

/** 法定节假日 · 调休上班日 · ordinary. */
export type DayType = 'holiday' | 'make_up' | 'ordinary';

/** Type of a day; years without a notice here have ordinary days only. */
export function dayType(day: number): DayType {
  if (makeUp.has(day)) return 'make_up';
  return spans.some(([from, to]) => day >= from && day <= to) ? 'holiday' : 'ordinary';
}
