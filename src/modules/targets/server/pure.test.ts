import fc from '#test/fast-check.ts';
import { describe, expect, test } from 'vitest';
import type { Bounds } from '../contract/bounds.ts';
import { consistencyOf } from './consistency.ts';
import { proposals, weightedQuantile } from './proposal.ts';
import { covered, remaining } from './spans.ts';

const atLeast = (value: number): Bounds => ({ kind: 'at_least', value });
const point = fc.record({ denominator: fc.integer({ min: 1, max: 400 }), share: fc.integer({ min: 0, max: 1000 }) });
const points = fc.array(
  point.map(({ denominator, share }) => ({ numerator: (denominator * share) / 1000, denominator })),
  { maxLength: 12 },
);
const members = fc
  .array(points, { minLength: 1, maxLength: 8 })
  .map((all) => all.map((p, i) => ({ id: String(i), points: p })));
const runs = { seed: 11, numRuns: 300 };

describe('consistency', () => {
  test('weighs children by expected volume: the plain mean of the targets would pass, the ratio misses', () => {
    const children = [
      { bounds: atLeast(0.95), expected: 100 },
      { bounds: atLeast(0.7), expected: 900 },
    ];
    expect(consistencyOf(atLeast(0.8), children, 'ratio')).toEqual({
      children: 2,
      unweighed: 0,
      would: expect.closeTo(0.725, 12),
      reaches: false,
      miss: expect.closeTo(0.075, 12),
    });
  });

  test('counts add up; a child without volume is said, not guessed; without any nothing is claimed', () => {
    const counts = [1, 2, 3].map((value) => ({ bounds: atLeast(value), expected: null }));
    expect(consistencyOf(atLeast(6), counts, 'count')).toMatchObject({ would: 6, reaches: true, unweighed: 0 });
    expect(consistencyOf(atLeast(6), counts, 'ratio')).toMatchObject({ would: null, reaches: null, unweighed: 3 });
    expect(consistencyOf(atLeast(6), [], 'ratio')).toBeNull();
  });

  test('children that all carry the target of the parent reach it, whatever their volumes', () => {
    const volumes = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 90 });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1, noNaN: true }), volumes, (value, all) => {
        const children = all.map((expected) => ({ bounds: atLeast(value), expected }));
        expect(consistencyOf(atLeast(value), children, 'ratio')).toMatchObject({ reaches: true, miss: 0 });
      }),
      runs,
    );
  });

  test('is the pooled ratio: splitting a child into two with the same target changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, value) => {
        const other = { bounds: atLeast(0.5), expected: 77 };
        const whole = consistencyOf(atLeast(0.8), [{ bounds: atLeast(value), expected: n }, other], 'ratio');
        const halves = [1, n - 1].map((expected) => ({ bounds: atLeast(value), expected }));
        expect(consistencyOf(atLeast(0.8), [...halves, other], 'ratio')?.would).toBeCloseTo(whole!.would!, 12);
      }),
      runs,
    );
  });
});

