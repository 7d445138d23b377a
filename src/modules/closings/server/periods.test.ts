import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { periodOf, periodsBetween, readPeriod } from './periods.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

describe('reporting periods', () => {
  test('months, months cut on the 26th, ISO weeks over the turn of the year', () => {
    expect(periodOf('month', date('2026-02-28'))).toMatchObject({ id: '2026-02' });
    expect(periodOf('cut', date('2026-10-25')).id).toBe('2026-09-26_2026-10-25');
    expect(periodOf('cut', date('2026-10-26')).id).toBe('2026-10-26_2026-11-25');
    expect(periodOf('week', date('2027-01-03')).id).toBe('2026-W53');
    expect(periodOf('week', date('2027-01-04')).id).toBe('2027-W01');
    expect(periodOf('week', date('2024-12-31')).id).toBe('2025-W01');
  });

  test('every date of four years lies in exactly the period its id names, and periods join without a gap', () => {
    for (const kind of ['month', 'cut', 'week'] as const) {
      const all = periodsBetween(kind, date('2024-01-01'), date('2027-12-31')).toReversed();
      for (const [i, period] of all.entries()) {
        expect(readPeriod(period.id).first.toString()).toBe(period.first.toString());
        if (i > 0) expect(period.first.toString()).toBe(all[i - 1]!.end.toString());
      }
    }
  });

  test('an id that names no period is refused', () => {
    for (const id of ['2026-13', '2026-W54', '2026-09-25_2026-10-24', '', '../x', '2026-10-01'])
      expect(() => readPeriod(id)).toThrow('names no period');
  });
});
