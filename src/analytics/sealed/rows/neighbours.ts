import type { Chain } from '#src/semantic/measure.ts';
import { allRows, sortByKey } from '../radix.ts';
import { Unsealable } from '../verdict.ts';
import { rowExpression, type RowColumns } from './row-expression.ts';
import type { RowTable } from './row-table.ts';

/** Halves of a long time that each sort as a small whole number. */
const HALF = 2 ** 26;

/**
 * What a chain adds to every row, `NaN` where there is no such neighbour, and which rows it is about: those of known customers, and of
 * no others. Rows from `until` on are nobody's neighbours and have none.
 */
export function neighbours(
  table: RowTable,
  chain: Chain,
  columns: RowColumns,
  includeExcluded: boolean,
  until: number,
): { readonly values: ReadonlyMap<string, Float64Array>; readonly isIn: Uint8Array } {
  const order = table.numbers.get(chain.order);
  const partitions = chain.partition.map((name) => table.texts.get(name)?.codes);
  const [whose] = partitions;
  if (!order || !whose || partitions.some((codes) => !codes)) throw new Unsealable();
  const excluded = includeExcluded ? undefined : table.texts.get('excluded')?.codes;
  const isIn = new Uint8Array(table.length);
  for (let row = 0; row < until; row++)
    isIn[row] = whose[row] !== 0 && (excluded === undefined || excluded[row] === 0) ? 1 : 0;
  const rows = ordered(
    table,
    allRows(table.length).filter((row) => isIn[row] === 1),
    order,
    partitions as Int32Array[],
  );
  const values = chain.columns.map(({ name, side, of, among }) => {
    const value = table.numbers.get(of);
    if (!value) throw new Unsealable();
    const counts = rowExpression(among, columns);
    const out = new Float64Array(table.length).fill(Number.NaN);
    const later = side === 'next';
    let best = Number.NaN;
    for (let i = 0; i < rows.length; i++) {
      const at = later ? rows.length - 1 - i : i;
      const row = rows[at] as number;
      const beside = rows[later ? at + 1 : at - 1];
      if (beside === undefined || partitions.some((codes) => codes?.[row] !== codes?.[beside])) best = Number.NaN;
      out[row] = best;
      const own = value[row] as number;
      if (!Number.isNaN(own) && !(later ? best <= own : best >= own) && counts(row) === true) best = own;
    }
    return [name, out] as const;
  });
  return { values: new Map(values), isIn };
}

/** Rows by partition, then order, then key. */
function ordered(
  table: RowTable,
  rows: Int32Array,
  order: Float64Array,
  partitions: readonly Int32Array[],
): Int32Array {
  let first = Number.POSITIVE_INFINITY;
  for (const row of rows) first = Math.min(first, order[row] as number);
  const halves = [new Int32Array(order.length), new Int32Array(order.length)] as const;
  for (const row of rows) {
    const since = (order[row] as number) - first;
    if (Number.isNaN(since) || since >= HALF * 2 ** 31) throw new Unsealable();
    halves[0][row] = since % HALF;
    halves[1][row] = Math.floor(since / HALF);
  }
  let sorted = sortByKey(sortByKey(rows, halves[0]), halves[1]);
  for (const codes of partitions.toReversed()) sorted = sortByKey(sorted, codes);
  const together = (a: number, b: number): boolean =>
    order[a] === order[b] && partitions.every((codes) => codes[a] === codes[b]);
  for (let i = 1; i < sorted.length; i++) {
    const row = sorted[i] as number;
    let at = i;
    for (; at > 0 && together(sorted[at - 1] as number, row) && comesBefore(table, row, sorted[at - 1] as number); at--)
      sorted[at] = sorted[at - 1] as number;
    sorted[at] = row;
  }
  return sorted;
}

function comesBefore({ entity, texts }: RowTable, a: number, b: number): boolean {
  for (const name of entity.key) {
    const column = texts.get(name);
    if (!column) throw new Unsealable();
    const [x, y] = [String(column.values[column.codes[a] as number]), String(column.values[column.codes[b] as number])];
    if (x !== y) return x < y;
  }
  return false;
}
