import type { Grid } from '#src/kernel/grid.ts';
import type { DimensionId } from './entity.ts';

type Values =
  | Float64Array
  | Int32Array
  | readonly (number | null)[]
  | readonly (string | null)[]
  | readonly (boolean | null)[];

/** What a runner returns for a scan: columns named by `outputOf(scan)`, and which path answered. */
export type ScanResult = {
  readonly length: number;
  readonly columns: Readonly<Record<string, Values>>;
  readonly path: 'sealed' | 'raw' | 'mixed';
};

/** The groups of an answer, with every scan's aggregates lined up with them. */
export type Groups = {
  readonly length: number;
  readonly bucket: Int32Array | null;
  readonly dimensions: Partial<Record<DimensionId, readonly (string | number | null)[]>>;
  /** Aggregate column of one scan over all groups; `empty` where the scan has no such group. */
  values(scan: number, aggregate: number, empty: 0 | null): Float64Array;
};

/**
 * Lines up the results of several scans. One scan: its rows are the groups. Several: groups are their union. Without dimensions
 * every bucket is a group, so that a gap is shown as a gap (E11).
 */
export function joinGroups(
  results: readonly ScanResult[],
  byBucket: boolean,
  by: readonly DimensionId[],
  grid: Grid,
): Groups {
  if (by.length === 0) return bucketGroups(results, byBucket, grid);
  const [only] = results;
  if (results.length === 1 && only) return singleGroups(only, byBucket, by);
  return unionGroups(results, byBucket, by);
}

function singleGroups(result: ScanResult, byBucket: boolean, by: readonly DimensionId[]): Groups {
  return {
    length: result.length,
    bucket: byBucket ? Int32Array.from(numbers(result, 'bucket')) : null,
    dimensions: Object.fromEntries(by.map((id) => [id, result.columns[id] as readonly (string | number | null)[]])),
    values: (_, aggregate, empty) => toFloats(result, aggregate, null, result.length, empty),
  };
}

function bucketGroups(results: readonly ScanResult[], byBucket: boolean, grid: Grid): Groups {
  const length = byBucket ? grid.starts.length : 1;
  const places = results.map((r) => (byBucket ? Int32Array.from(numbers(r, 'bucket')) : new Int32Array(r.length)));
  return {
    length,
    bucket: byBucket ? Int32Array.from({ length }, (_, i) => i) : null,
    dimensions: {},
    values: (scan, aggregate, empty) => toFloats(results[scan], aggregate, places[scan] ?? null, length, empty),
  };
}

function unionGroups(results: readonly ScanResult[], byBucket: boolean, by: readonly DimensionId[]): Groups {
  const index = new Map<string, number>();
  const bucket: number[] = [];
  const dimensions = by.map((): (string | number | null)[] => []);
  const places = results.map((result) => {
    const buckets = byBucket ? numbers(result, 'bucket') : null;
    const columns = by.map((id) => result.columns[id] as readonly (string | number | null)[]);
    const place = new Int32Array(result.length);
    for (let i = 0; i < result.length; i++) {
      const key = JSON.stringify([buckets?.[i] ?? 0, ...columns.map((c) => c[i] ?? null)]);
      let group = index.get(key);
      if (group === undefined) {
        group = index.size;
        index.set(key, group);
        bucket.push(buckets?.[i] ?? 0);
        for (const [d, column] of columns.entries()) dimensions[d]?.push(column[i] ?? null);
      }
      place[i] = group;
    }
    return place;
  });
  return {
    length: index.size,
    bucket: byBucket ? Int32Array.from(bucket) : null,
    dimensions: Object.fromEntries(by.map((id, d) => [id, dimensions[d] ?? []])),
    values: (scan, aggregate, empty) => toFloats(results[scan], aggregate, places[scan] ?? null, index.size, empty),
  };
}

const numbers = (result: ScanResult, name: string): ArrayLike<number> =>
  result.columns[name] as unknown as ArrayLike<number>;

function toFloats(
  result: ScanResult | undefined,
  aggregate: number,
  place: Int32Array | null,
  length: number,
  empty: 0 | null,
): Float64Array {
  const source = result?.columns[`a${aggregate}`];
  if (place === null && source instanceof Float64Array && empty === null) return source;
  const out = new Float64Array(length).fill(empty ?? Number.NaN);
  if (!result || !source) return out;
  for (let i = 0; i < result.length; i++) {
    const v = source[i];
    if (v !== null && v !== undefined && !Number.isNaN(v as number)) out[place ? (place[i] ?? 0) : i] = Number(v);
  }
  return out;
}