describe('proposals', () => {
  test('lie between the own quantile and the peers’, and inside what was ever seen', () => {
    fc.assert(
      fc.property(members, fc.double({ min: 0.5, max: 1, noNaN: true }), fc.constantFrom(1, -1), (all, q, better) => {
        const seen = all.flatMap((m) => m.points.map((p) => p.numerator / p.denominator));
        for (const p of proposals(all, q, better as 1 | -1)) {
          if (seen.length === 0) {
            expect(p.reachable).toBeNull();
            continue;
          }
          const slack = 1e-9;
          const ends = [p.own ?? p.reachable!, p.peers ?? p.own!];
          expect(p.reachable).toBeGreaterThanOrEqual(Math.min(...ends) - slack);
          expect(p.reachable).toBeLessThanOrEqual(Math.max(...ends) + slack);
          expect(p.reachable).toBeGreaterThanOrEqual(Math.min(...seen) - slack);
          expect(p.reachable).toBeLessThanOrEqual(Math.max(...seen) + slack);
          expect(p.ownWeight).toBeGreaterThanOrEqual(0);
          expect(p.ownWeight).toBeLessThanOrEqual(1);
        }
      }),
      runs,
    );
  });

  test('ask more of a higher quantile, and mirror when lower is better', () => {
    fc.assert(
      fc.property(members, fc.double({ min: 0.5, max: 1, noNaN: true }), (all, q) => {
        const [at, more] = [proposals(all, q, 1), proposals(all, 1, 1)];
        const mirror = all.map(({ id, points: own }) => ({
          id,
          points: own.map((p) => ({ ...p, numerator: -p.numerator })),
        }));
        const lower = proposals(mirror, q, -1);
        for (const [i, p] of at.entries()) {
          if (p.reachable === null) continue;
          expect(more[i]!.reachable).toBeGreaterThanOrEqual(p.reachable - 1e-9);
          expect(lower[i]!.reachable).toBeCloseTo(-p.reachable, 9);
        }
      }),
      runs,
    );
  });

  test('few rows lean on the peers, many on the own history', () => {
    const steady = (share: number, denominator: number) =>
      [0.02, -0.02, 0.01, -0.01, 0].map((d) => ({ numerator: (share + d) * denominator, denominator }));
    const found = proposals(
      [
        { id: 'much', points: steady(0.9, 400) },
        { id: 'also', points: steady(0.7, 400) },
        { id: 'few', points: steady(0.9, 1) },
      ],
      0.75,
      1,
    );
    expect(found[0]!.ownWeight).toBeGreaterThan(0.9);
    expect(found[2]!.ownWeight).toBeLessThan(found[0]!.ownWeight);
    expect(found[2]!.reachable!).toBeLessThan(found[0]!.reachable!);
    expect(found[0]!.takes).toBeCloseTo((found[0]!.reachable! - found[0]!.level!) * 400, 9);
  });

  test('members that differ no more than luck are proposed the same; a newcomer gets the peers’ figure', () => {
    const noisy = (order: readonly number[]) => order.map((n) => ({ numerator: n, denominator: 10 }));
    const found = proposals(
      [
        { id: 'a', points: noisy([2, 8, 5, 6]) },
        { id: 'b', points: noisy([8, 2, 6, 5]) },
        { id: 'new', points: [] },
      ],
      0.75,
      1,
    );
    expect(found.map((p) => p.ownWeight)).toEqual([0, 0, 0]);
    expect(new Set(found.map((p) => p.reachable)).size).toBe(1);
    expect(found[2]).toMatchObject({ periods: 0, rows: 0, own: null, takes: null });
  });

  test('a quantile of one value is that value, of none nothing', () => {
    expect(weightedQuantile([{ value: 7, weight: 3 }], 0.9)).toBe(7);
    expect(weightedQuantile([], 0.5)).toBeNull();
    const even = [1, 2, 3, 4].map((value) => ({ value, weight: 1 }));
    expect(weightedQuantile(even, 0.5)).toBeCloseTo(2.5, 12);
  });
});

describe('spans', () => {
  const stretch = fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 40 }))
    .map(([from, length]) => ({ from, until: from + length }));

  test('covered and remaining share out the range without gap or overlap, for any overlapping spans', () => {
    fc.assert(
      fc.property(stretch, fc.array(stretch, { maxLength: 6 }), (range, spans) => {
        const parts = [...covered(range, spans), ...remaining(range, spans)].toSorted((a, b) => a.from - b.from);
        let at = range.from;
        for (const part of parts) {
          expect(part.from).toBe(at);
          expect(part.until).toBeGreaterThan(part.from);
          at = part.until;
        }
        expect(at).toBe(range.until);
        for (const left of remaining(range, spans))
          expect(spans.some((s) => s.from < left.until && s.until > left.from)).toBe(false);
      }),
      runs,
    );
  });
});
