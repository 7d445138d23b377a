import { bucketOf } from '#src/kernel/grid.ts';
import type { Literal } from '#src/semantic/expression.ts';
import type { ScanResult } from '#src/semantic/groups.ts';
import type { Aggregate } from '#src/semantic/measure.ts';
import type { Scan } from '#src/semantic/scan.ts';
import { quantileOfRun } from '../quantile.ts';
import { Unsealable } from '../verdict.ts';
import { type Neighbours, neighbours } from './neighbours.ts';
import { rowExpression, type RowColumns, type RowValue } from './row-expression.ts';
import { type RowDimension, rowDimension } from './row-dimension.ts';
import type { RowTable } from './row-table.ts';

type Group = { readonly bucket: number; readonly values: readonly Literal[]; readonly found: number[][] };
/** What one row gives to an aggregate: null where it gives nothing, 1 where it is counted. */
type Contribution = (row: number) => number | null;

/**
 * Answers a scan row by row, as SQL would. `touched` says whether rows of open days take part: counted themselves, or as neighbours
 * without whom a row would count otherwise. Throws `Unsealable` where the table does not hold what the scan reads.
 */
export function answerRows(scan: Scan, table: RowTable): Omit<ScanResult, 'path'> & { touched: boolean } {
  const { anchor, grid } = scan;
  const at = anchor === null ? undefined : table.numbers.get(anchor);
  if (scan.attribution !== 'whole' || !at) throw new Unsealable();
  const plain = columnsOf(scan, table, new Map());
  const chained = scan.chain ? neighbours(table, scan.chain, plain, scan.includeExcluded, table.length) : null;
  const own = reading(scan, chained ? columnsOf(scan, table, chained.values) : plain);
  // The same without rows of open days: who is nobody's neighbour then.
  const closed = closedReading(scan, table, chained, plain);
  const by = scan.by.map((d) => rowDimension(d, table, at));
  const filters = scan.filters.map((f) => {
    const dimension = rowDimension(f.dimension, table, at);
    const wanted = new Set<Literal>(f.values);
    return {
      code: dimension.code,
      passes: Uint8Array.from({ length: dimension.size }, (_, c) => (wanted.has(dimension.value(c)) ? 1 : 0)),
    };
  });
  const excluded =
    scan.includeExcluded || !('excluded' in table.entity.fields)
      ? null
      : rowDimension({ id: 'kind', column: 'excluded' }, table, at);
  const groups = new Map<number, Group>();
  let touched = false;
  for (let row = 0; row < table.length; row++) {
    const instant = at[row] as number;
    if (!(instant >= grid.start && instant < grid.end) || (chained && chained.isIn[row] === 0)) continue;
    if ((excluded && excluded.code(row) !== 0) || filters.some((f) => f.passes[f.code(row)] === 0)) continue;
    if (!touched) touched = row >= table.open || (closed !== null && !closed(row, own));
    if (!own.counts(row)) continue;
    const group = groupOf(groups, scan, scan.byBucket ? bucketOf(grid, instant) : 0, by, row);
    for (const [a, contribution] of own.contributions.entries()) {
      const value = contribution(row);
      if (value !== null) fold((scan.aggregates[a] as Aggregate).fn, group.found[a] as number[], value);
    }
  }
  // Without groups there is always one row, as in SQL.
  if (!scan.byBucket && by.length === 0 && groups.size === 0)
    groups.set(0, { bucket: 0, values: [], found: scan.aggregates.map(() => []) });
  return { ...toColumns(scan, [...groups.values()]), touched };
}

type Reading = { readonly counts: (row: number) => boolean; readonly contributions: readonly Contribution[] };

function reading(scan: Scan, columns: RowColumns): Reading {
  const where = scan.where ? rowExpression(scan.where, columns) : null;
  return {
    counts: where ? (row) => where(row) === true : () => true,
    contributions: scan.aggregates.map((aggregate) => contributionOf(aggregate, columns)),
  };
}

/** Whether a row gives the same without rows of open days; null where none could matter. */
function closedReading(
  scan: Scan,
  table: RowTable,
  chained: Neighbours | null,
  plain: RowColumns,
): ((row: number, own: Reading) => boolean) | null {
  if (!scan.chain || !chained || table.open === table.length) return null;
  const { values } = neighbours(table, scan.chain, plain, scan.includeExcluded, table.open);
  const without = reading(scan, columnsOf(scan, table, values));
  const pairs = [...chained.values].map(([name, own]) => [own, values.get(name) ?? own] as const);
  return (row, own) =>
    pairs.every(([a, b]) => Object.is(a[row], b[row])) ||
    (own.counts(row) === without.counts(row) &&
      own.contributions.every((give, a) => give(row) === without.contributions[a]?.(row)));
}

function groupOf(
  groups: Map<number, Group>,
  scan: Scan,
  bucket: number,
  by: readonly RowDimension[],
  row: number,
): Group {
  let key = bucket;
  for (const { code, size } of by) key = key * size + code(row);
  let group = groups.get(key);
  if (!group) {
    const values = by.map(({ value, code }) => value(code(row)));
    groups.set(key, (group = { bucket, values, found: scan.aggregates.map(() => []) }));
  }
  return group;
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

function contributionOf({ fn, attribution, where, value }: Aggregate, columns: RowColumns): Contribution {
  if (attribution !== 'whole') throw new Unsealable();
  const holds = where ? rowExpression(where, columns) : null;
  if (fn === 'count') return holds ? (row) => (holds(row) === true ? 1 : null) : () => 1;
  const own = rowExpression(value ?? { op: 'literal', value: null }, columns);
  const found = holds ? (row: number): Literal => (holds(row) === true ? own(row) : null) : own;
  if (fn === 'distinct') {
    const numbers = new Map<Literal, number>();
    return (row) => {
      const text = found(row);
      if (text === null) return null;
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    };
  }
  return (row) => {
    const number = found(row);
    if (number !== null && typeof number !== 'number') throw new Unsealable();
    return number;
  };
}

function fold(fn: Aggregate['fn'], into: number[], value: number): void {
  if (into.length === 0 || fn === 'quantile' || fn === 'distinct') into.push(value);
  else if (fn === 'min' || fn === 'max') into[0] = Math[fn](into[0] as number, value);
  else into[0] = (into[0] as number) + value;
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
