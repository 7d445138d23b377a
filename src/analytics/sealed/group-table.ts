/** Numbers the combinations of dimension values (as shared codes) that a question meets. */
export class GroupTable {
  /** Codes of each group, one list per dimension. */
  readonly codes: number[][];
  readonly #numbers = new Map<number, number>();
  #count = 0;

  constructor(dimensions: number) {
    this.codes = Array.from({ length: dimensions }, () => []);
  }

  get count(): number {
    return this.#count;
  }

  /** The group of entry `p` of the code columns. */
  numberOf(columns: readonly (readonly number[])[], p: number): number {
    let key = 0;
    for (const column of columns) key = key * RADIX + (column[p] ?? 0);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#count++;
      this.#numbers.set(key, number);
      for (const [d, column] of columns.entries()) this.codes[d]?.push(column[p] ?? 0);
    }
    return number;
  }
}

/** Dimensions a key can hold side by side without loss; more dimensions are answered raw. */
export const MAX_DIMENSIONS = 3;
/** Values a dimension may have: three such codes stay below 2^53. */
export const RADIX = 131_072;
