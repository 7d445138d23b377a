import { describe, expect, test } from 'vitest';
import type { Judged } from '../contract/judged.ts';
import type { Step } from '../contract/sheet.ts';
import { marginOf, verdictOf } from './judge.ts';
import { monthOf, monthsBetween } from './month.ts';
import { changedItems, itemState, sheetState } from './states.ts';

describe('a figure against its target', () => {
  const share = (numerator: number, denominator: number) => ({
    value: numerator / denominator,
    ...marginOf({ numerator, denominator }, { unit: 'ratio', counted: true }),
  });
  test('a miss within the margin of few contacts is no miss; the same share of many is one', () => {
    const target = { kind: 'at_least', value: 0.72 } as const;
    expect(verdictOf(share(22, 32), target)).toBe('not_distinguishable');
    expect(verdictOf(share(2200, 3200), target)).toBe('missed');
    expect(verdictOf(share(24, 32), target)).toBe('met');
    expect(verdictOf({ value: null, low: null, high: null }, target)).toBe('no_data');
    expect(verdictOf(share(24, 32), null)).toBe('no_target');
  });
  test('a margin wider than a band holds it; a duration has none', () => {
    expect(verdictOf({ value: 0.9, low: 0.2, high: 0.95 }, { kind: 'between', low: 0.4, high: 0.6 })).toBe(
      'not_distinguishable',
    );
    const aht = marginOf({ numerator: 30_000, denominator: 100 }, { unit: 'duration', counted: false });
    expect(verdictOf({ value: 300, ...aht }, { kind: 'at_most', value: 299 })).toBe('missed');
  });
});

describe('what became of a sheet', () => {
  const said = (...whats: Step['what'][]): Step[] =>
    whats.map((what, at) => ({ at, by: 'x', version: 1, kpi: 'aht', what, text: '' }));
  test('the last word counts; figures frozen anew are open again', () => {
    expect(itemState([], 'aht')).toBe('open');
    expect(itemState(said('confirm', 'object', 'keep'), 'aht')).toBe('kept');
    expect(itemState(said('object', 'correct', 'renew'), 'aht')).toBe('open');
    expect(itemState(said('object'), 'csat')).toBe('open');
  });
  test('one objection is enough to wait for an answer; all must be confirmed', () => {
    expect(sheetState(['confirmed', 'objected', 'open'])).toBe('objected');
    expect(sheetState(['confirmed', 'kept'])).toBe('answered');
    expect(sheetState(['confirmed', 'open'])).toBe('open');
    expect(sheetState(['confirmed', 'confirmed'])).toBe('confirmed');
  });
  test('what reads otherwise is named, what came and went too', () => {
    const item = (kpi: string, value: number) => ({ kpi, value, numerator: 1, denominator: 2, target: null }) as Judged;
    const changes = changedItems(
      [item('aht', 1), item('csat', 2)],
      [item('aht', 1.5), item('csat', 2), item('fcr', 3)],
    );
    expect(changes.map(({ kpi, before }) => [kpi, before?.value ?? null])).toEqual([
      ['aht', 1],
      ['fcr', null],
    ]);
  });
});

test('months lie in the zone of the centre, newest first', () => {
  const { from, until, endDay } = monthOf('2026-12', 'Asia/Shanghai');
  expect([new Date(from).toISOString(), new Date(until).toISOString(), endDay]).toEqual([
    '2026-11-30T16:00:00.000Z',
    '2026-12-31T16:00:00.000Z',
    '2027-01-01',
  ]);
  expect(monthsBetween('2025-11', '2026-01')).toEqual(['2026-01', '2025-12', '2025-11']);
});
