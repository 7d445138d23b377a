import { ColumnMemory } from './column-memory.ts';

/** Whole numbers by row, growing as rows come. Rows that were not set hold anything. */
export class GrowingNumbers {
  cells: Int32Array;
  private readonly memory: ColumnMemory;

  constructor(expected: number, memory = new ColumnMemory()) {
    this.memory = memory;
    this.cells = memory.integers(Math.max(16, expected));
  }

  set(row: number, value: number): void {
    if (row >= this.cells.length) {
      const larger = this.memory.integers(Math.max(row + 1, this.cells.length * 2));
      larger.set(this.cells);
      this.cells = larger;
    }
    this.cells[row] = value;
  }

  at(row: number): number {
    return this.cells[row] as number;
  }
}
