import type { ColumnMemory } from './column-memory.ts';

/** Some rows of a table and, for each, the number under which its values are found elsewhere: columns are filled by it in bulk. */
export class RowList {
  readonly rows: Int32Array;
  readonly of: Int32Array;
  count = 0;

  constructor(most: number, memory: ColumnMemory) {
    this.rows = memory.integers(most);
    this.of = memory.integers(most);
  }

  add(row: number, of: number): void {
    const n = this.count++;
    this.rows[n] = row;
    this.of[n] = of;
  }

  /** The last row, -1 for none; rows ascend. */
  get last(): number {
    return this.count === 0 ? -1 : (this.rows[this.count - 1] as number);
  }
}
