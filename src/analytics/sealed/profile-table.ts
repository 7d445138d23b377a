import type { Literal } from '#src/semantic/expression.ts';

/** Codes of one field across all sealed days; 0 is null. */
export class FieldDictionary {
  readonly values: Literal[] = [null];
  readonly #codes = new Map<Literal, number>([[null, 0]]);

  codeOf(value: Literal): number {
    let code = this.#codes.get(value);
    if (code === undefined) {
      code = this.values.push(value) - 1;
      this.#codes.set(value, code);
    }
    return code;
  }

  /** The code of a value that occurs; undefined for one that never did. */
  find(value: Literal): number | undefined {
    return this.#codes.get(value);
  }
}

/** Numbers of combinations kept: agents of a large centre come in some hundred thousand profiles. */
const MOST_COMBINED = 8_000_000;

/** Numbers the profiles of one cut across all sealed days, so that a question decides each of them once. */
export class ProfileTable {
  /** Codes per field, one entry per profile. */
  readonly codes: number[][];
  readonly #numbers = new Map<string, number>();
  #count = 0;
  /** By the fields combined: the number of each profile's combination, and the numbers by their codes. */
  readonly #combined = new Map<string, { readonly of: number[]; readonly numbers: Map<string, number> }>();

  constructor(fields: number) {
    this.codes = Array.from({ length: fields }, () => []);
  }

  get count(): number {
    return this.#count;
  }

  numberOf(tuple: readonly number[]): number {
    let key = '';
    for (const code of tuple) key += String.fromCharCode(code & 0xffff, code >>> 16);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#count++;
      this.#numbers.set(key, number);
      for (const [field, code] of tuple.entries()) this.codes[field]?.push(code);
    }
    return number;
  }

  /**
   * The number of every profile's combination of some fields' codes, from 0. Question after question decides by the same few fields: they are
   * numbered once, and profiles that came since.
   */
  combinations(fields: readonly number[]): readonly number[] {
    const name = fields.join();
    const known = this.#combined.get(name) ?? { of: [], numbers: new Map<string, number>() };
    // Asked for last, forgotten last.
    this.#combined.delete(name);
    this.#combined.set(name, known);
    for (const oldest of this.#combined.keys()) {
      if (oldest === name || this.#combined.size * this.#count <= MOST_COMBINED) break;
      this.#combined.delete(oldest);
    }
    const { of, numbers } = known;
    for (let p = of.length; p < this.#count; p++) {
      const codes = fields.map((field) => this.codes[field]?.[p] ?? 0).join();
      const number = numbers.get(codes) ?? numbers.size;
      numbers.set(codes, number);
      of.push(number);
    }
    return of;
  }
}
