import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { meanEstimate, wilson } from '#src/semantic/interval-estimate.ts';
import { boundedInterval, tQuantile } from './bounded-interval.ts';
import { type Cell, personsOf } from './cells.ts';
import { programme } from './programme.ts';
import { estimateRates } from './rate-estimates.ts';
import { estimateScores, type ScoreEstimate } from './score-estimates.ts';
import { severities } from './severity.ts';
import { standing, tieBands } from './standing.ts';

const cell = (agent: string, inspector: string, scores: readonly number[], stratum = ''): Cell => ({
  agent,
  inspector,
  stratum,
  n: scores.length,
  sum: scores.reduce((a, b) => a + b, 0),
  squares: scores.reduce((a, b) => a + b * b, 0),
});
const repeat = (score: number, n: number): number[] => Array.from({ length: n }, () => score);
const agents = Array.from({ length: 12 }, (_, i) => `a${i}`);

describe('the interval of a mean', () => {
  const plain = { spread: 1 / 20, dispersion: 1, extra: 0, degrees: 1e6 };
  it('is Wilson’s where scores are all or nothing (V9: 18 of 20)', () => {
    const { low, high } = boundedInterval(90, plain);
    expect([low, high]).toEqual([expect.closeTo(69.9, 1), expect.closeTo(97.2, 1)]);
    expect(low / 100).toBeCloseTo(wilson(18, 20)?.low ?? 0, 3);
  });
  it('is not closed by full marks, nor left open by them', () => {
    const { low, high } = boundedInterval(100, { ...plain, dispersion: 0.1 });
    expect(high).toBe(100);
    expect(low).toBeGreaterThan(97);
    expect(low).toBeLessThan(99);
    // Student's t says there is nothing to doubt; the bound for every shape doubts too much.
    expect(meanEstimate(20, 2000, 200_000, { floor: 0, ceiling: 100 })?.low).toBeLessThan(85);
  });
  it('grows by what inspectors add', () => {
    const half = ({ low, high }: { low: number; high: number }) => (high - low) / 2;
    expect(half(boundedInterval(50, { ...plain, extra: 25 }))).toBeGreaterThan(half(boundedInterval(50, plain)));
  });
});

describe('severity of inspectors', () => {
  it('is the shrunken difference on the same people, as the balanced case gives it by hand', () => {
    const cells = agents.flatMap((agent, i) => [
      cell(agent, 'kind', [80 + i + 6, 80 + i]),
      cell(agent, 'stern', [80 + i - 4, 80 + i - 2]),
    ]);
    const found = severities(personsOf(cells));
    // Means 3 above and 3 below; scatter within cells 18 and 2, so 10; 24 evaluations each.
    expect(found.residual).toBeCloseTo(10, 9);
    // r′S⁻r = 48 × 9 = 432, rank 1, trace 24: (432 − 10) ÷ 24.
    expect(found.variance).toBeCloseTo(422 / 24, 5);
    const factor = found.variance / (found.variance + found.residual / 24);
    expect(found.effectOf('kind')).toBeCloseTo(3 * factor, 6);
    expect(found.effectOf('stern')).toBeCloseTo(-3 * factor, 6);
    expect(found.effectOf('nobody')).toBe(0);
  });
  it('does not mistake good people for a lenient inspector', () => {
    const cells = agents.flatMap((agent, i) =>
      i < 6
        ? [cell(agent, 'of the good', [96, 98, 94]), cell(agent, 'both', [97, 95])]
        : [cell(agent, 'of the others', [70, 74, 72]), cell(agent, 'both', [71, 73])],
    );
    for (const { effect } of severities(personsOf(cells)).inspectors) expect(Math.abs(effect)).toBeLessThan(1);
  });
  it('leaves inspectors alone who share nobody', () => {
    const found = severities(personsOf([cell('a', 'x', [90, 92, 94]), cell('b', 'y', [60, 62, 64])]));
    expect(found.effectOf('x')).toBe(0);
    expect(found.errorOf([{ inspector: 'x', weight: 1 }])).toBe(0);
  });
});

describe('estimates', () => {
  const team = agents.flatMap((agent, i) => [
    cell(agent, 'x', [70 + i, 90 + i, 80 + i]),
    cell(agent, 'y', [84 + i, 76 + i, 60 + i]),
  ]);
  const of = (cells: readonly Cell[], agent: string): ScoreEstimate =>
    estimateScores(cells).people.find((one) => one.agent === agent)!;

  it('describes below five evaluations and estimates from five on', () => {
    expect(of([...team, cell('few', 'x', [100, 90, 80, 70])], 'few').interval).toBeNull();
    expect(of([...team, cell('few', 'x', [100, 90, 80, 70, 60])], 'few').interval).not.toBeNull();
    expect(estimateScores([])).toMatchObject({ people: [], between: null });
  });
  it('lie between what was seen and what others are like, the nearer the less was seen', () => {
    const some = of([...team, cell('one', 'x', [100])], 'one');
    const more = of([...team, cell('one', 'x', repeat(100, 8)), cell('one', 'y', repeat(100, 8))], 'one');
    expect(some.shrunken).toBeLessThan(more.shrunken);
    expect(more.shrunken).toBeLessThan(more.adjusted);
  });
  it('doubt more who was judged by one inspector than who was judged by all', () => {
    const biased = agents.flatMap((agent, i) => [
      cell(agent, 'x', [78 + i, 90 + i]),
      cell(agent, 'y', [70 + i, 80 + i]),
      cell(agent, 'z', [86 + i, 92 + i]),
    ]);
    const alone = of([...biased, cell('p', 'x', [84, 86, 84, 86, 84, 86])], 'p');
    const each = [cell('p', 'x', [84, 86]), cell('p', 'y', [75, 77]), cell('p', 'z', [89, 91])];
    const shared = of([...biased, ...each], 'p');
    expect(alone.error).toBeGreaterThan(shared.error);
  });
  it('weigh strata by the contacts they stand for', () => {
    const cells = [cell('p', 'x', repeat(100, 5), 'voice'), cell('p', 'x', repeat(50, 5), 'chat')];
    const populations = new Map([['p', { voice: 900, chat: 100, email: 1000 }]]);
    const [person] = estimateScores(cells, populations).people;
    expect(person).toMatchObject({ raw: expect.closeTo(95, 9), uncovered: 0.5 });
    expect(estimateScores(cells).people[0]?.raw).toBeCloseTo(75, 9);
    expect(personsOf(cells, populations)[0]?.spread).toBeCloseTo(5 * 0.18 ** 2 + 5 * 0.02 ** 2, 9);
  });
  it('are not certain because everything so far was perfect', () => {
    const { low, high } = of([cell('p', 'x', repeat(100, 6))], 'p').interval!;
    expect(high).toBe(100);
    expect(low).toBeLessThan(90);
  });
});

