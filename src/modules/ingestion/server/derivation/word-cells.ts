import type { ColumnMemory } from './column-memory.ts';

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
    let { cells } = this;
    if (cells === null || row >= cells.length) cells = this.grow(row);
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.words.push(word) - 1;
      this.numbers.set(word, number);
    }
    cells[row] = number;
  }

  /** No row has a text. */
  get isEmpty(): boolean {
    return this.cells === null;
  }

  /** The column's texts. */
  texts(length: number): (string | null)[] {
    return Array.from({ length }, (_, row) => this.words[this.cells?.[row] ?? -1] ?? null);
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
