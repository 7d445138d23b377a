import { describe, expect, it } from 'vitest';
import { correlated, falseDiscovery, type PairSums, upperTail } from './correlation.ts';
import { type ItemSums, readMeter } from './meter.ts';

/** Sums of n pairs of standardised values with this correlation. */
const pairs = (n: number, r: number): PairSums => ({ n, x: 0, y: 0, xx: n, yy: n, xy: n * r });
const flat: PairSums = { n: 400, x: 400, y: 200, xx: 400, yy: 200, xy: 200 };

const item = (over: Partial<ItemSums>): ItemSums => ({
  item: 'i',
  aspect: 'customer',
  isCritical: false,
  asked: 400,
  answered: 400,
  full: 300,
  rest: pairs(400, 0.4),
  outcomes: { verdict: pairs(400, 0.3), repeated: pairs(400, -0.2), complained: pairs(0, 0) },
  people: 0.1,
  seconds: 12,
  agreement: { value: null, low: null, high: null, units: 0 },
  upheld: 0,
  ...over,
});
const none = { verdict: pairs(900, 0), repeated: pairs(900, 0.01), complained: pairs(0, 0) };
const read = (over: Partial<ItemSums>) => {
  const [reading] = readMeter([item(over)]);
  return [reading?.meaning, reading?.reason];
};

describe('correlation', () => {
  it('comes with Fisher’s interval', () => {
    // r = 0.5, n = 28: z = 0.5493 ± 1.96 ÷ 5.
    const found = correlated(pairs(28, 0.5))!;
    expect([found.r, found.low, found.high].map((v) => v.toFixed(4))).toEqual(['0.5000', '0.1560', '0.7358']);
    expect(upperTail(1.959_963_985)).toBeCloseTo(0.025, 6);
    expect(found.p).toBeCloseTo(2 * upperTail(0.549_306 * 5), 6);
    expect(correlated(flat)).toBeNull();
    expect(correlated(pairs(3, 0.5))).toBeNull();
  });
  it('adjusts for many findings as Benjamini and Hochberg do', () => {
    expect(falseDiscovery([0.01, null, 0.04, 0.03, 0.005])).toEqual([
      expect.closeTo(0.02, 9),
      null,
      expect.closeTo(0.04, 9),
      expect.closeTo(0.04, 9),
      expect.closeTo(0.02, 9),
    ]);
  });
});

describe('the meter', () => {
  it('says nothing on fewer than 200', () => {
    expect(read({ answered: 199 })).toEqual(['insufficient', 'few_pairs']);
    // Enough evaluations, but too few whose customers said something, and business by nature.
    expect(read({ outcomes: { ...none, verdict: pairs(150, 0.6), repeated: pairs(0, 0) } })).toEqual([
      'insufficient',
      'nothing_shown',
    ]);
  });
  it('keeps what is linked with customers, and what separates work', () => {
    expect(read({})).toEqual(['keep', 'linked']);
    expect(read({ aspect: 'business', outcomes: none })).toEqual(['keep', 'discriminates']);
    expect(read({ isCritical: true, outcomes: none, rest: flat, full: 399 })).toEqual(['keep', 'critical']);
  });
  it('drops what tells nothing', () => {
    expect(read({ outcomes: none, rest: pairs(900, 0.02) })).toEqual(['drop', 'tells_nothing']);
    // Of what customers feel, returns and complaints alone do not tell.
    expect(read({ outcomes: { ...none, verdict: pairs(199, 0) }, rest: pairs(900, 0.02) })).toEqual([
      'insufficient',
      'nothing_shown',
    ]);
    expect(read({ outcomes: none, rest: flat, full: 400 })).toEqual(['drop', 'separates_nobody']);
  });
  it('rewords what is read differently, not felt, mostly not applicable or upheld again and again', () => {
    const agreement = { value: 0.4, low: 0.3, high: 0.5, units: 60 };
    expect(read({ agreement, outcomes: none })).toEqual(['reword', 'read_differently']);
    expect(read({ agreement })).toEqual(['split', 'real_but_read_differently']);
    expect(read({ outcomes: none })).toEqual(['reword', 'not_what_customers_feel']);
    expect(read({ upheld: 20 })).toEqual(['reword', 'often_upheld']);
    expect(read({ asked: 1000, outcomes: { ...none, verdict: pairs(250, 0.1) }, aspect: 'business' })).toEqual([
      'reword',
      'often_not_applicable',
    ]);
  });
  it('does not find a link among forty items that have none', () => {
    const weak = Array.from({ length: 40 }, (_, i) =>
      item({
        item: `i${i}`,
        outcomes: { ...none, verdict: pairs(400, i === 0 ? 0.105 : 0.01), repeated: pairs(0, 0) },
      }),
    );
    // p = 0.036 by itself.
    expect(readMeter(weak)[0]?.link?.p).toBeLessThan(0.05);
    expect(readMeter(weak).some(({ reason }) => reason === 'linked')).toBe(false);
  });
});
