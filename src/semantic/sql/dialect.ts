/** A number that can stand in SQL; anything else would be read as the name of a column. */
export function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`${value} cannot be asked for`);
  return value;
}

/** The few places where engines write the same thing differently. Keep this list short. */
export type Dialect = {
  readonly name: 'duckdb' | 'clickhouse';
  identifier(name: string): string;
  /** A number that meets columns: whole ones as signed 64-bit integers, others as doubles, never as decimals. */
  number(value: number): string;
  /** Placeholder of bound value number `index` (0-based). */
  parameter(index: number, value: string | number): string;
  /** Floor division of non-negative integers. */
  divide(left: string, right: string): string;
  table(name: string): string;
  countWhere(condition: string | null): string;
  sumWhere(value: string, condition: string | null): string;
  extremeWhere(which: 'min' | 'max', value: string, condition: string | null): string;
  distinctWhere(value: string, condition: string | null): string;
  /** Exact, type 7. */
  quantileWhere(value: string, p: number, condition: string | null): string;
  toDouble(value: string): string;
  /** One row per integer in `[from, to)`, as a select item. */
  series(from: string, to: string): string;
};
