import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { niceAxis } from './axis.ts';
import { bucketTick, bucketTitle } from './bucket-label.ts';
import { endLabels, spread } from './end-labels.ts';
import { heatPicture } from './heat.ts';
import { panelLayout } from './panels.ts';
import { prepareSeries } from './series.ts';
import { markPlaces, shadeRuns, weekends } from './shades.ts';
import { textWidth, wrapText } from './text-width.ts';
import { tickFlags } from './ticks.ts';
import { timePicture } from './time-picture.ts';

const zone = 'Asia/Shanghai';
const hour = 3_600_000;
const day = 24 * hour;
const midnight = Date.UTC(2026, 10, 19, 16);
const halfHours = Array.from({ length: 48 }, (_, i) => ({
  start: midnight + (i * hour) / 2,
  end: midnight + ((i + 1) * hour) / 2,
}));
const week = Array.from({ length: 7 }, (_, i) => ({ start: midnight + i * day, end: midnight + (i + 1) * day }));
const look = { grain: '30m', zone, locale: 'en' } as const;

describe('prepareSeries', () => {
  const names = [
    { key: 'a', name: 'A' },
    { key: 'b', name: 'B' },
  ];

  it('leaves a gap for rows that are absent or without data, and keeps 0', () => {
    const [a, b] = prepareSeries(
      [
        { bucket: 0, key: 'a', value: 0 },
        { bucket: 2, key: 'a', value: null },
        { bucket: 1, key: 'b', value: 0.5 },
        { bucket: 9, key: 'b', value: 1 },
        { bucket: 0, key: 'unknown', value: 1 },
      ],
      names,
      3,
    );
    expect(a!.values).toEqual([0, null, null]);
    expect(b!.values).toEqual([null, 0.5, null]);
    expect(a).not.toHaveProperty('states');
  });

  it('turns every line after the fifth grey', () => {
    const seven = Array.from({ length: 7 }, (_, i) => ({ key: String(i), name: String(i) }));
    expect(prepareSeries([], seven, 1).map(({ quiet = false }) => quiet)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('niceAxis', () => {
  it('gives round steps and never passes 100 %', () => {
    expect(niceAxis([0.456, 0.87, 0.8], { unit: 'ratio' })).toEqual({ min: 0.4, max: 1, step: 0.2 });
    expect(niceAxis([0.61, 0.98], { unit: 'ratio' }).max).toBe(1);
  });

  it('steps durations by the clock and counts by whole ones', () => {
    expect(niceAxis([250, 330], { unit: 'duration' })).toEqual({ min: 240, max: 330, step: 30 });
    expect(niceAxis([0, 2], { unit: 'count', fromZero: true }).step).toBe(1);
  });

  it('holds every value, and nought for bars', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }),
        fc.boolean(),
        (values, fromZero) => {
          const { min, max, step } = niceAxis(values, { unit: 'number', fromZero });
          const room = step / 1e6;
          expect(min).toBeLessThanOrEqual(Math.min(...values) + room);
          expect(max).toBeGreaterThanOrEqual(Math.max(...values) - room);
          expect(max).toBeGreaterThan(min);
          if (fromZero) expect(min <= 0 && max >= 0).toBe(true);
        },
      ),
    );
  });
});

describe('end labels', () => {
  it('moves labels apart, keeps their order, stays inside', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 10 }), (positions) => {
        const placed = spread(positions, 16, 200);
        const sorted = placed.toSorted((a, b) => a - b);
        sorted.forEach((y, i) => {
          if (i > 0) expect(y - sorted[i - 1]!).toBeGreaterThanOrEqual(16);
          expect(y).toBeLessThanOrEqual(200);
        });
        positions.forEach((y, i) =>
          positions.forEach((other, j) => {
            if (y < other) expect(placed[i]!).toBeLessThan(placed[j]!);
          }),
        );
      }),
    );
  });

  it('tells the last value with data; a line without data has none', () => {
    const series = prepareSeries(
      [
        { bucket: 0, key: 'a', value: 0.5 },
        { bucket: 1, key: 'a', value: 0.7 },
      ],
      [
        { key: 'a', name: 'A' },
        { key: 'b', name: 'B' },
      ],
      3,
    );
    expect(endLabels(series, { min: 0, max: 1, step: 0.2 }, 100)).toEqual([{ key: 'a', value: 0.7, shift: 0 }]);
  });

  it('takes Chinese as square', () => {
    expect(textWidth('报修', 10)).toBe(20);
    expect(textWidth('ab', 10)).toBe(12);
  });

  it('breaks between words and between Chinese characters, losing none', () => {
    expect(wrapText('22 at meal at once', 10, 60)).toEqual(['22 at meal', 'at once']);
    expect(wrapText('同时用餐', 10, 25)).toEqual(['同时', '用餐']);
    expect(wrapText('Überlandverbindung', 10, 20)).toEqual(['Überlandverbindung']);
  });
});

