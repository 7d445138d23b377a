import { BIGINT, BOOLEAN, DOUBLE, DuckDBDataChunk, type DuckDBConnection, INTEGER, VARCHAR } from '@duckdb/node-api';
import bindings from '@duckdb/node-bindings';
import type { Column, Columns } from '../columns.ts';
import { fillTexts } from './fill-texts.ts';
import type { SqlType } from './sql-types.ts';

/** Rows of one data chunk; DuckDB's own vector size. */
const SLICE = 2048;
const WORD = 4_294_967_296;

export type TargetColumn = { readonly name: string; readonly type: SqlType };

const LOGICAL = { VARCHAR, BIGINT, INTEGER, DOUBLE, BOOLEAN } as const;

/** Scratch memory, copied into DuckDB's vectors: writing words avoids a BigInt per value, which costs ten times as much. */
const words = new Int32Array(SLICE * 2);
const doubles = new Float64Array(SLICE);
const integers = new Int32Array(SLICE);
const bytes = new Uint8Array(SLICE);
const validity = new Uint8Array(SLICE / 8);

/**
 * Appends rows to a table inside the connection's open transaction. `targets` are the table's columns in table order;
 * a target without values becomes null. Numbers in integer columns are rounded to whole milliseconds or counts.
 */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  targets: readonly TargetColumn[],
  rows: Columns,
): Promise<void> {
  if (rows.length === 0) return;
  const appender = await connection.createAppender(table);
  try {
    const types = targets.map((target) => LOGICAL[target.type]);
    // Looked up once: a column may be made when it is asked for.
    const columns = targets.map((target) => rows.columns[target.name]);
    for (let from = 0; from < rows.length; from += SLICE) {
      const count = Math.min(SLICE, rows.length - from);
      const chunk = DuckDBDataChunk.create(types, count);
      for (const [index, target] of targets.entries()) {
        const vector = bindings.data_chunk_get_vector(chunk.chunk, index);
        fill(vector, target.type, columns[index], from, count);
      }
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  } catch (error) {
    // Without this the appender would flush half a batch when it is collected.
    appender.clear();
    throw error;
  }
}

function fill(vector: bindings.Vector, type: SqlType, values: Column | undefined, from: number, count: number): void {
  validity.fill(0xff);
  if (values === undefined) {
    validity.fill(0);
    writeValidity(vector);
    return;
  }
  let nulls = false;
  const missing = (i: number): void => {
    nulls = true;
    validity[i >> 3] = (validity[i >> 3] ?? 0) & ~(1 << (i & 7));
  };
  if (type === 'VARCHAR') {
    fillTexts(vector, values, from, count, missing);
  } else {
    const bytesOf = numeric(type, values, from, count, missing);
    bindings.copy_data_to_vector(vector, 0, bytesOf.buffer as ArrayBuffer, 0, bytesOf.byteLength);
  }
  if (nulls) writeValidity(vector);
}

function numeric(type: SqlType, values: Column, from: number, count: number, missing: (i: number) => void): Uint8Array {
  for (let i = 0; i < count; i++) {
    const value = values[from + i];
    if (value === null || value === undefined || Number.isNaN(value)) {
      missing(i);
      continue;
    }
    if (type === 'DOUBLE') doubles[i] = value as number;
    else if (type === 'INTEGER') integers[i] = Math.round(value as number);
    else if (type === 'BOOLEAN') bytes[i] = value ? 1 : 0;
    else {
      const whole = Math.round(value as number);
      const high = Math.floor(whole / WORD);
      words[2 * i] = whole - high * WORD;
      words[2 * i + 1] = high;
    }
  }
  const source = type === 'DOUBLE' ? doubles : type === 'INTEGER' ? integers : type === 'BOOLEAN' ? bytes : words;
  const width = type === 'INTEGER' ? 4 : type === 'BOOLEAN' ? 1 : 8;
  return new Uint8Array(source.buffer, 0, count * width);
}

function writeValidity(vector: bindings.Vector): void {
  bindings.vector_ensure_validity_writable(vector);
  bindings.copy_data_to_vector_validity(vector, 0, validity.buffer, 0, validity.byteLength);
}
