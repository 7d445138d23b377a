import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';

/** What a hand-written program would keep of a result: numbers in typed arrays, text in an array. */
export type TypedColumns = {
  readonly length: number;
  readonly columns: Readonly<Record<string, Float64Array | (string | null)[]>>;
};

/** Runs SQL and consumes every value of every column; engines may skip what nobody reads. */
export async function runTyped(connection: DuckDBConnection, sql: string): Promise<TypedColumns> {
  const result = await connection.stream(sql);
  const names = result.columnNames();
  const chunks = await result.fetchAllChunks();
  const length = chunks.reduce((n, chunk) => n + chunk.rowCount, 0);
  const columns = Object.fromEntries(names.map((name, index) => [name, column(chunks, index, length)]));
  return { length, columns };
}

function column(chunks: readonly DuckDBDataChunk[], index: number, length: number): Float64Array | (string | null)[] {
  const [first] = chunks;
  if (first && typeof firstValue(first, index) === 'string') {
    return chunks.flatMap((chunk) => {
      const vector = chunk.getColumnVector(index);
      return Array.from({ length: chunk.rowCount }, (_, i) => vector.getItem(i) as string | null);
    });
  }
  const out = new Float64Array(length);
  let at = 0;
  for (const chunk of chunks) {
    const vector = chunk.getColumnVector(index) as unknown as {
      items: Float64Array;
      validity: { itemValid(i: number): boolean };
    };
    out.set(vector.items.subarray(0, chunk.rowCount), at);
    for (let i = 0; i < chunk.rowCount; i++) if (!vector.validity.itemValid(i)) out[at + i] = Number.NaN;
    at += chunk.rowCount;
  }
  return out;
}

function firstValue(chunk: DuckDBDataChunk, index: number): unknown {
  const vector = chunk.getColumnVector(index);
  for (let i = 0; i < chunk.rowCount; i++) {
    const value = vector.getItem(i);
    if (value !== null) return value;
  }
  return null;
}
