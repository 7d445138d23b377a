import { PLANTINGS } from '../centre/plantings.ts';
import { LENGTH, type Shift, SHIFTS } from '../centre/roster.ts';
import { HOUR, startOfDay } from '../centre/time.ts';

const LETTERS = ['A', 'B', 'C'] as const;

/** Shifts by hour of the start and of the meal, in the order of their codes: A1, A2 … */
const CODES = SHIFTS.flatMap(({ hour, meals }, i) => {
  const together = PLANTINGS.flatMap((planting) =>
    planting.kind === 'lunch_together' && hour <= 9 ? [planting.hour] : [],
  );
  return [...new Set([...meals, ...together])].map((meal, n) => ({ code: `${LETTERS[i]}${n + 1}`, hour, meal }));
});

/** The code the roster has for a shift. Breaks of a quarter of an hour are told in the plan of the day, not in the code. */
export function codeOf({ day, start, segments }: Shift): string {
  const hourOf = (at: number): number => (at - startOfDay(day)) / HOUR;
  const meal = segments.find(({ activity }) => activity === 'meal');
  const found = CODES.find(
    ({ hour, meal: at }) => hour === hourOf(start) && meal !== undefined && at === hourOf(meal.start),
  );
  if (!found) throw new Error(`no code for a shift at ${hourOf(start)} with a meal at ${meal && hourOf(meal.start)}`);
  return found.code;
}

/** What the codes mean, a row each: code, start, end, meal, short breaks. */
export const legendRows = (): string[][] =>
  CODES.map(({ code, hour, meal }) => [
    code,
    clock(hour),
    clock(hour + LENGTH / HOUR),
    `${clock(meal)}-${clock(meal + 1)}`,
    `${clock(hour + 1.75)}-${clock(hour + 2)} ${clock(hour + 7)}-${clock(hour + 7.25)}`,
  ]);

const clock = (hours: number): string =>
  `${String(Math.floor(hours)).padStart(2, '0')}:${String(Math.round((hours % 1) * 60)).padStart(2, '0')}`;
