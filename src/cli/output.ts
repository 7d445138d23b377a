import Table from 'cli-table3';
import { colour } from './colour.ts';

export const FORMATS = ['table', 'json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];
export type Cell = string | number | boolean | null;

/** Rows for people (table), programs (json) or spreadsheets (csv). */
export type Sheet = {
  readonly columns: readonly { readonly name: string; readonly title: string; readonly right?: boolean }[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  /** How a cell reads in a table; programs get the bare value. */
  readonly show?: (column: string, value: Cell, row: Readonly<Record<string, Cell>>) => string;
};

/** Writes a sheet in the chosen format; `json` is the object programs rely on. */
export function render(format: Format, sheet: Sheet, json: unknown): string {
  if (format === 'json') return `${JSON.stringify(json)}\n`;
  if (format === 'csv') return csv(sheet);
  const table = new Table({
    head: sheet.columns.map((c) => colour.bold(c.title)),
    colAligns: sheet.columns.map((c) => (c.right ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '─',
      'mid-mid': '─',
      right: '',
      'right-mid': '',
      middle: '  ',
    },
  });
  for (const row of sheet.rows) {
    table.push(sheet.columns.map((c) => sheet.show?.(c.name, row[c.name] ?? null, row) ?? text(row[c.name] ?? null)));
  }
  return sheet.rows.length === 0 ? `${colour.dim('no rows')}\n` : `${table.toString()}\n`;
}

const text = (value: Cell): string => (value === null ? '–' : String(value));

function csv(sheet: Sheet): string {
  const line = (cells: readonly Cell[]): string => cells.map(csvCell).join(',');
  return `${[line(sheet.columns.map((c) => c.name)), ...sheet.rows.map((r) => line(sheet.columns.map((c) => r[c.name] ?? null)))].join('\n')}\n`;
}

/** Quotes where needed; text that a spreadsheet would run as a formula is kept as text. */
function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
