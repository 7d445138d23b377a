import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { bucketEnd, bucketOf, type Grain, makeGrid } from './grid.ts';
import { isoLocal, parseInstant } from './zone.ts';

const at = (text: string, zone: string) => parseInstant(text, zone, 'test');

describe('grid', () => {
  it('has 23- and 25-hour days with 46 and 50 half-hours in New York (V13)', () => {
    const zone = 'America/New_York';
    for (const [day, next, hours] of [
      ['2026-03-08', '2026-03-09', 23],
      ['2026-11-01', '2026-11-02', 25],
    ] as const) {
      const grid = makeGrid(at(day, zone), at(next, zone), '30m', zone);
      expect((grid.end - grid.start) / 3_600_000).toBe(hours);
      expect(grid.starts).toHaveLength(hours * 2);
      expect(new Set(grid.starts.map((s) => isoLocal(zone, s))).size).toBe(hours * 2);
    }
  });

  it('cuts weeks on Monday, and a 26th–25th period', () => {
    const zone = 'Asia/Shanghai';
    const weeks = makeGrid(at('2026-11-02', zone), at('2026-11-16', zone), '1w', zone);
    expect(weeks.starts.map((s) => isoLocal(zone, s).slice(0, 10))).toEqual(['2026-11-02', '2026-11-09']);
    const periods = makeGrid(at('2026-09-26', zone), at('2026-11-26', zone), 'period', zone, { periodDay: 26 });
    expect(periods.starts.map((s) => isoLocal(zone, s).slice(0, 10))).toEqual(['2026-09-26', '2026-10-26']);
  });

  it('keeps the half-hour clock change of Lord Howe apart at any grain', () => {
    const zone = 'Australia/Lord_Howe';
    const grid = makeGrid(at('2026-04-04', zone), at('2026-04-06', zone), '1h', zone);
    expect(new Set(grid.starts).size).toBe(grid.starts.length);
  });

  it('puts every instant into exactly the bucket whose bounds hold it', () => {
    const zones = [
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'UTC',
    ];
    const grains: Grain[] = ['5m', '15m', '30m', '1h', '1d', '1w', '1mo', 'period', 'whole'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...grains),
        fc.integer({ min: 1_577_836_800, max: 1_830_000_000 }),
        fc.integer({ min: 1, max: 40 * 86_400 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        fc.constantFrom(0, 6 * 3_600_000),
        (zone, grain, startSeconds, length, share, dayStart) => {
          const start = startSeconds * 1000;
          const end = start + length * 1000;
          const grid = makeGrid(start, end, grain, zone, { dayStart, periodDay: 26 });
          const instant = Math.floor(start + share * (end - start));
          const bucket = bucketOf(grid, instant);
          expect(grid.starts[bucket]).toBeLessThanOrEqual(instant);
          expect(bucketEnd(grid, bucket)).toBeGreaterThan(instant);
          expect([...grid.starts].sort((a, b) => a - b)).toEqual(grid.starts);
        },
      ),
      { seed: 42, numRuns: 400 },
    );
  });
});
