import { expect, it } from 'vitest';
import { erlangA } from '#src/modules/queueing/contract/erlang-a.ts';
import { erlangC } from '#src/modules/queueing/contract/erlang-c.ts';
import { hoursFor, type PointQuestion, spread, totalHours } from './point-cost.ts';

const SPAN = 1_800_000;
const base: PointQuestion = {
  intervals: [
    { day: '2026-10-01', contacts: 50 },
    { day: '2026-10-01', contacts: 50 },
    { day: '2026-10-02', contacts: 0 },
  ],
  span: SPAN,
  handleTime: 240_000,
  patience: 120_000,
  threshold: 20_000,
  atOnce: 1,
};
const load = (50 * 240) / 1800;

it('needs exactly n people where n people give the level, and a part between two numbers', () => {
  const level = (agents: number): number =>
    erlangA({ load, agents, handleTime: 240_000, patience: 120_000 }).serviceLevel(20_000);
  expect(totalHours(hoursFor(base, level(8)))).toBeCloseTo(8, 9);
  const half = (level(8) + level(9)) / 2;
  expect(totalHours(hoursFor(base, half))).toBeCloseTo(8.5, 9);
  // Three chats at once need a third of the people.
  expect(totalHours(hoursFor({ ...base, atOnce: 3 }, half))).toBeCloseTo(8.5 / 3, 9);
});

it('takes Erlang C where nobody gives up: more people for the same level', () => {
  const c = erlangC({ load, agents: 9, handleTime: 240_000 }).serviceLevel(20_000);
  expect(totalHours(hoursFor({ ...base, patience: null }, c))).toBeCloseTo(9, 9);
  expect(totalHours(hoursFor({ ...base, patience: null }, 0.8))).toBeGreaterThan(totalHours(hoursFor(base, 0.8)));
});

it('costs more the higher the level already is, and is told with the luck of days', () => {
  const intervals = Array.from({ length: 60 }, (_, i) => ({
    day: `2026-10-${String(1 + (i % 20)).padStart(2, '0')}`,
    contacts: 30 + ((i * 7) % 40),
  }));
  const question = { ...base, intervals };
  const more = (level: number): number =>
    totalHours(hoursFor(question, level + 0.01)) - totalHours(hoursFor(question, level));
  expect(more(0.9)).toBeGreaterThan(1.3 * more(0.8));
  const [present, raised] = [hoursFor(question, 0.8), hoursFor(question, 0.81)];
  const range = spread(present, raised);
  expect(range?.low).toBeLessThan(more(0.8));
  expect(range?.high).toBeGreaterThan(more(0.8));
  expect(spread(present, raised)).toEqual(range);
  expect(spread(new Map(), new Map([['2026-10-01', 1]]))).toBeNull();
});
