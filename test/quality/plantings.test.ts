import { expect, it } from 'vitest';
import { outOf100, scoreOf, shareOf } from '#src/modules/quality/contract/score.ts';
import type { PairSums } from '#src/modules/quality/contract/statistics/correlation.ts';
import { estimateScores } from '#src/modules/quality/contract/statistics/estimation/score-estimates.ts';
import { meanDifference } from '#src/modules/quality/contract/statistics/mean-difference.ts';
import { readMeter } from '#src/modules/quality/contract/statistics/meter.ts';
import { calibrationResult } from '#src/modules/quality/server/calibration/result.ts';
import { readDoubleScoring } from '#src/modules/quality/server/scores/double-scoring.ts';
import { sampleOptions } from '#src/modules/simulation/contract/options.ts';
import { Centre } from '#src/modules/simulation/server/centre/centre.ts';
import { hear } from '#src/modules/simulation/server/judging/hindsight.ts';
import { judgement, lenienceOf } from '#src/modules/simulation/server/judging/judge.ts';
import { QUALITY_PLANTINGS } from '#src/modules/simulation/server/judging/quality-plantings.ts';
import { SAMPLE_FORM } from '#src/modules/simulation/server/judging/sample-form.ts';

// The quality department of the twin on contacts that are heard, but never took place: what it says is what it says in the sample centre.
const options = sampleOptions.parse({ days: 60, agents: 60, end: Date.UTC(2026, 10, 27, 16) });
const { people, lastDay } = new Centre(options);
const { lenientInspector, uselessItem, flatteringTeam } = QUALITY_PLANTINGS;
const judges = [
  lenientInspector,
  ...['许可', '苏禾', '何敏', '钟毅'].map((name) => ({ name, lenience: lenienceOf(options.seed, name) })),
];
const EACH = 20;

const evaluations = people.flatMap((person, p) =>
  Array.from({ length: EACH }, (_, n) => {
    const contact = `202611${String((n % 27) + 1).padStart(2, '0')}-1A${p * 100 + n + 1}`;
    const heard = hear(contact, person, { seed: options.seed, lastDay })!;
    const judge = judges[(p + n) % judges.length]!;
    const second = judges[(p + n + 1 + (n % 3)) % judges.length]!;
    const by = (who: typeof judge) => judgement(options.seed, contact, person, heard, who);
    const answers = by(judge);
    return {
      person,
      contact,
      heard,
      judge,
      second,
      answers,
      again: by(second),
      score: outOf100(scoreOf(SAMPLE_FORM.content, answers).total)!,
    };
  }),
);

it('finds the lenient inspector by severity', () => {
  const cells = [...Map.groupBy(evaluations, ({ person, judge }) => `${person.number} ${judge.name}`).values()].map(
    (own) => ({
      agent: own[0]!.person.number,
      inspector: own[0]!.judge.name,
      stratum: '',
      n: own.length,
      sum: own.reduce((sum, { score }) => sum + score, 0),
      squares: own.reduce((sum, { score }) => sum + score * score, 0),
    }),
  );
  const { inspectors } = estimateScores(cells).severity;
  const [most, ...others] = inspectors.toSorted((a, b) => b.effect - a.effect);
  expect(most?.inspector).toBe(lenientInspector.name);
  expect((most?.effect ?? 0) - 3 * (most?.error ?? 9)).toBeGreaterThan(0);
  for (const { effect } of others) expect(effect).toBeLessThan((most?.effect ?? 0) / 2);
});

it('finds her by contacts scored twice', () => {
  const pairs = evaluations.slice(0, 150).map(({ contact, judge, second, answers, again }) => ({
    contact,
    first: answers,
    second: again,
    by: [
      { id: judge.name, name: judge.name },
      { id: second.name, name: second.name },
    ] as const,
  }));
  const { inspectors, overall, contacts } = readDoubleScoring(SAMPLE_FORM.content, pairs);
  expect(contacts).toBe(150);
  expect(inspectors[0]?.name).toBe(lenientInspector.name);
  expect(inspectors[0]?.difference?.low).toBeGreaterThan(0);
  expect(overall.percent.value).toBeGreaterThan(overall.krippendorff.value ?? 1);
});

