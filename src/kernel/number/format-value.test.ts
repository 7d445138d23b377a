import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { formatDifference, formatRange, formatValue, noDataMark } from './format-value.ts';

describe('formatValue', () => {
  it.each([
    [0.76197, 'ratio', '76.2%', '76.2%'],
    [1, 'ratio', '100.0%', '100.0%'],
    [192, 'duration', '3 分 12 秒', '3m 12s'],
    [98, 'duration', '1 分 38 秒', '1m 38s'],
    [124, 'duration', '2 分 04 秒', '2m 04s'],
    [47.4, 'duration', '47 秒', '47s'],
    [7.34, 'duration', '7.3 秒', '7.3s'],
    [0, 'duration', '0 秒', '0s'],
    [3840, 'duration', '1 小时 04 分', '1h 04m'],
    [66_730, 'count', '66,730', '66,730'],
    [86.7, 'score', '86.7 分', '86.7'],
    [-12.4, 'points', '−12.4', '−12.4'],
    [3.5, 'money', '¥3.50', '¥3.50'],
  ] as const)('%s as %s reads %s in Chinese and %s in English', (value, unit, zh, en) => {
    expect(formatValue(value, unit, 'zh-CN')).toBe(zh);
    expect(formatValue(value, unit, 'en')).toBe(en);
  });

  it('never shows nought for no data', () => {
    expect(formatValue(null, 'ratio', 'en')).toBe(noDataMark);
    expect(formatValue(Number.NaN, 'duration', 'zh-CN')).toBe(noDataMark);
  });

  it('rounds minus nothing to nothing and sixty seconds up to a minute', () => {
    expect(formatValue(-0.0001, 'ratio', 'en')).toBe('0.0%');
    expect(formatValue(59.6, 'duration', 'en')).toBe('1m 00s');
    expect(formatValue(3599.7, 'duration', 'en')).toBe('1h 00m');
  });

  it('writes no minute or second of sixty, whatever the duration', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (seconds) => {
        expect(formatValue(seconds, 'duration', 'en')).not.toMatch(/\b60[ms]/);
      }),
    );
  });
});

describe('differences and ranges', () => {
  it('speaks of ratios in percentage points, without a sign', () => {
    expect(formatDifference(-0.051, 'ratio', 'en')).toBe('5.1');
    expect(formatDifference(6, 'duration', 'zh-CN')).toBe('6 秒');
  });

  it('writes limits without repeating units', () => {
    expect(formatRange(0.776, 0.852, 'ratio', 'en')).toBe('77.6–85.2');
    expect(formatRange(293, 323, 'duration', 'en')).toBe('4:53–5:23');
  });
});
