import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { readDuration } from './duration-format.ts';
import { localClock } from './local-time.ts';
import { readPlainTime, timeReader } from './time-format.ts';
import { readFlag, readNumber } from './typed-value.ts';

const local = (text: string): number => Date.parse(`${text}Z`);

describe('times', () => {
  it.each([
    ['2026-11-16', '2026-11-16T00:00:00'],
    ['2026-11-16 9:05', '2026-11-16T09:05:00'],
    ['2026/11/6 09:05:07', '2026-11-06T09:05:07'],
    ['2026-11-16T09:05:07.250', '2026-11-16T09:05:07.250'],
    ['2026年11月16日', '2026-11-16T00:00:00'],
    ['2026年11月16日 下午3时05分20秒', '2026-11-16T15:05:20'],
    ['2026年1月6日 上午12:10', '2026-01-06T00:10:00'],
    ['20261116090507', '2026-11-16T09:05:07'],
    ['20261116', '2026-11-16T00:00:00'],
  ])('%s is unmistakable', (text, expected) => expect(readPlainTime(text)).toEqual({ local: local(expected) }));

  it.each([
    '16/11/2026',
    '11-16-2026 10:00',
    '1794794400',
    '2026-13-01',
    '2026-02-30',
    '10:00',
    'soon',
    '2026-11-16 25:00:61',
  ])('%s is refused', (text) => expect(readPlainTime(text)).toBeNull());

  it('offsets and Z make an instant', () => {
    expect(readPlainTime('2026-11-16T09:00:00+08:00')).toEqual({ instant: Date.parse('2026-11-16T01:00:00Z') });
    expect(readPlainTime('2026-11-16 09:00:00.5+0800')).toEqual({ instant: Date.parse('2026-11-16T01:00:00.500Z') });
  });

  it('named forms and patterns', () => {
    expect(timeReader('epoch_s')?.('1794794400')).toEqual({ instant: 1_794_794_400_000 });
    expect(timeReader('epoch_ms')?.(1_794_794_400_123)).toEqual({ instant: 1_794_794_400_123 });
    expect(timeReader('excel')?.(46_342.5)).toEqual({ local: local('2026-11-16T12:00:00') });
    expect(timeReader('yyMMdd H:mm:ss')?.('990803 8:00:06')).toEqual({ local: local('1999-08-03T08:00:06') });
    expect(timeReader('dd/MM/yyyy HH:mm')?.('16/11/2026 09:05')).toEqual({ local: local('2026-11-16T09:05:00') });
    expect(timeReader('MM/dd/yyyy h:mm a')).not.toBeNull();
    expect(timeReader('dd.MM.yy')?.('31.02.26')).toBeNull();
    expect(timeReader('nonsense')).toBeNull();
  });

  it('any local minute reads back through its ISO text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000_000 }), (minute) => {
        const text = new Date(minute * 60_000).toISOString().slice(0, 16);
        expect(readPlainTime(text)).toEqual({ local: minute * 60_000 });
      }),
    );
  });

  it('the local clock is right in odd zones and around both changes', () => {
    const kathmandu = localClock('Asia/Kathmandu');
    expect(new Date(kathmandu(local('2026-11-16T09:00:00'))).toISOString()).toBe('2026-11-16T03:15:00.000Z');
    const newYork = localClock('America/New_York');
    expect(new Date(newYork(local('2026-11-01T01:30:00'))).toISOString()).toBe('2026-11-01T05:30:00.000Z');
    expect(new Date(newYork(local('2026-03-08T03:00:00'))).toISOString()).toBe('2026-03-08T07:00:00.000Z');
  });
});

describe('durations', () => {
  it.each([
    ['1:02:03', 3_723_000],
    ['02:03', 123_000],
    ['0:00:10', 10_000],
    ['-1:00', -60_000],
    ['1小时2分3秒', 3_723_000],
    ['5分钟', 300_000],
    ['90秒', 90_000],
    ['1h 5m', 3_900_000],
    ['250ms', 250],
    ['2天', 172_800_000],
    ['26:00:00', 93_600_000],
  ])('%s', (text, ms) => expect(readDuration(text, undefined)).toBe(ms));

  it('bare numbers need a unit', () => {
    expect(readDuration('90', undefined)).toBeNull();
    expect(readDuration('1.5', 'min')).toBe(90_000);
    expect(readDuration(0.5, 'day')).toBe(43_200_000);
    for (const text of ['', 'soon', '分', '1:2:3:4']) expect(readDuration(text, 's')).toBeNull();
  });

  it('h:mm:ss reads back, whatever the length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (s) => {
        const text = `${Math.floor(s / 3600)}:${String(Math.floor(s / 60) % 60).padStart(2, '0')}:${String(s % 60).padStart(2, '0')}`;
        expect(readDuration(text, undefined)).toBe(s * 1000);
      }),
    );
  });
});

it('numbers and flags as people write them', () => {
  expect(readNumber('f', '￥1,299.50')).toBe(1299.5);
  expect(readNumber('f', '１２')).toBe(12);
  expect(() => readNumber('f', '12 apples')).toThrow(expect.objectContaining({ code: 'bad_number' }));
  expect([readFlag('f', '是'), readFlag('f', 'No'), readFlag('f', 1)]).toEqual([true, false, true]);
  expect(() => readFlag('f', 'maybe')).toThrow(expect.objectContaining({ code: 'bad_flag' }));
});
