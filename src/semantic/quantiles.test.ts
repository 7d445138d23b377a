import { describe, expect, it } from 'vitest';
import { incompleteBeta, normalQuantile, studentQuantile } from './quantiles.ts';

describe('quantiles', () => {
  it('of the normal distribution are those of the tables', () => {
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 14);
    expect(normalQuantile(0.999)).toBeCloseTo(3.090232306167813, 13);
    // In the far tail, where the third polynomial begins.
    expect(normalQuantile(1e-12)).toBeCloseTo(-7.034483825301131, 10);
    expect(normalQuantile(0.01)).toBeCloseTo(-normalQuantile(0.99), 12);
  });

  it("of Student's t are those of the tables", () => {
    const table: [number, number, number][] = [
      [0.975, 1, 12.7062],
      [0.975, 2, 4.30265],
      [0.975, 4, 2.77645],
      [0.975, 10, 2.22814],
      [0.975, 29, 2.04523],
      [0.95, 5, 2.01505],
      [0.995, 30, 2.75],
    ];
    for (const [p, degrees, t] of table) expect(studentQuantile(p, degrees), `t ${p} ${degrees}`).toBeCloseTo(t, 4);
    expect(studentQuantile(0.975, 1e6)).toBeCloseTo(normalQuantile(0.975), 5);
    expect(studentQuantile(0.975, 0)).toBeNaN();
  });

  it('rest on an incomplete beta that meets its closed forms', () => {
    expect(incompleteBeta(0.3, 1, 1)).toBeCloseTo(0.3, 12);
    expect(incompleteBeta(0.3, 2, 1)).toBeCloseTo(0.09, 12);
    expect(incompleteBeta(0.3, 1, 3)).toBeCloseTo(1 - 0.7 ** 3, 12);
    expect(incompleteBeta(0.9, 5, 2)).toBeCloseTo(1 - incompleteBeta(0.1, 2, 5), 12);
  });
});
