/** Numbers the distinct tuples among rows of codes: `of[row]` is the tuple's number, `first[tuple]` a row that has it. */
export function numberTuples(
  columns: readonly ArrayLike<number>[],
  rows: number,
): { of: Int32Array; first: Int32Array } {
  let capacity = 1024;
  while (capacity < rows * 2) capacity *= 2;
  const table = new Int32Array(capacity).fill(-1);
  const of = new Int32Array(rows);
  const first = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    let hash = 0;
    for (const column of columns) hash = Math.imul(hash ^ (column[row] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
    let place = (hash ^ (hash >>> 13)) & (capacity - 1);
    for (;;) {
      const known = table[place] ?? -1;
      if (known < 0) {
        table[place] = count;
        first[count] = row;
        of[row] = count++;
        break;
      }
      if (same(columns, row, first[known] ?? 0)) {
        of[row] = known;
        break;
      }
      place = (place + 1) & (capacity - 1);
    }
  }
  return { of, first: first.slice(0, count) };
}

function same(columns: readonly ArrayLike<number>[], a: number, b: number): boolean {
  for (const column of columns) if (column[a] !== column[b]) return false;
  return true;
}

/** Tuples in the order of their codes, compared column by column. */
export function orderTuples(columns: readonly ArrayLike<number>[], rows: Int32Array): Int32Array {
  return rows.toSorted((a, b) => {
    for (const column of columns) {
      const difference = (column[a] ?? 0) - (column[b] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}
