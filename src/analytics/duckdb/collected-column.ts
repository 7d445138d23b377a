import { endianness } from 'node:os';
import { type DuckDBDataChunk, DuckDBTypeId, type DuckDBValue } from '@duckdb/node-api';
import bindings from '@duckdb/node-bindings';
import type { Column } from '../columns.ts';
import { TEXT_SLOT, TextSlots } from './text-slots.ts';

type Cell = string | number | boolean | null;

const WORD = 4_294_967_296;
export const LITTLE_ENDIAN = endianness() === 'LE';

/** 64-bit integers, sums (128 bits) and decimals become plain numbers: counts and milliseconds stay far below 2^53. */
function plain(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return Number(value);
  return Number(String(value));
}

/**
 * One column of a result, gathered chunk by chunk straight from the engine's memory: no BigInt per number, no decoding of a
 * text that the last rows had already. A column of numbers without gaps leaves as a Float64Array.
 */
export class CollectedColumn {
  readonly #index: number;
  readonly #type: DuckDBTypeId;
  readonly #texts: TextSlots<string> | null;
  #numbers: Float64Array[] = [];
  #cells: Cell[] = [];

  constructor(index: number, type: DuckDBTypeId) {
    this.#index = index;
    this.#type = LITTLE_ENDIAN ? type : DuckDBTypeId.ANY;
    this.#texts = this.#type === DuckDBTypeId.VARCHAR ? new TextSlots<string>() : null;
  }

  add(chunk: DuckDBDataChunk): void {
    const rows = chunk.rowCount;
    if (this.#texts) return this.#addTexts(this.#texts, chunk, rows);
    const numbers = this.#cells.length === 0 ? this.#numbersOf(chunk, rows) : null;
    if (numbers) {
      this.#numbers.push(numbers);
      return;
    }
    this.#spill();
    const vector = chunk.getColumnVector(this.#index);
    for (let i = 0; i < rows; i++) this.#cells.push(plain(vector.getItem(i) as DuckDBValue));
  }

  /** What was gathered, and starts anew. */
  take(): Column {
    if (this.#cells.length > 0 || this.#numbers.length === 0) {
      const cells = this.#cells;
      this.#cells = [];
      return cells.length > 0 && cells.every((cell) => typeof cell === 'number')
        ? Float64Array.from(cells as number[])
        : (cells as Column);
    }
    const all = new Float64Array(this.#numbers.reduce((n, part) => n + part.length, 0));
    let at = 0;
    for (const part of this.#numbers) {
      all.set(part, at);
      at += part.length;
    }
    this.#numbers = [];
    return all;
  }

  /** Numbers of a chunk; null for other types and for chunks with gaps. */
  #numbersOf(chunk: DuckDBDataChunk, rows: number): Float64Array | null {
    const vector = bindings.data_chunk_get_vector(chunk.chunk, this.#index);
    if (hasGaps(bindings.vector_get_validity(vector, Math.ceil(rows / 64) * 8), rows)) return null;
    const numbers = new Float64Array(rows);
    return readNumbers(chunk, this.#index, this.#type, numbers) ? numbers : null;
  }

  #addTexts(known: TextSlots<string>, chunk: DuckDBDataChunk, rows: number): void {
    const vector = bindings.data_chunk_get_vector(chunk.chunk, this.#index);
    const validity = bindings.vector_get_validity(vector, Math.ceil(rows / 64) * 8);
    const { buffer, byteOffset } = bindings.vector_get_data(vector, rows * TEXT_SLOT);
    const words = new Int32Array(buffer, byteOffset, rows * 4);
    const decode = (i: number): string => chunk.getColumnVector(this.#index).getItem(i) as string;
    known.nextVector(rows);
    for (let i = 0; i < rows; i++) {
      const isNull = validity !== null && (((validity[i >> 3] as number) >> (i & 7)) & 1) === 0;
      this.#cells.push(isNull ? null : known.textOf(words, i, decode));
    }
  }

  /** From the first gap on, a column is kept as cells. */
  #spill(): void {
    for (const part of this.#numbers) for (const value of part) this.#cells.push(value);
    this.#numbers = [];
  }
}

/** Reads the numbers of a chunk as they stand in the engine's memory, whatever stands in its gaps; false for other types. */
export function readNumbers(chunk: DuckDBDataChunk, index: number, type: DuckDBTypeId, out: Float64Array): boolean {
  const wide = type === DuckDBTypeId.DOUBLE || type === DuckDBTypeId.BIGINT;
  if (!wide && type !== DuckDBTypeId.INTEGER) return false;
  const rows = out.length;
  const vector = bindings.data_chunk_get_vector(chunk.chunk, index);
  const { buffer, byteOffset } = bindings.vector_get_data(vector, rows * (wide ? 8 : 4));
  if (type === DuckDBTypeId.DOUBLE) {
    out.set(new Float64Array(buffer, byteOffset, rows));
    return true;
  }
  const words = new Int32Array(buffer, byteOffset, wide ? rows * 2 : rows);
  if (!wide) out.set(words);
  else for (let i = 0; i < rows; i++) out[i] = (words[2 * i + 1] as number) * WORD + ((words[2 * i] as number) >>> 0);
  return true;
}

function hasGaps(validity: Uint8Array | null, rows: number): boolean {
  if (!validity) return false;
  for (let i = 0; i < rows >> 3; i++) if (validity[i] !== 0xff) return true;
  for (let i = rows & ~7; i < rows; i++) if (!(((validity[i >> 3] as number) >> (i & 7)) & 1)) return true;
  return false;
}
