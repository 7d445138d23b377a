import { describe, expect, it } from 'vitest';
import { dayCount, daysBefore, isDay, parseRange, rangeText, resolveRange } from './time-range.ts';

describe('time range', () => {
  it.each([
    ['last_day', '2026-03-01', '2026-03-01'],
    ['last_7_days', '2026-02-23', '2026-03-01'],
    ['last_28_days', '2026-02-02', '2026-03-01'],
    ['last_12_weeks', '2025-12-08', '2026-03-01'],
    ['this_month', '2026-03-01', '2026-03-01'],
    ['previous_month', '2026-02-01', '2026-02-28'],
  ] as const)('%s counts back from the last day with data', (preset, from, to) => {
    expect(resolveRange({ preset }, '2026-03-01')).toEqual({ from, to });
  });

  it('comes back from the URL as it went in', () => {
    for (const text of ['last_7_days', '2026-11-20', '2026-11-01..2026-11-20']) {
      expect(rangeText(parseRange(text)!)).toBe(text);
    }
  });

  it('refuses days that do not exist and ranges that run backwards', () => {
    expect(isDay('2026-02-30')).toBe(false);
    expect(parseRange('2026-02-30')).toBeNull();
    expect(parseRange('2026-11-20..2026-11-01')).toBeNull();
    expect(parseRange('next_week')).toBeNull();
  });

  it('a whole month is compared with the month before, however long; other days with as many', () => {
    const before = (from: string, to: string) => daysBefore({ from, to });
    expect(before('2026-03-01', '2026-03-31')).toEqual({ days: { from: '2026-02-01', to: '2026-02-28' }, by: 'month' });
    expect(before('2026-03-01', '2026-03-30').by).toBe('days');
    expect(before('2026-03-08', '2026-03-08').days.from).toBe('2026-03-01');
  });

  it('counts both ends', () => {
    expect(dayCount({ from: '2026-02-27', to: '2026-03-01' })).toBe(3);
  });
});
