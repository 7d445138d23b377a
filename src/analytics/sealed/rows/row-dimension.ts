import type { Literal } from '#src/semantic/expression.ts';
import type { ScanDimension } from '#src/semantic/scan.ts';
import { Unsealable } from '../verdict.ts';
import type { RowTable } from './row-table.ts';

/** A dimension of rows as codes below `size`, and what they stand for. */
export type RowDimension = {
  readonly size: number;
  readonly code: (row: number) => number;
  readonly value: (code: number) => Literal;
};

const HOUR = 3_600_000;
const DAY = 86_400_000;
const HOURS = 24;

/** A column of text, or the hour (0–23) or weekday (1–7) of a row in the question's zone. */
export function rowDimension(dimension: ScanDimension, table: RowTable, at: Float64Array): RowDimension {
  if ('offsets' in dimension) {
    const { id, offsets } = dimension;
    const code = (row: number): number => {
      const instant = at[row] as number;
      const local = instant + ((offsets.findLast((o) => o.from <= instant) ?? offsets[0])?.offset ?? 0);
      return id === 'hour' ? Math.floor(local / HOUR) % HOURS : ((Math.floor(local / DAY) + 3) % 7) + 1;
    };
    return { size: HOURS, code, value: (hour) => hour };
  }
  const text = table.texts.get(dimension.column);
  if (!text) throw new Unsealable();
  const { codes, values } = text;
  return { size: values.length, code: (row) => codes[row] as number, value: (code) => values[code] ?? null };
}
