import { type DuckDBDataChunk, DuckDBTypeId } from '@duckdb/node-api';
import bindings from '@duckdb/node-bindings';
import { type Column, TextCodes } from '../columns.ts';
import { CollectedColumn, LITTLE_ENDIAN, numbersOf } from './collected-column.ts';
import { TEXT_SLOT, TextSlots } from './text-slots.ts';

/**
 * One column of a result for a reader that wants codes: a text is looked up by its bytes and becomes a number at once, numbers with gaps
 * stay an array of numbers.
 */
export class CodedColumn {
  readonly #index: number;
  readonly #type: DuckDBTypeId;
  readonly #slots = new TextSlots<number>();
  readonly #values: string[] = [];
  readonly #known = new Map<string, number>();
  /** Other types, and other machines, as everywhere. */
  readonly #plain: CollectedColumn | null;
  #codes: Int32Array[] = [];
  #numbers: Float64Array[] = [];

  constructor(index: number, type: DuckDBTypeId) {
    this.#index = index;
    this.#type = type;
    const coded = [DuckDBTypeId.VARCHAR, DuckDBTypeId.DOUBLE, DuckDBTypeId.BIGINT, DuckDBTypeId.INTEGER].includes(type);
    this.#plain = LITTLE_ENDIAN && coded ? null : new CollectedColumn(index, type);
  }

  add(chunk: DuckDBDataChunk): void {
    if (this.#plain) this.#plain.add(chunk);
    else if (this.#type === DuckDBTypeId.VARCHAR) this.#codes.push(this.#codesOf(chunk));
    else this.#numbers.push(this.#numbersOf(chunk));
  }

  /** What was gathered, and starts anew; the values of codes only grow. */
  take(): Column | TextCodes {
    if (this.#plain) return this.#plain.take();
    const [codes, numbers] = [this.#codes, this.#numbers];
    this.#codes = [];
    this.#numbers = [];
    if (this.#type !== DuckDBTypeId.VARCHAR) return joined(numbers, new Float64Array(lengthOf(numbers)));
    return new TextCodes(joined(codes, new Int32Array(lengthOf(codes))), this.#values);
  }

  #numbersOf(chunk: DuckDBDataChunk): Float64Array {
    const rows = chunk.rowCount;
    const numbers = numbersOf(chunk, this.#index, this.#type, rows) ?? new Float64Array(rows).fill(Number.NaN);
    const validity = this.#validityOf(chunk);
    if (validity) for (let i = 0; i < rows; i++) if (!isKnown(validity, i)) numbers[i] = Number.NaN;
    return numbers;
  }

  #codesOf(chunk: DuckDBDataChunk): Int32Array {
    const rows = chunk.rowCount;
    const vector = bindings.data_chunk_get_vector(chunk.chunk, this.#index);
    const validity = this.#validityOf(chunk);
    const { buffer, byteOffset } = bindings.vector_get_data(vector, rows * TEXT_SLOT);
    const words = new Int32Array(buffer, byteOffset, rows * 4);
    const texts = chunk.getColumnVector(this.#index);
    const decode = (i: number): number => this.#codeOf(texts.getItem(i) as string);
    const codes = new Int32Array(rows);
    this.#slots.nextVector(rows);
    for (let i = 0; i < rows; i++)
      if (validity === null || isKnown(validity, i)) codes[i] = this.#slots.textOf(words, i, decode);
    return codes;
  }

  #codeOf(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const code = this.#values.push(text);
    this.#known.set(text, code);
    return code;
  }

  #validityOf(chunk: DuckDBDataChunk): Uint8Array | null {
    const vector = bindings.data_chunk_get_vector(chunk.chunk, this.#index);
    return bindings.vector_get_validity(vector, Math.ceil(chunk.rowCount / 64) * 8);
  }
}

const isKnown = (validity: Uint8Array, i: number): boolean => (((validity[i >> 3] as number) >> (i & 7)) & 1) === 1;

const lengthOf = (parts: readonly { readonly length: number }[]): number =>
  parts.reduce((n, part) => n + part.length, 0);

function joined<T extends Float64Array | Int32Array>(parts: readonly T[], all: T): T {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
