/** Whole numbers by row, growing as rows come. */
export class GrowingNumbers {
  cells: Int32Array;

  constructor(expected: number) {
    this.cells = new Int32Array(Math.max(16, expected));
  }

  set(row: number, value: number): void {
    if (row >= this.cells.length) {
      const larger = new Int32Array(Math.max(row + 1, this.cells.length * 2));
      larger.set(this.cells);
      this.cells = larger;
    }
    this.cells[row] = value;
  }

  at(row: number): number {
    return this.cells[row] as number;
  }
}
