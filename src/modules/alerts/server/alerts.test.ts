import fc from '#test/fast-check.ts';
import { describe, expect, test } from 'vitest';
import { healthOf } from './health.ts';
import { type Interval, judge, type Watched } from './judge.ts';
import { spellsOf } from './spells.ts';

const DAY = 86_400_000;
const day = (i: number, value: number | null, denominator = 100, final = true): Interval => ({
  from: i * DAY,
  to: (i + 1) * DAY,
  value,
  numerator: value === null ? null : value * denominator,
  denominator,
  final,
});
const watched: Watched = {
  test: { kind: 'under', value: 0.8 },
  minimumRows: 30,
  unit: 'ratio',
  better: 'higher',
  countsOf: true,
};

describe('judge', () => {
  test('a threshold judges whole, final intervals with enough rows; equal is not under', () => {
    const series = [day(0, 0.79), day(1, 0.8), day(2, null), day(3, 0.1, 29), day(4, 0.1, 100, false)];
    expect(judge(series, watched).map((j) => j?.off ?? null)).toEqual([true, false, null, null, null]);
  });

  test('control limits need eight earlier days and speak only of the side that hurts', () => {
    const usual = Array.from({ length: 10 }, (_, i) => day(i, i % 2 === 0 ? 0.8 : 0.82, 400));
    const limits: Watched = { ...watched, test: { kind: 'outside_limits' } };
    const judged = judge([...usual, day(10, 0.5, 400)], limits);
    expect(judged.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => null));
    expect(judged[10]).toMatchObject({ off: true, value: 0.5 });
    expect(judge([...usual, day(10, 0.99, 400)], limits)[10]).toMatchObject({ off: false });
  });
});

describe('spells', () => {
  const spell = (values: readonly (number | null)[]) => {
    const series = values.map((value, i) => day(i, value));
    return spellsOf(series, judge(series, watched));
  };

  test('one alert from the first bad interval to recovery, with its worst', () => {
    expect(spell([0.9, 0.7, 0.5, 0.75, 0.9, 0.6])).toMatchObject([
      { first: { from: DAY }, worst: { value: 0.5 }, last: { value: 0.75 }, intervals: 3, recovered: true },
      { first: { from: 5 * DAY }, intervals: 1, recovered: false },
    ]);
  });

  test('an interval without data neither prolongs nor ends it', () => {
    expect(spell([0.7, null, 0.7])).toMatchObject([{ intervals: 2, recovered: false }]);
  });

  test('judging a series in pieces gives the same alerts as judging it at once', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }), { maxLength: 40 });
    fc.assert(
      fc.property(values, fc.nat(), (parts, at) => {
        const series = parts.map((v, i) => day(i, v === null ? null : v / 100));
        const judged = judge(series, watched);
        const cut = series.length === 0 ? 0 : at % (series.length + 1);
        const head = spellsOf(series.slice(0, cut), judged.slice(0, cut));
        const open = head.at(-1)?.recovered === false ? head.at(-1)! : null;
        const tail = spellsOf(series.slice(cut), judged.slice(cut), open);
        expect([...(open === null ? head : head.slice(0, -1)), ...tail]).toEqual(spellsOf(series, judged));
      }),
    );
  });
});

test('a rule says when it never fires, always fires, or nobody listens', () => {
  expect(healthOf(null, { raised: 0, acknowledged: 0 })).toBe('untried');
  expect(healthOf({ judged: 90, off: 0 }, { raised: 0, acknowledged: 0 })).toBe('silent');
  expect(healthOf({ judged: 90, off: 30 }, { raised: 9, acknowledged: 9 })).toBe('noisy');
  expect(healthOf({ judged: 90, off: 5 }, { raised: 5, acknowledged: 2 })).toBe('noisy');
  expect(healthOf({ judged: 90, off: 5 }, { raised: 5, acknowledged: 3 })).toBe('ok');
});
