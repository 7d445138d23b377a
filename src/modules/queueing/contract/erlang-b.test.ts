import { describe, expect, it } from 'vitest';
import { erlangB, linesForBlocking, loadForBlocking } from './erlang-b.ts';

/** The same share in whole numbers of 60 digits after the point: 1/B(k) = 1 + k/(a·B(k−1)). */
function exactErlangB(load: number, lines: number): number {
  const ONE = 10n ** 60n;
  const a = BigInt(Math.round(load * 1000));
  let blocked = ONE;
  for (let k = 1n; k <= BigInt(lines); k++) {
    const over = (a * blocked) / 1000n;
    blocked = (over * ONE) / (k * ONE + over);
  }
  // Number() of the quotient of big whole numbers keeps 17 digits when enough of them are left.
  return Number((blocked * 10n ** 300n) / ONE) / 1e300;
}

describe('Erlang B', () => {
  it('gives the published shares (codingace.net)', () => {
    expect(erlangB(8, 10)).toBeCloseTo(0.12166, 5);
    expect(8 * (1 - erlangB(8, 10))).toBeCloseTo(7.02671, 4);
    expect(erlangB(12, 10)).toBeCloseTo(0.301925, 6);
  });

  it('gives the loads that traffic tables print for 1 % blocked', () => {
    for (const [lines, load] of [
      [10, 4.46],
      [20, 12.0],
      [50, 37.9],
      [100, 84.1],
    ] as const)
      expect(Math.abs(loadForBlocking(lines, 0.01) - load)).toBeLessThan(load >= 30 ? 0.06 : 0.05);
  });

  it('is right to 1e-12 at every size, compared with whole-number arithmetic', () => {
    for (const [load, lines] of [
      [0.001, 3],
      [140, 150],
      [1000, 900],
      [1000, 1100],
      [10_000, 10_000],
      [100_000, 99_000],
      [100_000, 100_000],
      [100_000, 100_600],
    ] as const) {
      const exact = exactErlangB(load, lines);
      expect(Math.abs(erlangB(load, lines) / exact - 1), `a = ${load}, n = ${lines}`).toBeLessThan(1e-12);
    }
  });

  it('has its edges: no lines block all, no load blocks none, far too many lines block nothing', () => {
    expect(erlangB(5, 0)).toBe(1);
    expect(erlangB(0, 3)).toBe(0);
    expect(erlangB(1, 100_000)).toBe(0);
    expect(erlangB(1e9, 10)).toBeCloseTo(1, 7);
  });

  it('finds the fewest lines', () => {
    for (const load of [0.5, 7, 140.6, 1000]) {
      const lines = linesForBlocking(load, 0.01);
      expect(erlangB(load, lines)).toBeLessThanOrEqual(0.01);
      expect(erlangB(load, lines - 1)).toBeGreaterThan(0.01);
    }
  });

  it('refuses what is no queue', () => {
    expect(() => erlangB(-1, 3)).toThrow(/load/);
    expect(() => erlangB(1, 2.5)).toThrow(/agents/);
    expect(() => linesForBlocking(5, 0)).toThrow(/blocking/);
  });
});
