import { ColumnMemory } from './column-memory.ts';
import type { RowList } from './row-list.ts';

/** Whole numbers by row, growing as rows come. Rows that were not set hold anything. */
export class GrowingNumbers {
  cells: Int32Array;
  private readonly memory: ColumnMemory;

  constructor(expected: number, memory = new ColumnMemory()) {
    this.memory = memory;
    this.cells = memory.integers(Math.max(16, expected));
  }

  set(row: number, value: number): void {
    this.upTo(row)[row] = value;
  }

  /** Gives the rows what `source` holds under their numbers. */
  fill({ rows, of, count, last }: RowList, source: Int32Array): void {
    const cells = this.upTo(last);
    for (let n = 0; n < count; n++) cells[rows[n] as number] = source[of[n] as number] as number;
  }

  /** Gives the rows their numbers themselves. */
  fillNumbers({ rows, of, count, last }: RowList): void {
    const cells = this.upTo(last);
    for (let n = 0; n < count; n++) cells[rows[n] as number] = of[n] as number;
  }

  /** Gives all the rows one value. */
  fillWith({ rows, count, last }: RowList, value: number): void {
    const cells = this.upTo(last);
    for (let n = 0; n < count; n++) cells[rows[n] as number] = value;
  }

  private upTo(row: number): Int32Array {
    const { cells } = this;
    if (row < cells.length) return cells;
    const larger = this.memory.integers(Math.max(row + 1, cells.length * 2));
    larger.set(cells);
    this.cells = larger;
    return larger;
  }

  at(row: number): number {
    return this.cells[row] as number;
  }
}
