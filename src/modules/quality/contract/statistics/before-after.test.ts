import { expect, it } from 'vitest';
import { beforeAfter, type Day, verdictOf } from './before-after.ts';

/** So many days with the same counts. */
const days = (n: number, numerator: number, denominator: number): Day[] =>
  Array.from({ length: n }, () => ({ numerator, denominator }));

it('is Newcombe’s interval where days do not differ', () => {
  // Newcombe 1998, table II (a): 56/70 against 48/80, method 10: 0.0524 to 0.3339.
  const change = beforeAfter(days(8, 6, 10), days(7, 8, 10), true)!;
  expect(change.value).toBeCloseTo(0.2, 12);
  expect([change.low.toFixed(4), change.high.toFixed(4)]).toEqual(['0.0524', '0.3339']);
});

it('grows where days differ more than chance does', () => {
  const swinging = [...days(4, 95, 100), ...days(4, 25, 100)];
  const calm = beforeAfter(days(8, 60, 100), days(8, 75, 100), true)!;
  const swung = beforeAfter(swinging, days(8, 75, 100), true)!;
  expect([calm.value, swung.value].map((value) => value.toFixed(2))).toEqual(['0.15', '0.15']);
  expect(verdictOf(calm, 'up')).toBe('improved');
  expect(verdictOf(calm, 'down')).toBe('worse');
  expect(verdictOf(swung, 'up')).toBe('not_distinguishable');
});

it('compares means by days, weighted by their rows', () => {
  // One large day is not outvoted by small ones: (10 × 100 + 6 × 10) ÷ 16 contacts.
  const before = [{ numerator: 1000, denominator: 10 }, ...days(6, 10, 1)];
  const after = [{ numerator: 800, denominator: 10 }, ...days(6, 12, 1)];
  expect(beforeAfter(before, after, false)!.value).toBeCloseTo((872 - 1060) / 16, 12);
});

it('holds the truth in 95 of 100 pairs of spans whose days have their own level', () => {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const span = (level: number): Day[] =>
    Array.from({ length: 28 }, () => {
      const own = level + (random() - 0.5) * 0.2;
      let numerator = 0;
      for (let i = 0; i < 60; i += 1) numerator += random() < own ? 1 : 0;
      return { numerator, denominator: 60 };
    });
  const runs = 300;
  let held = 0;
  for (let i = 0; i < runs; i += 1) {
    const { low, high } = beforeAfter(span(0.6), span(0.65), true)!;
    if (low <= 0.05 && high >= 0.05) held += 1;
  }
  expect(held / runs).toBeGreaterThan(0.92);
});

it('says nothing of fewer than five days, or where nothing ever varies', () => {
  expect(beforeAfter(days(4, 1, 2), days(9, 1, 2), true)).toBeNull();
  expect(beforeAfter([...days(4, 1, 2), ...days(9, 0, 0)], days(9, 1, 2), true)).toBeNull();
  expect(beforeAfter(days(9, 4, 2), days(9, 6, 2), false)).toBeNull();
  expect(verdictOf(null, 'up')).toBe('cannot_tell');
  expect(verdictOf(beforeAfter(days(9, 4, 2), days(9, 4, 2), false), 'up')).toBe('not_distinguishable');
});