it('finds her by one calibration of a dozen contacts, and nobody else', () => {
  const expert = judges.find(({ name }) => name === '许可')!;
  // One contact of each of a dozen people, as a calibration draws them.
  const drawn = evaluations.filter((_, i) => i % EACH === 0).slice(0, 12);
  const ratings = drawn.flatMap(({ contact, person, heard }) =>
    judges.map((judge) => ({
      contact,
      person: judge.name,
      content: SAMPLE_FORM.content,
      answers: judgement(options.seed, contact, person, heard, judge),
    })),
  );
  const { inspectors, insufficient } = calibrationResult(ratings, {
    expert: expert.name,
    people: [expert.name, ...judges.map(({ name }) => name).filter((name) => name !== expert.name)],
    contacts: drawn.map(({ contact }) => contact),
    items: SAMPLE_FORM.content.sections.flatMap((section) => section.items),
  });
  expect(insufficient).toBe(false);
  expect(inspectors.filter((one) => (one.expert?.low ?? 0) > 0).map(({ id }) => id)).toEqual([lenientInspector.name]);
  expect(inspectors.toSorted((a, b) => (a.ac1.value ?? 0) - (b.ac1.value ?? 0))[0]?.id).toBe(lenientInspector.name);
});

it('finds the useless item by the meter, and that solving is felt', () => {
  const items = SAMPLE_FORM.content.sections
    .flatMap((section) => section.items)
    .filter(({ critical }) => critical === null);
  const shares = evaluations.map(
    ({ answers }) => new Map(items.map((item) => [item.id, shareOf(item, answers[item.id]!.answer)!])),
  );
  /** Within inspectors, as the meter's sums are. */
  const pairsWith = (item: string, y: (at: number) => number): PairSums => {
    const sums = { n: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
    for (const own of Map.groupBy([...evaluations.keys()], (at) => evaluations[at]!.judge.name).values()) {
      const [xs, ys] = [own.map((at) => shares[at]!.get(item)!), own.map(y)];
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      const [mx, my] = [mean(xs), mean(ys)];
      sums.n += own.length;
      for (const [i, x] of xs.entries()) {
        sums.xx += (x - mx) ** 2;
        sums.yy += (ys[i]! - my) ** 2;
        sums.xy += (x - mx) * (ys[i]! - my);
      }
    }
    return sums;
  };
  const none = { n: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
  const readings = readMeter(
    items.map((item) => ({
      item: item.id,
      aspect: item.aspect,
      isCritical: false,
      asked: evaluations.length,
      answered: evaluations.length,
      full: shares.filter((own) => own.get(item.id) === 1).length,
      rest: pairsWith(item.id, (at) =>
        items.filter(({ id }) => id !== item.id).reduce((sum, { id }) => sum + shares[at]!.get(id)!, 0),
      ),
      outcomes: {
        verdict: pairsWith(item.id, (at) => {
          const { heard, person } = evaluations[at]!;
          return (heard.solved ? 0.6 : -1.05) + 0.3 * person.warmth + 0.75 * heard.mood;
        }),
        repeated: none,
        complained: none,
      },
      people: null,
      seconds: null,
      agreement: { value: null, low: null, high: null, units: 0 },
      upheld: 0,
    })),
  );
  const of = (item: string) => readings.find((reading) => reading.item === item);
  expect(of(uselessItem)).toMatchObject({ meaning: 'drop', reason: 'tells_nothing' });
  for (const item of ['solve', 'feeling', 'need'])
    expect(of(item)).toMatchObject({ meaning: 'keep', reason: 'linked' });
});

it('finds the team that flatters itself by what its lead gives more on the same contacts', () => {
  const more = (lenience: number) =>
    meanDifference(
      evaluations.slice(0, 60).map(({ contact, person, heard, score }) => {
        const own = judgement(options.seed, contact, person, heard, { name: 'lead', lenience });
        return outOf100(scoreOf(SAMPLE_FORM.content, own).total)! - score;
      }),
    )!;
  expect(more(flatteringTeam.lenience).low).toBeGreaterThan(0);
  expect(more(0).low).toBeLessThan(0);
});
