import { describe, expect, it } from 'vitest';
import { sampleSize } from './sample-size.ts';

describe('sample size', () => {
  it('is the one Krejcie and Morgan (1970) printed', () => {
    const printed: [number, number][] = [
      [10, 10],
      [15, 14],
      [20, 19],
      [50, 44],
      [100, 80],
      [220, 140],
      [500, 217],
      [1200, 291],
      [1500, 306],
      [10_000, 370],
    ];
    for (const [population, n] of printed)
      expect(sampleSize({ population, margin: 0.05 }, true), `${population}`).toBe(n);
  });

  it('is rounded up otherwise, and never more than there are', () => {
    expect(sampleSize({ margin: 0.05 })).toBe(385);
    expect(sampleSize({ margin: 0.05, confidence: 0.9 })).toBe(271);
    expect(sampleSize({ margin: 0.03, share: 0.1 })).toBe(385);
    expect(sampleSize({ population: 1, margin: 0.05 })).toBe(1);
    for (const population of [2, 7, 30, 450]) expect(sampleSize({ population, margin: 0.001 })).toBe(population);
  });
});
