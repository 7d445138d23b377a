import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { agreement, type Method, METHODS } from './agreement.ts';
import type { Level, Rating, Ratings } from './ratings.ts';

/** Rows of a two-rater table of counts: `table[a][b]` units that rater 1 gave a and rater 2 gave b. */
const unitsOf = (table: readonly (readonly number[])[]): Ratings =>
  table.flatMap((row, a) => row.flatMap((n, b) => Array.from({ length: n }, (): [number, number] => [a, b])));

const transposed = (coders: readonly (readonly Rating[])[]): Ratings =>
  (coders[0] ?? []).map((_, unit) => coders.map((coder) => coder[unit] ?? null));

/** Krippendorff's example with missing ratings, as the literature prints it: three coders, fifteen units. */
const N = null;
const KRIPPENDORFF = transposed([
  [N, N, N, N, N, 3, 4, 1, 2, 1, 1, 3, 3, N, 3],
  [1, N, 2, 1, 3, 3, 4, 3, N, N, N, N, N, N, N],
  [N, N, 2, 1, 3, 4, 4, N, 2, 1, 1, 3, 3, N, 4],
]);

/** Fleiss 1971 as Wikipedia prints it: ten subjects, fourteen raters, counts of five categories. */
const FLEISS = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
].map((counts) => counts.flatMap((n, category) => Array.from({ length: n }, () => category)));

const value = (ratings: Ratings, method: Method, level?: Level): number =>
  agreement(ratings, method, level).value ?? Number.NaN;

describe('agreement of raters', () => {
  it('is what the literature prints', () => {
    expect(
      value(
        unitsOf([
          [20, 5],
          [10, 15],
        ]),
        'cohen',
      ),
    ).toBeCloseTo(0.4, 10);
    expect(
      value(
        unitsOf([
          [20, 5],
          [10, 15],
        ]),
        'percent',
      ),
    ).toBeCloseTo(0.7, 10);
    expect(value(FLEISS, 'fleiss')).toBeCloseTo(0.21, 2);
    expect(value(FLEISS, 'percent')).toBeCloseTo(0.378, 3);
    expect(value(KRIPPENDORFF, 'krippendorff', 'nominal')).toBeCloseTo(0.691, 3);
    expect(value(KRIPPENDORFF, 'krippendorff', 'interval')).toBeCloseTo(0.811, 3);
    // Wikipedia's second pair of tables with equal percentages and differing kappas.
    expect(
      value(
        unitsOf([
          [45, 15],
          [25, 15],
        ]),
        'cohen',
      ),
    ).toBeCloseTo(0.1304, 4);
    expect(
      value(
        unitsOf([
          [25, 35],
          [5, 35],
        ]),
        'cohen',
      ),
    ).toBeCloseTo(0.2593, 4);
  });

  it('keeps AC1 high where nearly everything passes and kappa falls to nothing', () => {
    const passing = unitsOf([
      [118, 5],
      [2, 0],
    ]);
    expect(value(passing, 'cohen')).toBeCloseTo(-0.0234, 4);
    expect(value(passing, 'ac1')).toBeCloseTo(0.9408, 3);
  });

  it('weighs near misses on a scale', () => {
    const near = unitsOf([
      [5, 2, 0],
      [2, 5, 2],
      [0, 2, 5],
    ]);
    const far = unitsOf([
      [5, 0, 2],
      [2, 5, 2],
      [2, 0, 5],
    ]);
    expect(value(near, 'cohen', 'interval')).toBeGreaterThan(value(near, 'cohen'));
    expect(value(near, 'cohen', 'ordinal')).toBeGreaterThan(value(far, 'cohen', 'ordinal'));
    expect(value(near, 'krippendorff', 'ordinal')).toBeGreaterThan(value(far, 'krippendorff', 'ordinal'));
  });

  it('says nothing where nothing can be told', () => {
    const nothing = { value: null, low: null, high: null };
    expect(
      agreement(
        [
          [1, null],
          [null, 2],
        ],
        'percent',
      ),
    ).toEqual({ ...nothing, units: 0 });
    // One category for all: chance alone agrees always.
    for (const method of ['cohen', 'fleiss', 'krippendorff'] as const)
      expect(
        agreement(
          [
            [1, 1],
            [1, 1],
          ],
          method,
        ),
      ).toEqual({ ...nothing, units: 2 });
  });

  it('is not certain because everybody happened to agree', () => {
    const all = agreement(
      unitsOf([
        [3, 0],
        [0, 3],
      ]),
      'cohen',
    );
    expect(all).toMatchObject({ value: 1, high: 1, units: 6 });
    expect(all.low).toBeLessThan(0.4);
  });

  it('has an interval as the known standard error makes it', () => {
    // Cohen's own large-sample error of the first table: 0.1283 with Fleiss, Cohen and Everitt (1969).
    const { low, high } = agreement(
      unitsOf([
        [20, 5],
        [10, 15],
      ]),
      'cohen',
    );
    expect(((high ?? 0) - (low ?? 0)) / 2 / 2.0096).toBeCloseTo(0.1283, 2);
  });

  it('names what cannot be read', () => {
    expect(() => agreement([[1, 2], [1]], 'percent')).toThrow('Row 2 has 1 ratings, the first has 2');
    expect(() => agreement([[1]], 'percent')).toThrow('fewer than two raters');
    expect(() => agreement([['pass', 1]], 'percent')).toThrow('Numbers and names are mixed');
    expect(() => agreement([['pass', 'fail']], 'krippendorff', 'interval')).toThrow('needs numbers');
    expect(() => agreement([[1, 2, 3]], 'cohen')).toThrow('two raters');
    expect(() => agreement([[-1, 2]], 'krippendorff', 'ratio')).toThrow('negative');
  });

  const rating = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null });
  const ratings = fc
    .integer({ min: 2, max: 5 })
    .chain((raters) =>
      fc.array(fc.array(rating, { minLength: raters, maxLength: raters }), { minLength: 1, maxLength: 25 }),
    );

  it('does not depend on who is first, which unit is first, or what categories are called', () => {
    fc.assert(
      fc.property(ratings, (given) => {
        const turned = given.map((row) => row.toReversed()).toReversed();
        const named = given.map((row) => row.map((r) => (r === null ? null : `c${r}`)));
        for (const method of METHODS.filter((m) => m !== 'cohen')) {
          const [a, b, c] = [agreement(given, method), agreement(turned, method), agreement(named, method)];
          expect(b.value ?? -9).toBeCloseTo(a.value ?? -9, 10);
          expect(c.value ?? -9).toBeCloseTo(a.value ?? -9, 10);
          if (a.value === null) continue;
          expect(a.low).toBeLessThanOrEqual(a.value + 1e-12);
          expect(a.high).toBeGreaterThanOrEqual(a.value - 1e-12);
        }
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it('is one only when every pair agrees', () => {
    fc.assert(
      fc.property(ratings, (given) => {
        const agreed = given.every((row) => new Set(row.filter((r) => r !== null)).size <= 1);
        for (const method of METHODS.filter((m) => m !== 'cohen')) {
          const found = agreement(given, method).value;
          if (found !== null) expect(found > 1 - 1e-12).toBe(agreed);
        }
      }),
      { seed: 12, numRuns: 60 },
    );
  });
});
