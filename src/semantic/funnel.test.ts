import { describe, expect, test } from 'vitest';
import { type Compared, funnel, type Parts, wallsAt } from './funnel.ts';

/** A small seeded source of numbers in [0, 1): the same groups in every run. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Twenty-eight days of a share whose day rate swings by ± `swing` around `rate`. */
function group(next: () => number, rate: number, perDay: number, swing: number): Compared {
  const days = Array.from({ length: 28 }, (): Parts => {
    const today = rate + (next() * 2 - 1) * swing;
    const denominator = Math.round(perDay * (0.7 + next() * 0.6));
    let numerator = 0;
    for (let i = 0; i < denominator; i++) if (next() < today) numerator++;
    return { numerator, denominator };
  });
  const sum = (part: keyof Parts): number => days.reduce((a, day) => a + day[part], 0);
  return { numerator: sum('numerator'), denominator: sum('denominator'), days, expected: null };
}

describe('funnel', () => {
  test('calls equal groups different in about 0.3 % of cases, also when days swing far more than chance', () => {
    const next = random(7);
    let alarms = 0;
    for (let centre = 0; centre < 120; centre++) {
      const { judged } = funnel(
        Array.from({ length: 6 }, () => group(next, 0.75, 60, 0.2)),
        { counts: true, minimum: 30 },
      );
      alarms += judged.filter(({ verdict }) => verdict === 'above' || verdict === 'below').length;
    }
    // 720 groups: a plain binomial funnel would cry far oftener on these days.
    expect(alarms).toBeLessThanOrEqual(8);
  });

  test('finds one weak team among six and leaves the others alone: it cannot widen its own limits', () => {
    const next = random(11);
    const teams = [0.75, 0.75, 0.62, 0.75, 0.75, 0.75].map((rate) => group(next, rate, 60, 0.05));
    const { judged, dispersion } = funnel(teams, { counts: true, minimum: 30 });
    expect(judged.map(({ verdict }) => verdict)).toEqual([
      'not_distinguishable',
      'not_distinguishable',
      'below',
      'not_distinguishable',
      'not_distinguishable',
      'not_distinguishable',
    ]);
    expect(dispersion).toBeGreaterThan(1);
  });

  test('judges by what the mix of work lets expect', () => {
    const next = random(3);
    const [easy, hard] = [group(next, 0.9, 80, 0.02), group(next, 0.6, 80, 0.02)];
    const judge = (expected: [number | null, number | null]) =>
      funnel(
        [
          { ...easy, expected: expected[0] },
          { ...hard, expected: expected[1] },
        ],
        { counts: true, minimum: 30 },
      ).judged.map(({ verdict }) => verdict);
    expect(judge([null, null])).toEqual(['above', 'below']);
    expect(judge([0.9, 0.6])).toEqual(['not_distinguishable', 'not_distinguishable']);
  });

  test('means are judged by the swing of their days; without days nothing is said', () => {
    const days = (level: number): Parts[] =>
      Array.from({ length: 10 }, (_, i) => ({ numerator: (level + (i % 2 === 0 ? 5 : -5)) * 40, denominator: 40 }));
    const of = (level: number, given: Parts[]): Compared => ({
      numerator: level * 400,
      denominator: 400,
      days: given,
      expected: null,
    });
    const verdicts = (groups: Compared[]) =>
      funnel(groups, { counts: false, minimum: 0 }).judged.map(({ verdict }) => verdict);
    expect(verdicts([of(300, days(300)), of(300, days(300)), of(330, days(330))])).toEqual(['below', 'below', 'above']);
    expect(verdicts([of(300, []), of(330, [])])).toEqual(['too_few', 'too_few']);
  });

  test('a group without rows has no data, one with a handful no verdict', () => {
    const next = random(5);
    const empty: Compared = { numerator: 0, denominator: 0, days: [], expected: null };
    const handful: Compared = { numerator: 1, denominator: 9, days: [], expected: null };
    const { judged } = funnel([group(next, 0.8, 50, 0), empty, handful], { counts: true, minimum: 30 });
    expect(judged[1]).toMatchObject({ verdict: 'no_data', value: null, limitLow: null });
    expect(judged[2]).toMatchObject({ verdict: 'too_few', value: 1 / 9 });
  });

  test('with many people their unexplained spread is allowed for', () => {
    const next = random(13);
    const people = Array.from({ length: 40 }, () => group(next, 0.75 + (next() * 2 - 1) * 0.1, 40, 0));
    const { judged, between } = funnel(people, { counts: true, minimum: 30 });
    expect(between).toBeGreaterThan(0.03);
    expect(judged.filter(({ verdict }) => verdict !== 'not_distinguishable').length).toBeLessThanOrEqual(1);
  });

  test('walls close in on the centre as groups grow', () => {
    const next = random(17);
    const all = funnel([group(next, 0.8, 50, 0.05), group(next, 0.8, 50, 0.05)], { counts: true, minimum: 30 });
    const [small, large] = [wallsAt(all, 50)!, wallsAt(all, 5000)!];
    expect(large.high - large.low).toBeCloseTo((small.high - small.low) / 10, 1);
  });
});
