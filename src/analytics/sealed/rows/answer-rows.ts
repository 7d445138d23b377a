import { bucketOf } from '#src/kernel/grid.ts';
import type { Literal } from '#src/semantic/expression.ts';
import type { ScanResult } from '#src/semantic/groups.ts';
import type { Aggregate } from '#src/semantic/measure.ts';
import type { Scan, ScanDimension } from '#src/semantic/scan.ts';
import { quantileOfRun } from '../quantile.ts';
import { Unsealable } from '../verdict.ts';
import { neighbours } from './neighbours.ts';
import { rowExpression, type RowColumns, type RowValue } from './row-expression.ts';
import type { RowTable } from './row-table.ts';

type Group = { readonly bucket: number; readonly values: readonly Literal[]; readonly found: number[][] };

/**
 * Answers a scan row by row, as SQL would. Rows from `until` on are left out. Throws `Unsealable` where the table does not hold what
 * the scan reads.
 */
export function answerRows(scan: Scan, table: RowTable, until: number): Omit<ScanResult, 'path'> & { open: number } {
  const { anchor, grid } = scan;
  const at = anchor === null ? undefined : table.numbers.get(anchor);
  if (scan.attribution !== 'whole' || !at) throw new Unsealable();
  const plain = columnsOf(scan, table, new Map());
  const chained = scan.chain ? neighbours(table, scan.chain, plain, scan.includeExcluded, until) : null;
  const columns = chained ? columnsOf(scan, table, chained.values) : plain;
  const dimension = (d: ScanDimension): RowValue =>
    'offsets' in d ? clock(d, at) : (columns.column(d.column) ?? unkept());
  const by = scan.by.map(dimension);
  const filters = scan.filters.map((f) => ({ value: dimension(f.dimension), wanted: new Set<Literal>(f.values) }));
  const where = scan.where ? rowExpression(scan.where, columns) : null;
  const takes = scan.aggregates.map((aggregate) => take(aggregate, columns));
  const excluded = scan.includeExcluded || !('excluded' in table.entity.fields) ? null : columns.column('excluded');
  const groups = new Map<string, Group>();
  let open = 0;
  for (let row = 0; row < until; row++) {
    const instant = at[row] as number;
    if (!(instant >= grid.start && instant < grid.end) || (chained && chained.isIn[row] === 0)) continue;
    if ((excluded && excluded(row) !== null) || !filters.every((f) => f.wanted.has(f.value(row)))) continue;
    if (where && where(row) !== true) continue;
    if (row >= table.open) open += 1;
    const values = by.map((value) => value(row));
    const bucket = scan.byBucket ? bucketOf(grid, instant) : 0;
    const key = by.length === 0 ? String(bucket) : JSON.stringify([bucket, ...values]);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { bucket, values, found: scan.aggregates.map(() => []) }));
    for (const [a, own] of takes.entries()) own(row, group.found[a] as number[]);
  }
  // Without groups there is always one row, as in SQL.
  if (!scan.byBucket && by.length === 0 && groups.size === 0)
    groups.set('', { bucket: 0, values: [], found: scan.aggregates.map(() => []) });
  return { ...toColumns(scan, [...groups.values()]), open };
}

function unkept(): never {
  throw new Unsealable();
}

function columnsOf(scan: Scan, table: RowTable, more: ReadonlyMap<string, Float64Array>): RowColumns {
  const column = (name: string): RowValue | undefined => {
    const text = table.texts.get(name);
    if (text) return (row) => text.values[text.codes[row] as number] as Literal;
    const numbers = more.get(name) ?? table.numbers.get(name);
    if (!numbers) return undefined;
    return (row) => {
      const value = numbers[row] as number;
      return Number.isNaN(value) ? null : value;
    };
  };
  const { asOf, dataFrom, anchor } = scan;
  return { entity: table.entity, asOf, dataFrom, anchor, column };
}

/** Notes what an aggregate takes from a row: for counts nothing but the row itself. */
function take(
  { fn, attribution, where, value }: Aggregate,
  columns: RowColumns,
): (row: number, into: number[]) => void {
  if (attribution !== 'whole') throw new Unsealable();
  const holds = where ? rowExpression(where, columns) : null;
  if (fn === 'count')
    return (row, into) => {
      if (!holds || holds(row) === true) into[0] = (into[0] ?? 0) + 1;
    };
  const own = rowExpression(value ?? { op: 'literal', value: null }, columns);
  if (fn === 'distinct') {
    const numbers = new Map<Literal, number>();
    return (row, into) => {
      const found = holds && holds(row) !== true ? null : own(row);
      if (found === null) return;
      const number = numbers.get(found) ?? numbers.size;
      numbers.set(found, number);
      into.push(number);
    };
  }
  return (row, into) => {
    if (holds && holds(row) !== true) return;
    const found = own(row);
    if (found === null) return;
    if (typeof found !== 'number') throw new Unsealable();
    if (fn === 'quantile' || into.length === 0) into.push(found);
    else into[0] = fn === 'sum' ? (into[0] as number) + found : Math[fn](into[0] as number, found);
  };
}

function toColumns(scan: Scan, groups: readonly Group[]): Omit<ScanResult, 'path'> {
  const columns: Record<string, ScanResult['columns'][string]> = {};
  if (scan.byBucket) columns['bucket'] = Int32Array.from(groups, (g) => g.bucket);
  for (const [d, { id }] of scan.by.entries())
    columns[id] = groups.map((g) => g.values[d] ?? null) as (string | null)[];
  for (const [a, { fn, p }] of scan.aggregates.entries()) {
    columns[`a${a}`] = Float64Array.from(groups, ({ found }) => {
      const own = found[a] as number[];
      if (fn === 'count') return own[0] ?? 0;
      if (fn === 'distinct') return new Set(own).size;
      if (fn !== 'quantile') return own[0] ?? Number.NaN;
      return quantileOfRun(Float64Array.from(own).sort(), 0, own.length, p ?? 0.5);
    });
  }
  return { length: groups.length, columns };
}

const HOUR = 3_600_000;
const DAY = 86_400_000;

/** Hour 0–23 or weekday 1–7 of a row in the question's zone. */
function clock({ id, offsets }: Extract<ScanDimension, { offsets: unknown }>, at: Float64Array): RowValue {
  return (row) => {
    const instant = at[row] as number;
    const local = instant + ((offsets.findLast((o) => o.from <= instant) ?? offsets[0])?.offset ?? 0);
    return id === 'hour' ? Math.floor(local / HOUR) % 24 : ((Math.floor(local / DAY) + 3) % 7) + 1;
  };
}
