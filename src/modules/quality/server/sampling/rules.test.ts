import { expect, it } from 'vitest';
import { quotaUntil } from './quota.ts';
import { chosenToRescore, errorOf } from './rescoring-rules.ts';

it('owes in proportion to the time gone by, and never more than the whole', () => {
  const period = { from: 0, to: 28 };
  expect([0, 1, 7, 14, 21, 28, 99].map((until) => quotaUntil(period, 4, until))).toEqual([0, 1, 1, 2, 3, 4, 4]);
});

it('scores again as many of the better half as of the worse, by lot', () => {
  const all = Array.from({ length: 100 }, (_, i) => ({ score: i, lot: String((i * 37) % 100).padStart(3, '0') }));
  const chosen = chosenToRescore(all, 0.1);
  expect(chosen.filter(({ score }) => score < 50)).toHaveLength(5);
  expect(chosen.filter(({ score }) => score >= 50)).toHaveLength(5);
  // An odd one is of those appeals never reach.
  expect(chosenToRescore(all, 0.01).map(({ score }) => score >= 50)).toEqual([true]);
});

it('shows where scores were wrong: too low ones are appealed, too high ones are not', () => {
  const pair = (first: number, second: number) => ({ first, second, items: 10, changed: 2 });
  const error = errorOf([pair(60, 60), pair(70, 70), pair(90, 80), pair(100, 86)]);
  expect(error).toEqual({ n: 4, shift: -6, shiftLow: 0, shiftHigh: -12, itemsChanged: 0.2 });
  expect(errorOf([])).toMatchObject({ n: 0, shift: null, itemsChanged: null });
});
