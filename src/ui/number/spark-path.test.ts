import { describe, expect, it } from 'vitest';
import { sparkPicture } from './spark-path.ts';

const box = { limits: null, targets: [], width: 100, height: 40, inset: 0 };

describe('sparkPicture', () => {
  it('breaks the line at a gap and draws a lone point as a dot', () => {
    const { path } = sparkPicture({ ...box, values: [0, 1, null, 1, null, 0] });
    expect(path).toBe('M0 40L20 0M60 0h.01M100 40h.01');
  });

  it('keeps limits and target inside the box and scales by them', () => {
    const { band, targets } = sparkPicture({ ...box, values: [0.5], limits: { low: 0, high: 1 }, targets: [0.25] });
    expect(band).toEqual({ y: 0, height: 40 });
    expect(targets).toEqual([30]);
  });

  it('has no last point when the last day has no data, and draws nothing of nothing', () => {
    expect(sparkPicture({ ...box, values: [1, null] }).lastPoint).toBeNull();
    expect(sparkPicture({ ...box, values: [null, null], targets: [1] })).toMatchObject({ path: '', targets: [] });
  });
});