describe('critical errors', () => {
  it('have Wilson’s interval, none below five, and learn from the others', () => {
    const [clean, some, few] = estimateRates([
      { agent: 'clean', n: 20, failed: 0 },
      { agent: 'some', n: 20, failed: 8 },
      { agent: 'few', n: 4, failed: 0 },
    ]);
    expect(clean?.interval?.high).toBeCloseTo(wilson(0, 20)?.high ?? 0, 12);
    expect(clean?.shrunken).toBeGreaterThan(0);
    expect(some?.shrunken).toBeLessThan(0.4);
    expect(few?.interval).toBeNull();
    expect(few?.shrunken).toBeGreaterThan(clean?.shrunken ?? 1);
    expect(estimateRates([{ agent: 'none', n: 0, failed: 0 }])[0]).toMatchObject({ rate: null, shrunken: null });
  });
});

describe('where people stand', () => {
  const person = (agent: string, adjusted: number, error: number): ScoreEstimate => ({
    agent,
    n: 20,
    raw: adjusted,
    adjusted,
    shrunken: adjusted,
    interval: { low: adjusted - 2 * error, high: adjusted + 2 * error },
    error,
    degrees: 40,
    uncovered: 0,
  });
  it('is above, below, or not distinguishable from a line', () => {
    expect(standing({ low: 81, high: 90 }, 80)).toBe('above');
    expect(standing({ low: 70, high: 79 }, 80)).toBe('below');
    expect(standing({ low: 75, high: 85 }, 80)).toBe('not_distinguishable');
    expect(standing(null, 80)).toBe('description_only');
  });
  it('is a band, and all places she may have', () => {
    const bands = tieBands([
      person('low', 70, 1),
      person('best', 92, 1),
      person('next', 91, 1),
      person('lower', 69, 1),
    ]);
    expect(bands).toEqual([
      { agent: 'best', band: 1, from: 1, to: 2 },
      { agent: 'next', band: 1, from: 1, to: 2 },
      { agent: 'low', band: 2, from: 3, to: 4 },
      { agent: 'lower', band: 2, from: 3, to: 4 },
    ]);
    expect(tieBands([{ ...person('few', 90, 1), interval: null }])).toEqual([]);
  });
  it('counts as places what everybody compared with everybody says', () => {
    const somebody = fc.record({
      // No score differs from another by so little that its square is nothing.
      score: fc.double({ min: 0, max: 100, noNaN: true }).map((drawn) => Math.round(drawn * 1e9) / 1e9),
      error: fc.constantFrom(0, 0.5, 1, 3, 12),
      degrees: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(somebody, { maxLength: 40 }), (drawn) => {
        const people = drawn.map(({ score, error, degrees }, i) => ({ ...person(`p${i}`, score, error), degrees }));
        const p = 1 - 0.025 / Math.max(1, people.length - 1);
        const better = (a: ScoreEstimate, b: ScoreEstimate): boolean => {
          const t2 = Math.max(tQuantile(p, a.degrees), tQuantile(p, b.degrees)) ** 2;
          return a.adjusted > b.adjusted && (a.adjusted - b.adjusted) ** 2 > t2 * (a.error ** 2 + b.error ** 2);
        };
        const places = people.map((one) => ({
          agent: one.agent,
          from: 1 + people.filter((other) => better(other, one)).length,
          to: people.length - people.filter((other) => better(one, other)).length,
        }));
        const found = tieBands(people).map(({ agent, from, to }) => ({ agent, from, to }));
        expect(found).toEqual(expect.arrayContaining(places));
        expect(found).toHaveLength(places.length);
      }),
    );
  });
});

describe('a programme', () => {
  it('tells people apart from a number of evaluations on', () => {
    const plan = programme({ between: { mean: 85, variance: 25 }, within: 100 }, 4, 85);
    expect(plan.reliability).toBeCloseTo(0.5, 12);
    expect(plan.forReliable).toBe(16);
    // 2 × (1.96 + 0.8416)² × 100 ÷ 25.
    expect(plan.forSeparation).toBe(63);
    // At the mean the chance is known: arc tangent of error ÷ spread, over π.
    expect(plan.misclassified).toBeCloseTo(Math.atan(1) / Math.PI, 5);
    expect(programme({ between: { mean: 85, variance: 0 }, within: 100 }, 4, 85)).toMatchObject({
      reliability: 0,
      forReliable: null,
    });
  });
});
