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

/** The groups of an answer, with every scan's aggregates lined up with them. Columns are shared: never write to one. */
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
    bucket: byBucket ? bucketsOf(result) : null,
    dimensions: Object.fromEntries(by.map((id) => [id, result.columns[id] as readonly (string | number | null)[]])),
    values: (_, aggregate, empty) => toFloats(result, aggregate, null, result.length, empty),
  };
}

function bucketGroups(results: readonly ScanResult[], byBucket: boolean, grid: Grid): Groups {
  const length = byBucket ? grid.starts.length : 1;
  const places = results.map((r) => (byBucket ? bucketsOf(r) : new Int32Array(r.length)));
  return {
    length,
    bucket: byBucket ? Int32Array.from({ length }, (_, i) => i) : null,
    dimensions: {},
    values: (scan, aggregate, empty) => toFloats(results[scan], aggregate, places[scan] ?? null, length, empty),
  };
}

function unionGroups(results: readonly ScanResult[], byBucket: boolean, by: readonly DimensionId[]): Groups {
  const buckets = byBucket ? results.flatMap((r) => [...bucketsOf(r)]) : [];
  // Hours may come as typed arrays, which flatMap would keep whole.
  const columns = by.map((id) => results.flatMap((r) => [...(r.columns[id] as readonly (string | number | null)[])]));
  const total = results.reduce((n, r) => n + r.length, 0);
  // Rows are numbered by bucket, then again by each dimension: numbers as keys are several times faster than text.
  let place = byBucket ? Int32Array.from(buckets) : new Int32Array(total);
  for (const column of columns) place = renumber(place, column);
  const first: number[] = [];
  for (let i = 0; i < total; i++) if (place[i] === first.length) first.push(i);
  const starts = results.map((_, r) => results.slice(0, r).reduce((n, before) => n + before.length, 0));
  const places = results.map((r, i) => place.subarray(starts[i], (starts[i] ?? 0) + r.length));
  return {
    length: first.length,
    bucket: byBucket ? Int32Array.from(first, (i) => buckets[i] ?? 0) : null,
    dimensions: Object.fromEntries(by.map((id, d) => [id, first.map((i) => columns[d]?.[i] ?? null)])),
    values: (scan, aggregate, empty) => toFloats(results[scan], aggregate, places[scan] ?? null, first.length, empty),
  };
}

/** Numbers the pairs of a number and a value, from 0 in order of appearance. */
function renumber(numbered: Int32Array, values: readonly (string | number | null)[]): Int32Array<ArrayBuffer> {
  const codes = new Map<string | number | null, number>();
  const pairs = new Map<number, number>();
  const coded = values.map((value) => {
    let code = codes.get(value);
    if (code === undefined) codes.set(value, (code = codes.size));
    return code;
  });
  const out = new Int32Array(numbered.length);
  for (let i = 0; i < out.length; i++) {
    const pair = (numbered[i] ?? 0) * codes.size + (coded[i] ?? 0);
    let number = pairs.get(pair);
    if (number === undefined) pairs.set(pair, (number = pairs.size));
    out[i] = number;
  }
  return out;
}

function bucketsOf(result: ScanResult): Int32Array {
  const column = result.columns['bucket'];
  return column instanceof Int32Array ? column : Int32Array.from(numbers(result, 'bucket'));
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
  // Counts have no gaps, and gaps of other aggregates are NaN already.
  if (place === null && source instanceof Float64Array) return source;
  const out = new Float64Array(length).fill(empty ?? Number.NaN);
  if (!result || !source) return out;
  for (let i = 0; i < result.length; i++) {
    const v = source[i];
    if (v !== null && v !== undefined && !Number.isNaN(v as number)) out[place ? (place[i] ?? 0) : i] = Number(v);
  }
  return out;
}
