import { describe, expect, it } from 'vitest';
import { dataSpan, dayGrain, indicesWithData } from './data-span.ts';

const coverage = { dataFrom: '2026-11-16T09:51:00+01:00', dataUntil: '2026-11-18T10:10:00+01:00' };

describe('dataSpan', () => {
  it('is what the data and the days share', () => {
    expect(dataSpan(coverage, { from: '2026-11-16', to: '2026-11-16' })).toEqual({
      from: '2026-11-16T09:51:00',
      until: '2026-11-17T00:00:00',
    });
    expect(dataSpan(coverage, { from: '2026-11-17', to: '2026-11-20' })?.until).toBe('2026-11-18T10:10:00');
  });

  it('is nothing outside the data, and in an empty centre', () => {
    expect(dataSpan(coverage, { from: '2026-11-19', to: '2026-11-20' })).toBeNull();
    expect(dataSpan({ dataFrom: null, dataUntil: null }, { from: '2026-11-19', to: '2026-11-20' })).toBeNull();
  });
});

describe('dayGrain', () => {
  it.each([
    ['2026-11-16T10:10:00', '5m'],
    ['2026-11-16T17:00:00', '15m'],
    ['2026-11-16T22:00:00', '30m'],
  ])('until %s: %s', (until, grain) => {
    expect(dayGrain({ from: '2026-11-16T09:51:00', until })).toBe(grain);
  });
});

describe('indicesWithData', () => {
  it('keeps gaps inside and drops those outside', () => {
    expect(indicesWithData([false, true, false, true, false])).toEqual({ from: 1, to: 3 });
    expect(indicesWithData([false, false])).toEqual({ from: 0, to: 1 });
  });
});
