import { describe, expect, it } from 'vitest';
import { KPIS } from '#src/catalogue/index.ts';
import { enoughRows, meanEstimate, minimumRows, wilson } from './interval-estimate.ts';

const SCORE = { floor: 0, ceiling: 100 };

describe('Wilson interval', () => {
  it.each([
    // V9.
    [4, 5, 0.376, 0.964],
    [18, 20, 0.699, 0.972],
    // Wilson's interval never collapses at the ends.
    [5, 5, 0.566, 1],
    [0, 20, 0, 0.161],
  ])('%d of %d', (successes, trials, low, high) => {
    const found = wilson(successes, trials);
    expect(found?.low).toBeCloseTo(low, 3);
    expect(found?.high).toBeCloseTo(high, 3);
  });

  it('has nothing to say without trials', () => expect(wilson(0, 0)).toBeNull());
});

describe('interval of a mean of scores', () => {
  it('from 30 scores on is Student’s t', () => {
    // n = 30, mean 80, s = 10: t(29) = 2.04523.
    const found = meanEstimate(30, 2400, 29 * 100 + 2400 * 80, SCORE);
    expect(found?.method).toBe('t');
    expect(found?.low).toBeCloseTo(80 - (2.04523 * 10) / Math.sqrt(30), 4);
    expect(found?.high).toBeCloseTo(80 + (2.04523 * 10) / Math.sqrt(30), 4);
  });

  it('never leaves the scale, is null without scores, and says little from one score', () => {
    expect(meanEstimate(0, 0, 0, SCORE)).toBeNull();
    const one = meanEstimate(1, 100, 10_000, SCORE);
    expect(one?.high).toBe(100);
    expect(one?.low).toBeLessThan(30);
  });

  /** Reproducible uniform numbers (mulberry32). */
  function random(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
    };
  }

  /** Scores as quality forms give them: most near 100, some lower, a few zeros from critical errors. */
  const SHAPES = [
    { name: 'mostly full marks', mean: 97, draw: (u: number, v: number) => (u < 0.85 ? 100 : 60 + 40 * v) },
    { name: 'some zeros', mean: 0.92 * 95, draw: (u: number, v: number) => (u < 0.08 ? 0 : 90 + 10 * v) },
    { name: 'even', mean: 50, draw: (_: number, v: number) => 100 * v },
  ];

  it.each(SHAPES.flatMap((shape) => [3, 5, 10, 29].map((n) => ({ ...shape, n }))))(
    'holds the truth at least 94 times in 100 at n = $n: $name',
    ({ mean, draw, n }) => {
      const next = random(n * 7919);
      let held = 0;
      const rounds = 4000;
      for (let round = 0; round < rounds; round++) {
        let [sum, squares] = [0, 0];
        for (let i = 0; i < n; i++) {
          const x = draw(next(), next());
          sum += x;
          squares += x * x;
        }
        const found = meanEstimate(n, sum, squares, SCORE);
        if (found && found.low <= mean && mean <= found.high) held++;
      }
      expect(held / rounds).toBeGreaterThanOrEqual(0.94);
    },
  );
});

describe('minimum rows', () => {
  const kpi = (id: string) => {
    const found = KPIS.find((k) => k.id === id);
    if (!found) throw new Error(`No KPI ${id}`);
    return found;
  };

  it('30 contacts for rates, 5 evaluations for scores, none for counts and times', () => {
    expect([
      minimumRows(kpi('abandon_rate')),
      minimumRows(kpi('qa_score')),
      minimumRows(kpi('offered')),
      minimumRows(kpi('asa')),
    ]).toEqual([30, 5, 0, 0]);
    expect(enoughRows(kpi('abandon_rate'), 29)).toBe(false);
    expect(enoughRows(kpi('abandon_rate'), 30)).toBe(true);
  });
});
