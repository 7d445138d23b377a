import { expect, it } from 'vitest';
import { Stream, streamKey, uniformAt } from './stream.ts';

const draws = (key: number, n: number): number[] => Array.from({ length: n }, (_, i) => uniformAt(key, i));
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

it('gives the same numbers for the same names, and others for other names', () => {
  expect(draws(streamKey(7, 'patience', 3), 3)).toEqual(draws(streamKey(7, 'patience', 3), 3));
  const first = [streamKey(7, 'a'), streamKey(7, 'b'), streamKey(8, 'a'), streamKey(7, 'a', 0), streamKey(7, 'a', 1)];
  expect(new Set(first.map((key) => uniformAt(key, 0))).size).toBe(first.length);
});

it('is pinned: a change here changes every sample centre', () => {
  expect(draws(streamKey(2026, 'arrivals', 5), 3).map((u) => u.toFixed(12))).toMatchInlineSnapshot(`
    [
      "0.597408158336",
      "0.653481850686",
      "0.317201739259",
    ]
  `);
});

it('is uniform and uncorrelated, along one stream and across neighbouring ones', () => {
  const along = draws(streamKey(1, 'x'), 100_000);
  const across = Array.from({ length: 100_000 }, (_, i) => uniformAt(streamKey(1, 'contact', i), 0));
  for (const values of [along, across]) {
    // Standard errors: mean 0.0009, share of a tenth 0.00095, correlation 0.0032; four of them are allowed.
    expect(Math.abs(mean(values) - 0.5)).toBeLessThan(0.0037);
    for (let tenth = 0; tenth < 10; tenth++)
      expect(Math.abs(values.filter((v) => Math.floor(v * 10) === tenth).length / 1e5 - 0.1)).toBeLessThan(0.0038);
    const products = values.slice(1).map((v, i) => (v - 0.5) * ((values[i] as number) - 0.5) * 12);
    expect(Math.abs(mean(products))).toBeLessThan(0.0127);
  }
});

it('has the distributions it says', () => {
  const stream = new Stream(streamKey(3, 'shapes'));
  const many = <T>(draw: () => T): T[] => Array.from({ length: 50_000 }, draw);
  expect(mean(many(() => stream.exponential(10)))).toBeCloseTo(10, 0);
  const normal = many(() => stream.normal());
  expect(mean(normal)).toBeCloseTo(0, 1);
  expect(mean(normal.map((x) => x * x))).toBeCloseTo(1, 1);
  const long = many(() => stream.lognormal(300, 0.8));
  expect(mean(long) / 300).toBeCloseTo(1, 1);
  expect(mean(many(() => stream.poisson(3.5)))).toBeCloseTo(3.5, 1);
  expect(mean(Array.from({ length: 2000 }, () => stream.poisson(700))) / 700).toBeCloseTo(1, 2);
});
