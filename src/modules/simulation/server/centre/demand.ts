import { Stream, streamKey } from '../random/stream.ts';
import { dayType } from './holidays.ts';
import { HOLIDAY, WEEK } from './roster.ts';
import { dateOf, HOUR, startOfDay, weekdayOf } from './time.ts';

/** Half hours of a day the centre is open: 8:30 to 22:00. */
export const FIRST_SLOT = 17;
export const LAST_SLOT = 43;
export const SLOT = HOUR / 2;

/** Share of a day's contacts by half hour from 8:30 on: a morning hump, a lull at lunch, a higher afternoon, an evening tail. */
const SHAPE = [
  0.46, 0.68, 0.76, 0.82, 0.82, 0.78, 0.68, 0.62, 0.62, 0.82, 1.03, 1.07, 1.09, 1.09, 1.07, 1.03, 0.99, 0.9, 0.41, 0.38,
  0.23, 0.23, 0.24, 0.22, 0.21, 0.2, 0.16,
];
const WHOLE = SHAPE.reduce((a, b) => a + b, 0);

export const shapeAt = (slot: number): number => (SHAPE[slot - FIRST_SLOT] ?? 0) / WHOLE;

/** How much of a mean day's contacts a planner expects on a day: week, holidays, season and shopping festivals. */
export function expectedFactor(project: number, day: number): number {
  const date = dateOf(day);
  const season =
    project === 0 ? 1 + 0.06 * Math.cos((2 * Math.PI * (yearDay(date) - 205)) / 365) : isFestival(date) ? 1.12 : 1;
  return usual(day) * season;
}

/** By week and holiday alone; rosters follow this too. */
export function usual(day: number): number {
  switch (dayType(day)) {
    case 'holiday':
      return HOLIDAY * (WEEK[weekdayOf(day)] ?? 1);
    case 'make_up':
      return Math.max(1, WEEK[weekdayOf(day)] ?? 1);
    default:
      return WEEK[weekdayOf(day)] ?? 1;
  }
}

/** 双十一 and 618: the days on which parcels arrive. */
const isFestival = (date: string): boolean => {
  const day = date.slice(5);
  return (day >= '11-11' && day <= '11-16') || (day >= '06-18' && day <= '06-22');
};

const yearDay = (date: string): number =>
  (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${date.slice(0, 4)}-01-01T00:00:00Z`)) / (24 * HOUR) + 1;

/** What nobody could have known: the day's level, and on few days a disturbance of two hours. */
export function surprise(seed: number, project: number, day: number): (slot: number) => number {
  const draws = new Stream(streamKey(seed, 'surprise', project, day));
  const level = draws.lognormal(1, 0.045);
  const shocked = draws.chance(0.02);
  const from = FIRST_SLOT + Math.floor(draws.between(2, 20));
  const height = draws.between(1.5, 2.1);
  return (slot) => level * (shocked && slot >= from && slot < from + 4 ? height : 1);
}

/** Instants of a Poisson process that is constant within each half hour; `rate` = mean number in that half hour. */
export function arrivalsOf(key: number, day: number, rate: (slot: number) => number): number[] {
  const morning = startOfDay(day);
  const arrivals: number[] = [];
  for (let slot = FIRST_SLOT; slot <= LAST_SLOT; slot++) {
    const draws = new Stream(streamKey(key, slot));
    const count = draws.poisson(rate(slot));
    const instants = Array.from({ length: count }, () => morning + Math.floor((slot + draws.next()) * SLOT));
    arrivals.push(...instants.sort((a, b) => a - b));
  }
  return arrivals;
}
