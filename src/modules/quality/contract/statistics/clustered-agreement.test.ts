import { expect, it } from 'vitest';
import { agreement } from './agreement.ts';
import { clusteredAgreement, type ClusteredUnit } from './clustered-agreement.ts';

const single = (ratings: readonly (readonly (string | null)[])[]): ClusteredUnit[] =>
  ratings.map((row, i) => ({ cluster: String(i), ratings: row }));

it('is the plain coefficient and its jackknife where every unit is a cluster of its own', () => {
  const ratings = Array.from({ length: 30 }, (_, i) => [i % 3 ? 'a' : 'b', i % 4 ? 'a' : 'b', i % 5 ? 'a' : null]);
  for (const method of ['fleiss', 'krippendorff', 'ac1'] as const) {
    const [ours, plain] = [clusteredAgreement(single(ratings), method), agreement(ratings, method)];
    expect(ours.value).toBeCloseTo(plain.value!, 12);
    expect(ours.low).toBeCloseTo(plain.low!, 12);
    expect(ours.high).toBeCloseTo(plain.high!, 12);
  }
});

it('pools seen and expected agreement over items, so that passing everything alike earns no more than chance', () => {
  // Two items; raters agree as often as chance has it on each, though on different answers.
  const rows = [
    ['y', 'y'],
    ['y', 'n'],
    ['n', 'y'],
    ['n', 'n'],
  ];
  const units = ['p', 'q'].flatMap((stratum) =>
    rows.map((ratings, i) => ({ cluster: String(i), stratum, ratings: ratings.map((one) => `${one}${stratum}`) })),
  );
  expect(clusteredAgreement(units, 'fleiss').value).toBeCloseTo(0, 12);
  // Taken for one list of answers they would seem to agree: what item it was tells half of the answer.
  const mixed = agreement(
    units.map(({ ratings }) => ratings),
    'fleiss',
  );
  expect(mixed.value).toBeGreaterThan(0.3);
});

it('is no surer for a dozen items of one contact than for one', () => {
  const alone = Array.from({ length: 8 }, (_, i) => ({ cluster: `${i}`, ratings: ['a', i < 6 ? 'a' : 'b'] }));
  const copied = Array.from({ length: 12 }, (_, item) =>
    alone.map(({ cluster, ratings }) => ({ cluster, ratings, stratum: `${item}` })),
  ).flat();
  const [one, many] = [clusteredAgreement(alone, 'percent'), clusteredAgreement(copied, 'percent')];
  expect(many).toMatchObject({ value: 0.75, units: 96 });
  expect(many.low).toBeCloseTo(one.low!, 12);
});

it('knows little where everybody says the same of few contacts, and nothing without pairs', () => {
  const all = (n: number) => single(Array.from({ length: n }, () => ['a', 'a', 'a']));
  expect(clusteredAgreement(all(5), 'percent')).toMatchObject({ value: 1, high: 1 });
  expect(clusteredAgreement(all(5), 'percent').low).toBeCloseTo(0.5655, 4);
  expect(clusteredAgreement(all(10), 'percent').low).toBeCloseTo(0.7225, 4);
  expect(clusteredAgreement(all(5), 'ac1').low).toBeLessThan(0.6);
  expect(clusteredAgreement(single([['a', null, null]]), 'ac1')).toEqual({
    value: null,
    low: null,
    high: null,
    units: 0,
  });
});
