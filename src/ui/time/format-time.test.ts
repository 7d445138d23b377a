import { describe, expect, it } from 'vitest';
import { formatClockSeconds, formatDay, formatDayRange, formatZone, statedDays } from './format-time.ts';

const zone = 'Asia/Shanghai';
const at = Date.UTC(2026, 10, 20, 4, 7, 12, 480);

describe('time in the centre’s zone', () => {
  it('writes days by language', () => {
    expect(formatDay(at, zone, 'zh-CN')).toBe('2026-11-20 周五');
    expect(formatDay(at, zone, 'en')).toBe('Fri 20 Nov 2026');
  });

  it('uses the 24-hour clock, midnight as 00', () => {
    expect(formatClockSeconds(at, zone, 'en', true)).toBe('12:07:12.480');
    expect(formatClockSeconds(Date.UTC(2026, 10, 19, 16), zone, 'zh-CN')).toBe('00:00:00');
  });

  it('shows the last day of a half-open range', () => {
    const start = Date.UTC(2026, 9, 31, 16);
    const end = Date.UTC(2026, 10, 20, 16);
    expect(formatDayRange(start, end, zone, 'zh-CN')).toBe('2026-11-01 至 11-20');
    expect(formatDayRange(start, end, zone, 'en')).toBe('1–20 Nov 2026');
    expect(formatDayRange(start, start + 86_400_000, zone, 'zh-CN')).toBe('2026-11-01 周日');
    expect(formatDayRange(Date.UTC(2026, 11, 31), Date.UTC(2027, 0, 2), 'UTC', 'en')).toBe('31 Dec 2026 – 1 Jan 2027');
  });

  it('shows the last day of a range that texts state, in whatever zone they state it', () => {
    expect(statedDays('2026-11-01T00:00:00+08:00', '2026-12-01T00:00:00+08:00')).toBe('2026-11-01 – 2026-11-30');
    expect(statedDays('2026-11-01', '2026-11-02')).toBe('2026-11-01');
    // One that ends within a day ends on it.
    expect(statedDays('2026-11-01T09:25:06.014+08:00', '2026-11-28T20:10:25.767+08:00')).toBe(
      '2026-11-01 – 2026-11-28',
    );
  });

  it('names the zone as people do', () => {
    expect(formatZone(at, zone, 'zh-CN')).toBe('北京时间');
    expect(formatZone(at, 'Europe/Berlin', 'en')).toBe('Central European Time');
  });
});
