import type { Column, Columns } from '../columns.ts';
import type { Encoding, TableColumn } from './sql-types.ts';

const SLICE = 4096;

/** Rows as lines of JSON arrays, in the order of `columns`, a row number behind each; pieces of some thousand lines. */
export function* encodeRows(columns: readonly TableColumn[], rows: Columns, firstNumber: number): Generator<string> {
  const sources = columns.map(({ name, encoding }) => ({ values: rows.columns[name], write: WRITERS[encoding] }));
  for (let from = 0; from < rows.length; from += SLICE) {
    const to = Math.min(from + SLICE, rows.length);
    let text = '';
    for (let i = from; i < to; i++) {
      text += '[';
      for (const { values, write } of sources) text += `${cell(values, i, write)},`;
      text += `${firstNumber + i}]\n`;
    }
    yield text;
  }
}

/** Texts as lines, a part number before each. */
export function* encodeValues(values: readonly string[], part: number): Generator<string> {
  for (let from = 0; from < values.length; from += SLICE) {
    yield values
      .slice(from, from + SLICE)
      .map((value) => `[${part},${WRITERS.text(value)}]\n`)
      .join('');
  }
}

type Present = string | number | boolean;

function cell(values: Column | undefined, i: number, write: (value: Present) => string): string {
  const value = values?.[i];
  return value === null || value === undefined || Number.isNaN(value) ? 'null' : write(value);
}

const WRITERS: Readonly<Record<Encoding, (value: Present) => string>> = {
  // Half a surrogate pair is no text in UTF-8: it becomes the replacement character, as in the other engine.
  text: (value) => JSON.stringify(String(value).toWellFormed()),
  integer: (value) => String(Math.round(Number(value))),
  number: (value) => JSON.stringify(Number(value)),
  flag: (value) => (value ? 'true' : 'false'),
};
