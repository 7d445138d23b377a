import { describe, expect, it } from 'vitest';
import { dayCount, isDay, parseRange, rangeText, resolveRange } from './time-range.ts';

describe('time range', () => {
  it.each([
    ['last_day', '2026-03-01', '2026-03-01'],
    ['last_7_days', '2026-02-23', '2026-03-01'],
    ['last_28_days', '2026-02-02', '2026-03-01'],
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

  it('counts both ends', () => {
    expect(dayCount({ from: '2026-02-27', to: '2026-03-01' })).toBe(3);
  });
});
