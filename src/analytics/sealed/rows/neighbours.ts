import type { Chain } from '#src/semantic/measure.ts';
import { allRows, sortByKey } from '../radix.ts';
import { Unsealable } from '../verdict.ts';
import { rowExpression, type RowColumns, type RowValue } from './row-expression.ts';
import type { RowTable } from './row-table.ts';

/** Halves of a long time that each sort as a small whole number. */
const HALF = 2 ** 26;

export type Neighbours = { readonly values: ReadonlyMap<string, Float64Array>; readonly isIn: Uint8Array };

/** What was found for a table, by chain: questions differ in windows and days, hardly ever in whose contacts belong together. */
const known = new WeakMap<RowTable, Map<string, Neighbours>>();
const sorted = new WeakMap<RowTable, Map<string, Int32Array>>();
/** Chains remembered a table; the oldest goes first. */
const MOST = 12;

function remembered<T>(by: WeakMap<RowTable, Map<string, T>>, table: RowTable, key: string, make: () => T): T {
  const own = by.get(table) ?? new Map<string, T>();
  by.set(table, own);
  let found = own.get(key);
  if (found === undefined) {
    found = make();
    own.set(key, found);
    if (own.size > MOST) own.delete(own.keys().next().value as string);
  }
  return found;
}

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
): Neighbours {
  const moments = [columns.asOf, columns.dataFrom, columns.anchor];
  const key = JSON.stringify([
    chain,
    includeExcluded,
    until,
    /"op":"(asOf|dataFrom|at)"/.test(JSON.stringify(chain)) && moments,
  ]);
  return remembered(known, table, key, () => find(table, chain, columns, includeExcluded, until));
}

function find(table: RowTable, chain: Chain, columns: RowColumns, includeExcluded: boolean, until: number): Neighbours {
  const order = table.numbers.get(chain.order);
  const partitions = chain.partition.map((name) => table.texts.get(name)?.codes);
  const [whose] = partitions;
  if (!order || !whose || partitions.some((codes) => !codes)) throw new Unsealable();
  const excluded = includeExcluded ? undefined : table.texts.get('excluded')?.codes;
  const isIn = new Uint8Array(table.length);
  for (let row = 0; row < table.length; row++)
    isIn[row] = whose[row] !== 0 && (excluded === undefined || excluded[row] === 0) ? 1 : 0;
  const rows = remembered(sorted, table, JSON.stringify([chain.partition, chain.order, includeExcluded]), () => {
    const own = allRows(table.length).filter((row) => isIn[row] === 1);
    return ordered(table, own, order, partitions as Int32Array[]);
  });
  isIn.fill(0, until);
  const places = placesOf(rows, until, partitions as Int32Array[]);
  const values = chain.columns.map(({ name, side, of, among }) => {
    const value = table.numbers.get(of);
    if (!value) throw new Unsealable();
    return [name, nearest(places, value, rowExpression(among, columns), side === 'next', table.length)] as const;
  });
  return { values: new Map(values), isIn };
}

type Places = { readonly rows: Int32Array; readonly partition: Int32Array };

/** Rows before `until` in order, and the number of each one's partition. */
function placesOf(all: Int32Array, until: number, partitions: readonly Int32Array[]): Places {
  const rows = all.filter((row) => row < until);
  const partition = new Int32Array(rows.length);
  let number = 0;
  for (let i = 1; i < rows.length; i++) {
    const [row, before] = [rows[i] as number, rows[i - 1] as number];
    if (partitions.some((codes) => codes[row] !== codes[before])) number += 1;
    partition[i] = number;
  }
  return { rows, partition };
}

/** For every row the latest value among those before it in its partition that count, or the earliest among those after it. */
function nearest(
  { rows, partition }: Places,
  value: Float64Array,
  counts: RowValue,
  later: boolean,
  length: number,
): Float64Array {
  const out = new Float64Array(length).fill(Number.NaN);
  let [best, of] = [Number.NaN, -1];
  for (let i = 0; i < rows.length; i++) {
    const at = later ? rows.length - 1 - i : i;
    const row = rows[at] as number;
    if (partition[at] !== of) {
      of = partition[at] as number;
      best = Number.NaN;
    }
    out[row] = best;
    const own = value[row] as number;
    if (!Number.isNaN(own) && !(later ? best <= own : best >= own) && counts(row) === true) best = own;
  }
  return out;
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