describe('time under the axis', () => {
  it('writes the clock within a day and the day at midnight', () => {
    expect(bucketTick(halfHours[23]!, look)).toBe('11:30');
    expect(bucketTick(halfHours[0]!, look)).toBe('20 Nov');
    expect(bucketTitle(halfHours[23]!, { ...look, locale: 'zh-CN' })).toBe('2026-11-20 周五 11:30–12:00');
    expect(bucketTitle({ start: midnight, end: midnight + 7 * day }, { ...look, grain: '1w' })).toBe('20–26 Nov 2026');
  });

  it('puts texts on full hours, fewer where there is less room, and on the last day', () => {
    const at = (width: number): number[] => tickFlags(halfHours, look, width).flatMap((on, i) => (on ? [i] : []));
    expect(at(1400)).toHaveLength(24);
    expect(at(700)).toEqual([0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44]);
    expect(at(120)).toEqual([0, 24]);
    expect(tickFlags(week, { ...look, grain: '1d' }, 224)).toEqual([true, false, true, false, true, false, true]);
  });
});

describe('shades and marks', () => {
  it('shades a bucket when at least half of it lies inside', () => {
    const shade = { start: midnight + 11.75 * hour, end: midnight + 13.2 * hour, tone: 'loss' as const, label: 'meal' };
    expect(shadeRuns([shade], halfHours)).toEqual([{ from: 23, to: 25, tone: 'loss', label: 'meal' }]);
    expect(shadeRuns([{ ...shade, start: 0, end: 1 }], halfHours)).toEqual([]);
  });

  it('finds Saturday and Sunday of the zone', () => {
    expect(weekends(week, zone).map(({ start }) => (start - midnight) / day)).toEqual([1, 2]);
  });

  it('places a mark in its half-open bucket', () => {
    expect(markPlaces([{ at: midnight + day, label: 'launch' }], week)).toEqual([{ bucket: 1, label: 'launch' }]);
    expect(markPlaces([{ at: midnight + 7 * day, label: 'later' }], week)).toEqual([]);
  });
});

describe('whole pictures', () => {
  it('scales lines with their target and bars from nought', () => {
    const series = prepareSeries([{ bucket: 0, key: 'a', value: 0.95 }], [{ key: 'a', name: 'A' }], 7);
    const input = {
      ...look,
      grain: '1d',
      unit: 'ratio',
      buckets: week,
      series,
      target: { kind: 'at_least', value: 0.8 },
    } as const;
    expect(timePicture(input).axis.min).toBeLessThanOrEqual(0.8);
    expect(timePicture({ ...input, as: 'bar' }).axis.min).toBe(0);
    expect(timePicture(input).volumeMax).toBeNull();
    expect(timePicture({ ...input, volume: { name: 'n', values: [3, null] } }).volumeMax).toBe(3);
  });

  it('trims the heat field to the hours with data and keeps gaps', () => {
    const picture = heatPicture([
      { hour: 8, weekday: 1, value: 0.5 },
      { hour: 10, weekday: 7, value: 0.9 },
      { hour: 23, weekday: 2, value: null },
    ]);
    expect(picture.hours).toEqual([8, 9, 10]);
    expect(picture.cells[0]).toEqual([0.5, null, null]);
    expect(picture.cells[6]).toEqual([null, null, 0.9]);
    expect([picture.low, picture.high]).toEqual([0.5, 0.9]);
    expect(heatPicture([]).low).toBeNull();
  });

  it('lays out panels of one size inside the width', () => {
    const { panels, height } = panelLayout({ width: 1000, count: 6, axisWidth: 48 });
    expect(new Set(panels.map((panel) => panel.width)).size).toBe(1);
    for (const panel of panels) {
      expect(panel.left + panel.width).toBeLessThanOrEqual(1000);
      expect(panel.top + panel.height).toBeLessThan(height);
    }
    expect(panelLayout({ width: 340, count: 3, axisWidth: 48 }).panels.every(({ left }) => left === 48)).toBe(true);
  });
});
