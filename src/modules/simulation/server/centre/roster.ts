import { Stream, streamKey } from '../random/stream.ts';
import { dayType } from './holidays.ts';
import { TEAMS } from './layout.ts';
import type { Person } from './people.ts';
import type { Planting } from './plantings.ts';
import { HOUR, MINUTE, startOfDay, weekdayOf } from './time.ts';

export type Activity = 'work' | 'break' | 'meal' | 'training' | 'meeting' | 'leave';
export interface Segment {
  readonly activity: Activity;
  readonly start: number;
  readonly end: number;
}

/** One rostered shift of one person, and what came of it. Instants in epoch ms. */
export interface Shift {
  readonly person: Person;
  readonly day: number;
  readonly start: number;
  readonly end: number;
  readonly segments: readonly Segment[];
  readonly attendance: 'present' | 'leave' | 'sick';
  /** Minutes late as ms; 0 in time. */
  readonly late: number;
}

/** 早班 中班 晚班: hour of the start, share of the people, hours at which lunch may begin. All last nine hours, lunch included. */
export const SHIFTS = [
  { hour: 8.5, share: 0.55, meals: [11, 11.75, 12.5] },
  { hour: 9.5, share: 0.2, meals: [12, 12.75, 13.5] },
  { hour: 13, share: 0.25, meals: [16.5, 17.25, 17.5] },
] as const;
export const LENGTH = 9 * HOUR;
const MEAL = 60 * MINUTE;
const BREAK = 15 * MINUTE;

/** Work by weekday (Monday first) relative to the mean; rosters and volumes both follow it. */
export const WEEK = [1.12, 1.05, 1.02, 1, 1.01, 0.93, 0.87] as const;
/** On a public holiday so much of the usual comes in and so many of the usual come to work. */
export const HOLIDAY = 0.7;

/** The shifts of a day, of those employed then. */
export function shiftsOf(
  seed: number,
  people: readonly Person[],
  day: number,
  plantings: readonly Planting[],
): Shift[] {
  const shifts: Shift[] = [];
  for (const person of people) {
    if (day < person.hired || (person.left !== null && day >= person.left)) continue;
    if (isOff(person, day, seatsOfTeam(people, person.team))) continue;
    const draws = new Stream(streamKey(person.key, 'day', day));
    if (dayType(day) === 'holiday' && !draws.chance(HOLIDAY)) continue;
    shifts.push(shiftOf(seed, person, day, draws, plantings));
  }
  return shifts;
}

const seatsOfTeam = (people: readonly Person[], team: number): number =>
  people.reduce((most, person) => (person.team === team ? Math.max(most, person.seat + 1) : most), 0);

/**
 * Two days off a week, by weekday in proportion to the work: seat s of week w takes the two slots s, s + seats of a list in which each
 * weekday stands as often as people can be spared on it. The list is turned every week.
 */
function isOff(person: Person, day: number, seats: number): boolean {
  const list = daysOff(seats);
  const week = Math.floor((day + 3) / 7);
  const at = (person.seat + week * 5) % seats;
  const [first, second] = [list[at], list[at + seats]];
  const weekday = weekdayOf(day);
  if (weekday === first) return true;
  // Where both slots name the same day, the day after is the second.
  return weekday === (second === first ? ((second ?? 0) + 1) % 7 : second);
}

const lists = new Map<number, readonly number[]>();
function daysOff(seats: number): readonly number[] {
  const known = lists.get(seats);
  if (known) return known;
  const total = WEEK.reduce((a, b) => a + b, 0);
  const list: number[] = [];
  const spare = WEEK.map((factor) => seats - (5 * seats * factor) / total);
  for (let n = 0; n < 2 * seats; n++) {
    const most = spare.reduce((best, value, weekday) => (value > (spare[best] ?? 0) ? weekday : best), 0);
    list.push(most);
    spare[most] = (spare[most] ?? 0) - 1;
  }
  lists.set(seats, list);
  return list;
}

function shiftOf(seed: number, person: Person, day: number, draws: Stream, plantings: readonly Planting[]): Shift {
  const week = Math.floor((day + 3) / 7);
  const kind = kindOf(seed, person, week);
  const morning = startOfDay(day);
  const start = morning + kind.hour * HOUR;
  const attends = draws.next();
  const attendance = attends < 0.035 ? 'leave' : attends < 0.06 ? 'sick' : 'present';
  const late = draws.chance(0.04) ? draws.exponential(11 * MINUTE) : 0;
  const mealHour = together(person, plantings, kind.hour) ?? kind.meals[(person.seat + day) % kind.meals.length] ?? 12;
  const meal = { activity: 'meal' as const, start: morning + mealHour * HOUR, end: morning + mealHour * HOUR + MEAL };
  const parts: Segment[] = [meal];
  if (weekdayOf(day) === 0) parts.push({ activity: 'meeting', start, end: start + 15 * MINUTE });
  parts.push(breakAt(start + (1.5 + 0.25 * (person.seat % 4)) * HOUR));
  parts.push(breakAt(start + (6.5 + 0.25 * (person.seat % 5)) * HOUR));
  if (draws.chance(0.07)) {
    const from = start + 5.25 * HOUR;
    if (from >= meal.end) parts.push({ activity: 'training', start: from, end: from + 60 * MINUTE });
  }
  const end = start + LENGTH;
  return { person, day, start, end, segments: withWork(start, end, parts), attendance, late };
}

const breakAt = (start: number): Segment => ({ activity: 'break', start, end: start + BREAK });

function kindOf(seed: number, person: Person, week: number): (typeof SHIFTS)[number] {
  if (TEAMS[person.team]?.outbound) return SHIFTS[1];
  // Low-discrepancy over the seats, turned every two weeks: every week has each kind in its share.
  const turn = new Stream(streamKey(seed, 'shift kinds', person.team, Math.floor(week / 2))).next();
  const place = (person.seat * 0.618_033_988_749 + turn) % 1;
  if (place < SHIFTS[0].share) return SHIFTS[0];
  return place < SHIFTS[0].share + SHIFTS[1].share ? SHIFTS[1] : SHIFTS[2];
}

function together(person: Person, plantings: readonly Planting[], hour: number): number | null {
  // Whoever begins later has lunch later.
  if (hour > 9) return null;
  const team = TEAMS[person.team]?.name;
  const found = plantings.find((p) => p.kind === 'lunch_together' && p.team === team);
  return found?.kind === 'lunch_together' ? found.hour : null;
}

/** Fills what lies between the other parts with work; of parts that overlap the later gives way. */
function withWork(start: number, end: number, parts: readonly Segment[]): Segment[] {
  const segments: Segment[] = [];
  let at = start;
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    if (part.start < at || part.end > end) continue;
    if (part.start > at) segments.push({ activity: 'work', start: at, end: part.start });
    segments.push(part);
    at = part.end;
  }
  if (at < end) segments.push({ activity: 'work', start: at, end });
  return segments;
}
