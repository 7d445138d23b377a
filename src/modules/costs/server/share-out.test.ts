import { expect, it } from 'vitest';
import type { KeptLine } from './cost.store.ts';
import { shareOut, type Work } from './share-out.ts';

const line = (amount: number, of: Partial<KeptLine>): KeptLine => ({
  kind: 'actual',
  month: '2026-10',
  site: null,
  project: null,
  channel: null,
  item: 'x',
  group: null,
  amount,
  sheet: 's',
  cell: 'A1',
  ...of,
});
const work = (project: string, channel: string, hours: number): Work => ({
  month: '2026-10',
  site: 'one',
  project,
  channel,
  contacts: hours,
  hours,
});

it('books what is named to what it names, shares the rest by hours of handling, loses nothing', () => {
  const cells = [work('a', 'voice', 30), work('a', 'chat', 10), work('b', 'voice', 60)];
  const lines = [
    line(100, {}),
    line(80, { project: 'a' }),
    line(9, { channel: 'voice' }),
    line(5, { project: 'b', channel: 'voice' }),
    line(7, { project: 'c' }),
    line(3, { month: '2026-09' }),
  ];
  const { cells: shared, unshared } = shareOut(lines, cells);
  expect(shared.map(({ cost }) => cost)).toEqual([30 + 60 + 3, 10 + 20, 60 + 6 + 5]);
  expect(shared.map(({ directToProject }) => directToProject)).toEqual([60, 20, 5]);
  expect(shared.map(({ directToChannel }) => directToChannel)).toEqual([3, 0, 11]);
  expect(unshared).toBe(10);
  expect(shared.reduce((sum, { cost }) => sum + cost, 0) + unshared).toBe(100 + 80 + 9 + 5 + 7 + 3);
});
