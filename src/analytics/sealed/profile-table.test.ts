import { expect, it } from 'vitest';
import { ProfileTable } from './profile-table.ts';

it('numbers combinations of some fields once, and profiles that came since', () => {
  const table = new ProfileTable(3);
  for (const tuple of [
    [1, 1, 1],
    [1, 2, 1],
    [2, 1, 1],
  ])
    table.numberOf(tuple);
  expect(table.combinations([0])).toEqual([0, 0, 1]);
  expect(table.combinations([])).toEqual([0, 0, 0]);
  table.numberOf([2, 2, 9]);
  table.numberOf([3, 1, 1]);
  expect(table.combinations([0])).toEqual([0, 0, 1, 1, 2]);
  expect(table.combinations([0, 2])).toEqual([0, 0, 1, 2, 3]);
});
