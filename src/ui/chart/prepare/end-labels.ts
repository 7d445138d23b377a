import type { Axis } from './axis.ts';
import type { Series } from './series.ts';

export interface EndLabel {
  readonly key: string;
  /** Of the last point that has data. */
  readonly value: number;
  /** Pixels to move the text down (+) or up (−) so that no two overlap. */
  readonly shift: number;
}

/**
 * Moves positions (pixels from the top, any order) apart to at least `gap`, keeping their order and as near as possible
 * to where they were, within 0…height. Returns the new positions in the order given.
 */
export function spread(positions: readonly number[], gap: number, height: number): number[] {
  const order = positions.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  const placed: number[] = [];
  for (const { y } of order) placed.push(Math.max(y, (placed.at(-1) ?? -Infinity) + gap));
  // Pushed over the lower edge: push the pile back up.
  let ceiling = height;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i]!, ceiling);
    ceiling = placed[i]! - gap;
  }
  const result = Array<number>(positions.length).fill(0);
  order.forEach(({ i }, rank) => {
    result[i] = placed[rank]!;
  });
  return result;
}

/** A label at the end of each line, moved apart. Lines without any data get none. */
export function endLabels(series: readonly Series[], axis: Axis, plotHeight: number, lineHeight = 16): EndLabel[] {
  const ends = series.flatMap(({ key, values, quiet }) => {
    const value = values.findLast((v) => v !== null);
    return quiet === true || value === undefined || value === null ? [] : [{ key, value }];
  });
  const place = ends.map(({ value }) => ((axis.max - value) / (axis.max - axis.min)) * plotHeight);
  const spreadOut = spread(place, lineHeight, plotHeight);
  return ends.map((end, i) => ({ ...end, shift: Math.round(spreadOut[i]! - place[i]!) }));
}
