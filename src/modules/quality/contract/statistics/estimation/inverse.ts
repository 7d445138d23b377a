/** Inverse of a symmetric positive definite matrix (Gauss and Jordan); made for as many rows as a house has inspectors. */
export function inverse(matrix: readonly Float64Array[]): Float64Array[] {
  const size = matrix.length;
  const left = matrix.map((row) => Float64Array.from(row));
  const right = left.map((_, i) => {
    const row = new Float64Array(size);
    row[i] = 1;
    return row;
  });
  for (let column = 0; column < size; column++) {
    const [pivotLeft, pivotRight] = [left[column]!, right[column]!];
    const pivot = pivotLeft[column] ?? 0;
    for (let k = 0; k < size; k++) {
      pivotLeft[k]! /= pivot;
      pivotRight[k]! /= pivot;
    }
    for (let i = 0; i < size; i++) {
      const factor = left[i]?.[column] ?? 0;
      if (i === column || factor === 0) continue;
      for (let k = 0; k < size; k++) {
        left[i]![k]! -= factor * (pivotLeft[k] ?? 0);
        right[i]![k]! -= factor * (pivotRight[k] ?? 0);
      }
    }
  }
  return right;
}
