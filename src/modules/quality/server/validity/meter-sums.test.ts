import { expect, it } from 'vitest';
import type { EventStore } from '#src/analytics/event-store.ts';
import { groupColumn } from '../scores/period-scan.ts';
import { meterSums } from './meter-sums.ts';

/** Answers of two inspectors, of whom the second gives more on everything, with the customer's verdict on the same contacts. */
const ANSWERS = [
  { inspector: 'strict', share: 0, verdict: 0.25 },
  { inspector: 'strict', share: 0.5, verdict: 0 },
  { inspector: 'strict', share: 1, verdict: 0.5 },
  { inspector: 'strict', share: 0.5, verdict: 0.75 },
  { inspector: 'lenient', share: 1, verdict: 1 },
  { inspector: 'lenient', share: 1, verdict: 0.75 },
  { inspector: 'lenient', share: 0.5, verdict: 0.75 },
];

/** A store that has added up each answer alone: seconds 20, the rest of the form as the verdict. */
function storeOf(share: (of: (typeof ANSWERS)[number]) => number): Pick<EventStore, 'aggregate' | 'list'> {
  const column = <T>(value: (of: (typeof ANSWERS)[number], i: number) => T): T[] => ANSWERS.map(value);
  const sums = {
    [groupColumn(0)]: column((_, i) => i),
    a0: column(() => 1),
    a1: column(() => 20),
    a2: column(() => 1),
    a3: column(() => 1),
    a4: column((one) => one.verdict),
    a5: column((one) => one.verdict ** 2),
  };
  const kinds = {
    kind: column((_, i) => i),
    item: column(() => 'item'),
    inspector_id: column((one) => one.inspector),
    sample: column(() => 'random'),
    share: column(share),
    verdict: column((one) => one.verdict),
    repeated: column(() => false),
    complained: column(() => false),
  };
  return {
    aggregate: async () => ({ length: ANSWERS.length, columns: sums }),
    list: async () => ({ length: ANSWERS.length, columns: kinds }),
  };
}

/** Sums of products about each inspector's own means. */
function about(of: (one: (typeof ANSWERS)[number]) => number, and: (one: (typeof ANSWERS)[number]) => number): number {
  const mean = (inspector: string, f: typeof of): number => {
    const own = ANSWERS.filter((one) => one.inspector === inspector).map(f);
    return own.reduce((a, b) => a + b, 0) / own.length;
  };
  return ANSWERS.reduce(
    (sum, one) => sum + (of(one) - mean(one.inspector, of)) * (and(one) - mean(one.inspector, and)),
    0,
  );
}

it('takes pairs about the means of each inspector', async () => {
  const [share, verdict] = [
    (one: (typeof ANSWERS)[number]) => one.share,
    (one: (typeof ANSWERS)[number]) => one.verdict,
  ];
  const sums = (await meterSums(storeOf(share), { from: 0, to: 1 }, 'form')).get('item');
  const pairs = {
    n: 7,
    x: 0,
    y: 0,
    xx: expect.closeTo(about(share, share), 12),
    yy: expect.closeTo(about(verdict, verdict), 12),
    xy: expect.closeTo(about(share, verdict), 12),
  };
  expect(sums).toMatchObject({ asked: 7, answered: 7, full: 3, seconds: 140, timed: 7, rest: pairs });
  expect(sums?.outcomes.verdict).toEqual(pairs);
  expect(sums?.outcomes.repeated).toMatchObject({ n: 7, yy: 0, xy: 0 });
});

it('ties an item that is always met to nothing', async () => {
  const sums = (
    await meterSums(
      storeOf(() => 1),
      { from: 0, to: 1 },
      'form',
    )
  ).get('item');
  expect(sums?.outcomes.verdict).toMatchObject({ n: 7, xx: 0, xy: 0 });
});
