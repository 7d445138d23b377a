import type { CellValue } from './column.ts';

export interface Sort {
  readonly key: string;
  readonly direction: 'asc' | 'desc';
}

/** Order for figures and words; no data is last whichever way, numbers inside words count as numbers (一组2 < 一组10). */
export function sortRows<Row>(
  rows: readonly Row[],
  value: (row: Row) => CellValue,
  direction: Sort['direction'],
  tag: string,
): Row[] {
  const words = new Intl.Collator(tag, { numeric: true });
  const sign = direction === 'asc' ? 1 : -1;
  return rows
    .map((row) => ({ row, key: value(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
      if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
      return sign * words.compare(String(a.key), String(b.key));
    })
    .map(({ row }) => row);
}

/** First click sorts figures from the top and words from A; the second turns round; the third gives the order as delivered. */
export function nextSort(sort: Sort | null, key: string, figures: boolean): Sort | null {
  const first = figures ? 'desc' : 'asc';
  if (sort?.key !== key) return { key, direction: first };
  return sort.direction === first ? { key, direction: first === 'asc' ? 'desc' : 'asc' } : null;
}
