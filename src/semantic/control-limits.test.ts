import { describe, expect, it } from 'vitest';
import { individualsLimits, nextLimits, type SeriesPoint, shareLimits } from './control-limits.ts';

const points = (values: readonly (number | null)[]): SeriesPoint[] =>
  values.map((value) => ({ value, numerator: null, denominator: null }));
const shares = (days: readonly (readonly [number, number])[]): SeriesPoint[] =>
  days.map(([numerator, denominator]) => ({ value: numerator / denominator, numerator, denominator }));

describe('individuals chart', () => {
  it('is mean ± 2.66 mean moving range', () => {
    const limits = individualsLimits([10, 12, 10, 12, 10, 12, 10, 12]);
    expect(limits?.low).toBeCloseTo(11 - (3 / 1.128) * 2, 10);
    expect(limits?.high).toBeCloseTo(11 + (3 / 1.128) * 2, 10);
  });

  it('needs eight values, gaps do not count', () => {
    expect(individualsLimits([1, 2, 3, 4, 5, 6, 7, null, null])).toBeNull();
  });
});

describe('Laney p′ chart', () => {
  // z-scores of a fair coin's days, four steps apart: the moving range says the days move 4 ÷ 1.128 standard errors.
  const days = shares(Array.from({ length: 10 }, (_, i) => [i % 2 === 0 ? 520 : 480, 1000] as const));

  it('widens binomial limits by how much the days really move', () => {
    const z = 0.02 / Math.sqrt(0.25 / 1000);
    const reach = (3 * 0.5 * ((2 * z) / 1.128)) / Math.sqrt(1000);
    expect(shareLimits(days, 1000)?.low).toBeCloseTo(0.5 - reach, 10);
  });

  it('gives a quiet day wider limits than a busy one', () => {
    const [quiet, busy] = [shareLimits(days, 100)!, shareLimits(days, 10_000)!];
    expect(quiet.high - quiet.low).toBeCloseTo(10 * (busy.high - busy.low), 10);
  });

  it('needs eight days with rows and a day to judge', () => {
    expect(shareLimits(days.slice(0, 7), 100)).toBeNull();
    expect(shareLimits(days, 0)).toBeNull();
  });
});

describe('the next point', () => {
  it('keeps shares between 0 and 1 and durations above nought', () => {
    const time = { unit: 'ratio', countsOf: false, denominator: 10 };
    expect(nextLimits(points([0.99, 0.8, 0.99, 0.8, 0.99, 0.8, 0.99, 0.8]), time)?.high).toBe(1);
    const seconds = { unit: 'duration', countsOf: false, denominator: 10 };
    expect(nextLimits(points([1, 50, 1, 50, 1, 50, 1, 50]), seconds)?.low).toBe(0);
  });
});
