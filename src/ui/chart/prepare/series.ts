import type { KpiState } from '../../number/kpi-state.ts';

/** One row of an answer: bucket number, split value, figure. An absent row and `null` both mean "no data". */
export interface SeriesRow {
  readonly bucket: number;
  readonly key: string;
  readonly value: number | null;
  readonly state?: KpiState | null;
}

export interface Series {
  readonly key: string;
  readonly name: string;
  /** One entry per bucket; `null` breaks the line. */
  readonly values: readonly (number | null)[];
  /** Where given, points off their target are drawn in the state's colour. */
  readonly states?: readonly (KpiState | null)[];
  /** Index 0–4 into the series colours, the same for the same thing on every chart of a page. */
  readonly colour: number;
  /** Drawn grey behind the others. */
  readonly quiet?: boolean;
}

interface SeriesNames {
  readonly key: string;
  readonly name: string;
}

/** Series colours there are; more lines than this turn grey or become small multiples. */
export const seriesColours = 5;

/** Rows to one line per name, in the order of the names. Rows outside the buckets or names are ignored. */
export function prepareSeries(
  rows: readonly SeriesRow[],
  names: readonly SeriesNames[],
  bucketCount: number,
): Series[] {
  const lines = new Map(
    names.map(({ key }) => [
      key,
      {
        values: Array<number | null>(bucketCount).fill(null),
        states: Array<KpiState | null>(bucketCount).fill(null),
        stated: false,
      },
    ]),
  );
  for (const row of rows) {
    const line = lines.get(row.key);
    if (line === undefined || row.bucket < 0 || row.bucket >= bucketCount) continue;
    line.values[row.bucket] = row.value !== null && Number.isFinite(row.value) ? row.value : null;
    if (row.state !== undefined) {
      line.states[row.bucket] = row.state;
      line.stated = true;
    }
  }
  return names.map(({ key, name }, i) => {
    const line = lines.get(key)!;
    return {
      key,
      name,
      values: line.values,
      ...(line.stated ? { states: line.states } : {}),
      colour: Math.min(i, seriesColours - 1),
      ...(i >= seriesColours ? { quiet: true } : {}),
    };
  });
}
