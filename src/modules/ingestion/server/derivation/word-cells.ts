import { columnOf } from './column-of.ts';
import type { ColumnMemory } from './column-memory.ts';
import type { RowList } from './row-list.ts';

const NONE = -1;
/** The lowest code of `fill`. */
const CODES = -1;

/** Texts of a few kinds as numbers, -1 for none; made a column of texts when somebody looks at it. */
export class WordCells {
  private cells: Int32Array | null = null;
  private readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly memory: ColumnMemory;
  private readonly expected: number;

  constructor(expected: number, memory: ColumnMemory) {
    this.expected = expected;
    this.memory = memory;
  }

  set(row: number, word: string): void {
    this.upTo(row)[row] = this.numberOf(word);
  }

  /** Gives the rows the words of their codes; a code is at least `CODES` and has one word, or none. */
  fill({ rows, of, count, last }: RowList, codes: Int32Array, wordOf: (code: number) => string | null): void {
    if (count === 0) return;
    const numbers: number[] = [];
    let cells = this.cells;
    for (let n = 0; n < count; n++) {
      const code = codes[of[n] as number] as number;
      let number = numbers[code - CODES];
      if (number === undefined) {
        const word = wordOf(code);
        number = word === null ? NONE : this.numberOf(word);
        while (numbers.length < code - CODES) numbers.push(undefined as unknown as number);
        numbers[code - CODES] = number;
      }
      if (number === NONE) continue;
      if (cells === null || last >= cells.length) cells = this.upTo(last);
      cells[rows[n] as number] = number;
    }
  }

  /** Gives all the rows one word. */
  fillWith({ rows, count, last }: RowList, word: string): void {
    if (count === 0) return;
    const cells = this.upTo(last);
    const number = this.numberOf(word);
    for (let n = 0; n < count; n++) cells[rows[n] as number] = number;
  }

  /** No row has a text. */
  get isEmpty(): boolean {
    return this.cells === null;
  }

  /** The column's texts. */
  texts(length: number): (string | null)[] {
    const { words, cells } = this;
    return columnOf(length, (row) => words[cells?.[row] ?? NONE] ?? null);
  }

  private numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const number = this.words.push(word) - 1;
    this.numbers.set(word, number);
    return number;
  }

  private upTo(row: number): Int32Array {
    const { cells } = this;
    return cells === null || row >= cells.length ? this.grow(row) : cells;
  }

  private grow(row: number): Int32Array {
    const known = this.cells?.length ?? 0;
    const larger = this.memory.integers(Math.max(this.expected, row + 1, 2 * known));
    if (this.cells) larger.set(this.cells);
    larger.fill(-1, known);
    this.cells = larger;
    return larger;
  }
}
