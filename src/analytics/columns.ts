/**
 * One column of a result or a batch. Numbers (instants, durations, counts) are plain JS numbers; `null` is no value, and so is
 * NaN in a `Float64Array`.
 */
export type Column =
  | readonly (string | null)[]
  | readonly (number | null)[]
  | readonly (boolean | null)[]
  | Float64Array
  | Int32Array;

/** Rows by column: every column has `length` values. */
export type Columns = { readonly length: number; readonly columns: Readonly<Record<string, Column>> };

/** Texts as a store may give them to a reader that wants codes: `values[code - 1]`, 0 is null. Later slices may know more values. */
export class TextCodes {
  readonly codes: Int32Array;
  readonly values: readonly string[];

  constructor(codes: Int32Array, values: readonly string[]) {
    this.codes = codes;
    this.values = values;
  }
}

/** Rows whose texts may be codes, and whose numbers may have gaps of NaN. */
export type CodedColumns = {
  readonly length: number;
  readonly columns: Readonly<Record<string, Column | TextCodes>>;
};

/** Turns row objects into columns, in the order of `names`; a missing property is `null`. */
export function toColumns(rows: readonly Readonly<Record<string, unknown>>[], names: readonly string[]): Columns {
  const columns = Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name] ?? null) as Column]));
  return { length: rows.length, columns };
}

/** Turns columns into row objects; meant for pages of rows, not for millions. */
export function toRows(set: Columns): Record<string, string | number | boolean | null>[] {
  const names = Object.keys(set.columns);
  return Array.from({ length: set.length }, (_, i) =>
    Object.fromEntries(names.map((name) => [name, present(set.columns[name]?.[i])])),
  );
}

const present = (value: string | number | boolean | null | undefined): string | number | boolean | null =>
  value === undefined || Number.isNaN(value) ? null : value;
