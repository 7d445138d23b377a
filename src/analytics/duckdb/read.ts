import type { DuckDBDataChunk, DuckDBResult, DuckDBTypeId } from '@duckdb/node-api';
import type { CodedColumns, Columns } from '../columns.ts';
import { CodedColumn } from './coded-column.ts';
import { CollectedColumn } from './collected-column.ts';

type Collected<T> = { add(chunk: DuckDBDataChunk): void; take(): T };

/** Collects the chunks of a result column by column. */
class ColumnCollector<T> {
  readonly #columns: readonly (readonly [name: string, column: Collected<T>])[];
  #length = 0;

  constructor(result: DuckDBResult, make: new (index: number, type: DuckDBTypeId) => Collected<T>) {
    const types = result.columnTypes();
    this.#columns = result.columnNames().map((name, i) => {
      const type = types[i];
      if (!type) throw new Error(`Column ${name} has no type`);
      return [name, new make(i, type.typeId)] as const;
    });
  }

  get length(): number {
    return this.#length;
  }

  add(chunk: DuckDBDataChunk): void {
    for (const [, column] of this.#columns) column.add(chunk);
    this.#length += chunk.rowCount;
  }

  take(): { length: number; columns: Record<string, T> } {
    const length = this.#length;
    this.#length = 0;
    return { length, columns: Object.fromEntries(this.#columns.map(([name, column]) => [name, column.take()])) };
  }
}

/** Slices of about `size` rows of a streaming result. */
export const slices = (result: DuckDBResult, size: number): AsyncGenerator<Columns> =>
  collected(result, size, new ColumnCollector(result, CollectedColumn));

/** The same with texts as codes. */
export const codedSlices = (result: DuckDBResult, size: number): AsyncGenerator<CodedColumns> =>
  collected(result, size, new ColumnCollector(result, CodedColumn));

async function* collected<T>(
  result: DuckDBResult,
  size: number,
  collector: ColumnCollector<T>,
): AsyncGenerator<{ length: number; columns: Record<string, T> }> {
  for await (const chunk of chunks(result)) {
    collector.add(chunk);
    if (collector.length >= size) yield collector.take();
  }
  if (collector.length > 0) yield collector.take();
}

/** The whole result at once. */
export async function readAll(result: DuckDBResult): Promise<Columns> {
  const collector = new ColumnCollector(result, CollectedColumn);
  for await (const chunk of chunks(result)) collector.add(chunk);
  return collector.take();
}

/** The chunks of a result; while one is looked at, the engine works on the next. */
async function* chunks(result: DuckDBResult): AsyncGenerator<DuckDBDataChunk> {
  let next = result.fetchChunk();
  try {
    for (;;) {
      const chunk = await next;
      if (!chunk || chunk.rowCount === 0) return;
      next = result.fetchChunk();
      // Who is told of a failure is who asks for that chunk.
      next.catch(() => undefined);
      yield chunk;
    }
  } finally {
    // A connection may be closed only when the engine is done.
    await next.catch(() => undefined);
  }
}
