import type { DuckDBDataChunk, DuckDBResult, DuckDBValue } from '@duckdb/node-api';
import type { Column, Columns } from '../columns.ts';

type Cell = string | number | boolean | null;

/** 64-bit integers, sums (128 bits) and decimals become plain numbers: counts and milliseconds stay far below 2^53. */
function plain(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return Number(value);
  return Number(String(value));
}

/** Collects chunks column by column; a column of numbers without gaps leaves as a Float64Array. */
export class ColumnCollector {
  readonly #names: readonly string[];
  readonly #values: Cell[][];
  #length = 0;

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#values = names.map(() => []);
  }

  get length(): number {
    return this.#length;
  }

  add(chunk: DuckDBDataChunk): void {
    for (const [index, into] of this.#values.entries()) {
      const vector = chunk.getColumnVector(index);
      for (let i = 0; i < vector.itemCount; i++) into.push(plain(vector.getItem(i) as DuckDBValue));
    }
    this.#length += chunk.rowCount;
  }

  take(): Columns {
    const columns = Object.fromEntries(this.#names.map((name, index) => [name, compact(this.#values[index] ?? [])]));
    const length = this.#length;
    for (const [index] of this.#values.entries()) this.#values[index] = [];
    this.#length = 0;
    return { length, columns };
  }
}

function compact(values: Cell[]): Column {
  return values.length > 0 && values.every((value) => typeof value === 'number')
    ? Float64Array.from(values as number[])
    : (values as Column);
}

/** Slices of about `size` rows of a streaming result. */
export async function* slices(result: DuckDBResult, size: number): AsyncGenerator<Columns> {
  const collector = new ColumnCollector(result.columnNames());
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    collector.add(chunk);
    if (collector.length >= size) yield collector.take();
  }
  if (collector.length > 0) yield collector.take();
}

/** The whole result at once. */
export async function readAll(result: DuckDBResult): Promise<Columns> {
  const collector = new ColumnCollector(result.columnNames());
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return collector.take();
    collector.add(chunk);
  }
}
