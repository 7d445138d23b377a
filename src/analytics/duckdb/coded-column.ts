import { type DuckDBDataChunk, DuckDBTypeId } from '@duckdb/node-api';
import bindings from '@duckdb/node-bindings';
import { type Column, TextCodes } from '../columns.ts';
import { CollectedColumn, LITTLE_ENDIAN, readNumbers } from './collected-column.ts';
import { GrowingArray } from './growing-array.ts';
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
  readonly #codes = new GrowingArray((length) => new Int32Array(length));
  readonly #numbers = new GrowingArray((length) => new Float64Array(length));

  constructor(index: number, type: DuckDBTypeId) {
    this.#index = index;
    this.#type = type;
    const coded = [DuckDBTypeId.VARCHAR, DuckDBTypeId.DOUBLE, DuckDBTypeId.BIGINT, DuckDBTypeId.INTEGER].includes(type);
    this.#plain = LITTLE_ENDIAN && coded ? null : new CollectedColumn(index, type);
  }

  add(chunk: DuckDBDataChunk): void {
    if (this.#plain) this.#plain.add(chunk);
    else if (this.#type === DuckDBTypeId.VARCHAR) this.#addCodes(chunk);
    else this.#addNumbers(chunk);
  }

  /** What was gathered, and starts anew; the values of codes only grow. */
  take(): Column | TextCodes {
    if (this.#plain) return this.#plain.take();
    return this.#type === DuckDBTypeId.VARCHAR ? new TextCodes(this.#codes.take(), this.#values) : this.#numbers.take();
  }

  #addNumbers(chunk: DuckDBDataChunk): void {
    const rows = chunk.rowCount;
    const { all, from } = this.#numbers.room(rows);
    const own = all.subarray(from, from + rows);
    if (!readNumbers(chunk, this.#index, this.#type, own)) own.fill(Number.NaN);
    const validity = this.#validityOf(chunk);
    if (validity) for (let i = 0; i < rows; i++) if (!isKnown(validity, i)) own[i] = Number.NaN;
  }

  #addCodes(chunk: DuckDBDataChunk): void {
    const rows = chunk.rowCount;
    const { all: codes, from } = this.#codes.room(rows);
    const validity = this.#validityOf(chunk);
    if (validity?.every((byte) => byte === 0)) return;
    const vector = bindings.data_chunk_get_vector(chunk.chunk, this.#index);
    const { buffer, byteOffset } = bindings.vector_get_data(vector, rows * TEXT_SLOT);
    const words = new Int32Array(buffer, byteOffset, rows * 4);
    const decode = (i: number): number => this.#codeOf(chunk.getColumnVector(this.#index).getItem(i) as string);
    this.#slots.nextVector(rows);
    // Rows lie as they came: the text is often that of the row before.
    let [a, b, c, d] = [-1, 0, 0, 0];
    let code = 0;
    for (let i = 0; i < rows; i++) {
      if (validity !== null && !isKnown(validity, i)) continue;
      const at = 4 * i;
      if (words[at] !== a || words[at + 1] !== b || words[at + 2] !== c || words[at + 3] !== d) {
        a = words[at] as number;
        b = words[at + 1] as number;
        c = words[at + 2] as number;
        d = words[at + 3] as number;
        code = this.#slots.textOf(words, i, decode);
      }
      codes[from + i] = code;
    }
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
