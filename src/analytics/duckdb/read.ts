import type { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import type { Columns } from '../columns.ts';
import { CollectedColumn } from './collected-column.ts';

/** Collects the chunks of a result column by column. */
export class ColumnCollector {
  readonly #columns: readonly (readonly [name: string, column: CollectedColumn])[];
  #length = 0;

  constructor(result: DuckDBResult) {
    const types = result.columnTypes();
    this.#columns = result.columnNames().map((name, i) => {
      const type = types[i];
      if (!type) throw new Error(`Column ${name} has no type`);
      return [name, new CollectedColumn(i, type.typeId)] as const;
    });
  }

  get length(): number {
    return this.#length;
  }

  add(chunk: DuckDBDataChunk): void {
    for (const [, column] of this.#columns) column.add(chunk);
    this.#length += chunk.rowCount;
  }

  take(): Columns {
    const length = this.#length;
    this.#length = 0;
    return { length, columns: Object.fromEntries(this.#columns.map(([name, column]) => [name, column.take()])) };
  }
}

/** Slices of about `size` rows of a streaming result. */
export async function* slices(result: DuckDBResult, size: number): AsyncGenerator<Columns> {
  const collector = new ColumnCollector(result);
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
  const collector = new ColumnCollector(result);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return collector.take();
    collector.add(chunk);
  }
}
