import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { lossWindow } from '../../contract/loss-window.ts';

describe('lossWindow', () => {
  const cell = (missed: number, denominator = 100) => ({ numerator: denominator - missed, denominator });

  it('finds the stretch that pulls the whole down and what it costs', () => {
    const window = lossWindow([cell(10), cell(10), cell(40), cell(50), cell(10), cell(10)]);
    expect(window).toMatchObject({ from: 2, to: 3 });
    // 0.90 without the window, 470 of 600 with it.
    expect(window?.cost).toBeCloseTo(0.9 - 470 / 600, 10);
  });

  it('says nothing when the loss is spread or there is none', () => {
    expect(lossWindow([cell(10), cell(10), cell(10), cell(10)])).toBeNull();
    expect(lossWindow([cell(0), cell(0)])).toBeNull();
    expect(lossWindow([{ numerator: null, denominator: null }])).toBeNull();
    expect(lossWindow([])).toBeNull();
  });

  it('names no stretch whose removal would not raise the value by what it says', () => {
    const missed = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 48 });
    fc.assert(
      fc.property(missed, (counts) => {
        const window = lossWindow(counts.map((n) => cell(n)));
        if (window === null) return;
        const rate = (values: readonly number[]): number =>
          1 - values.reduce((sum, n) => sum + n, 0) / (values.length * 100);
        const outside = counts.filter((_, i) => i < window.from || i > window.to);
        expect(rate(outside) - rate(counts)).toBeCloseTo(window.cost, 10);
      }),
    );
  });
});
