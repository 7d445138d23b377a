import type { Literal } from '#src/semantic/expression.ts';
import { TextCodes } from '../columns.ts';

/** A column of numbers that grows by slices; `NaN` is null. */
export class CollectedNumbers {
  readonly #slices: Float64Array[] = [];

  add(values: ArrayLike<unknown>, length: number): void {
    if (values instanceof Float64Array) {
      this.#slices.push(values);
      return;
    }
    const slice = new Float64Array(length);
    for (let i = 0; i < length; i++) {
      const value = values[i];
      slice[i] = typeof value === 'number' ? value : Number.NaN;
    }
    this.#slices.push(slice);
  }

  finish(): Float64Array {
    const [only] = this.#slices;
    if (this.#slices.length === 1 && only) return only;
    const all = new Float64Array(this.#slices.reduce((n, s) => n + s.length, 0));
    let from = 0;
    for (const slice of this.#slices) {
      all.set(slice, from);
      from += slice.length;
    }
    return all;
  }
}

/** A column of values that become codes, renumbered in order of value at the end. */
export class Coder {
  readonly #slices: Int32Array[] = [];
  readonly #codes = new Map<unknown, number>();

  add(values: ArrayLike<unknown> | TextCodes, length: number): void {
    if (values instanceof TextCodes) return this.#addCodes(values);
    const slice = new Int32Array(length);
    let last: unknown = null;
    let lastCode = 0;
    for (let i = 0; i < length; i++) {
      // A missing number may come as NaN.
      const found = values[i] ?? null;
      const value = Number.isNaN(found) ? null : found;
      if (value !== last) {
        last = value;
        lastCode = value === null ? 0 : this.#codeOf(value);
      }
      slice[i] = lastCode;
    }
    this.#slices.push(slice);
  }

  #addCodes({ codes, values }: TextCodes): void {
    const own = new Int32Array(values.length + 1);
    const slice = new Int32Array(codes.length);
    for (let i = 0; i < slice.length; i++) {
      const code = codes[i] as number;
      if (code === 0) continue;
      // Values the slice does not use leave no trace.
      if (own[code] === 0) own[code] = this.#codeOf(values[code - 1]);
      slice[i] = own[code] as number;
    }
    this.#slices.push(slice);
  }

  #codeOf(value: unknown): number {
    let code = this.#codes.get(value);
    if (code === undefined) this.#codes.set(value, (code = this.#codes.size + 1));
    return code;
  }

  finish(): { codes: Int32Array; values: readonly Literal[] } {
    const values = [...this.#codes.keys()] as (string | number | boolean)[];
    const order = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const renumbered = new Int32Array(values.length + 1);
    for (const [i, value] of order.entries()) renumbered[this.#codes.get(value) as number] = i + 1;
    const [only] = this.#slices;
    if (this.#slices.length === 1 && only) {
      for (let i = 0; i < only.length; i++) only[i] = renumbered[only[i] as number] as number;
      return { codes: only, values: order };
    }
    const codes = new Int32Array(this.#slices.reduce((n, s) => n + s.length, 0));
    let at = 0;
    for (const slice of this.#slices) {
      for (let i = 0; i < slice.length; i++) codes[at++] = renumbered[slice[i] as number] as number;
    }
    return { codes, values: order };
  }
}
