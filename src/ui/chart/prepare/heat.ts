/** One cell of an answer split by hour and weekday (ISO: 1 = Monday … 7 = Sunday). */
export interface HeatRow {
  readonly hour: number;
  readonly weekday: number;
  readonly value: number | null;
}

export interface HeatPicture {
  /** Hours from the first to the last with data, in order. */
  readonly hours: readonly number[];
  /** `cells[weekday − 1][hour index]`; `null` = no data. */
  readonly cells: readonly (readonly (number | null)[])[];
  /** Ends of the colour scale; equal when there is one value, `null` when there is none. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Hour × weekday grid, trimmed to the hours the centre works. */
export function heatPicture(rows: readonly HeatRow[]): HeatPicture {
  const withData = rows.filter((row) => row.value !== null);
  if (withData.length === 0) return { hours: [], cells: [], low: null, high: null };
  const hourNumbers = withData.map((row) => row.hour);
  const first = Math.min(...hourNumbers);
  const hours = Array.from({ length: Math.max(...hourNumbers) - first + 1 }, (_, i) => first + i);
  const cells = Array.from({ length: 7 }, () => Array<number | null>(hours.length).fill(null));
  for (const { hour, weekday, value } of withData) {
    const row = cells[weekday - 1];
    if (row !== undefined) row[hour - first] = value;
  }
  const values = withData.map((row) => row.value as number);
  return { hours, cells, low: Math.min(...values), high: Math.max(...values) };
}
