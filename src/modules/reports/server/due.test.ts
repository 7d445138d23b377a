import { describe, expect, it } from 'vitest';
import { dueAfter } from './due.ts';

const ZONE = 'Asia/Shanghai';
const at = (text: string): number => Date.parse(`${text}+08:00`);
const days = (kind: 'weekdays' | 'workdays', from: string, count: number): string[] =>
  dueAfter({ kind, time: '08:30' }, ZONE, at(from), count).map((ms) => {
    const local = new Date(ms + 8 * 3_600_000).toISOString();
    expect(local.slice(11, 16)).toBe('08:30');
    return local.slice(5, 10);
  });

describe('a schedule of working days', () => {
  it('leaves out holidays and takes the days worked instead', () => {
    // National Day 2026: off from 1 to 7 October; Sunday 20 September and Saturday 10 October are worked.
    expect(days('workdays', '2026-09-29T12:00:00', 5)).toEqual(['09-30', '10-08', '10-09', '10-10', '10-12']);
    expect(days('workdays', '2026-09-18T12:00:00', 2)).toEqual(['09-20', '09-21']);
    // Monday to Friday knows nothing of that.
    expect(days('weekdays', '2026-09-29T12:00:00', 5)).toEqual(['09-30', '10-01', '10-02', '10-05', '10-06']);
  });
});
