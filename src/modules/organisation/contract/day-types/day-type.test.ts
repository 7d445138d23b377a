import { expect, it } from 'vitest';
import { CN_2025 } from './cn-2025.ts';
import { CN_2026 } from './cn-2026.ts';
import { dayTypeOf } from './day-type.ts';

it.each([
  ['2026-02-14', 'make_up', '春节'],
  ['2026-02-15', 'rest', '春节'],
  ['2026-02-17', 'statutory', '春节'],
  ['2026-11-28', 'rest', undefined],
  ['2026-11-27', 'work', undefined],
  ['2025-10-06', 'statutory', '国庆节、中秋节'],
  ['2025-10-11', 'make_up', '国庆节、中秋节'],
])('%s is %s', (date, type, name) => {
  const day = dayTypeOf(date);
  expect([day.type, day.name?.zh, day.official]).toEqual([type, name, true]);
});

it('a year without a notice knows weekends alone, and says so', () => {
  expect(dayTypeOf('2027-10-01')).toEqual({ type: 'work', name: null, official: false });
});

it.each([CN_2025, CN_2026])(
  '$year: 13 statutory days, all off; made-up days are weekends; work moved equals days gained',
  ({ year, holidays }) => {
    expect(holidays.flatMap(({ statutory }) => statutory)).toHaveLength(13);
    for (const { off, statutory, makeUp } of holidays) {
      for (const date of statutory) expect(off[0] <= date && date <= off[1]).toBe(true);
      for (const date of makeUp) {
        expect([0, 6]).toContain(new Date(date).getUTCDay());
        expect(date.startsWith(`${year}-`)).toBe(true);
      }
    }
    const days = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(year, 0, 1 + i)));
    const worked = days.filter((day) =>
      ['work', 'make_up'].includes(dayTypeOf(day.toISOString().slice(0, 10)).type),
    ).length;
    const weekdays = days.filter((day) => ![0, 6].includes(day.getUTCDay())).length;
    // Statutory days that fall on a weekend are moved to a weekday: thirteen weekdays off in all.
    expect(worked).toBe(weekdays - 13);
  },
);
