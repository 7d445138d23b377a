import type { CellValue, Column } from './column.ts';

/** A text that a spreadsheet would run as a formula gets an apostrophe; a plain negative number is none. */
function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}

function field(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = safe(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Durations leave the house as seconds, and the header says so. */
export const exportTitle = <Row>(column: Column<Row>): string =>
  column.unit === 'duration' ? `${column.title} (s)` : column.title;

/** Columns that hold a value; drawings have nothing to export. */
export const exportColumns = <Row>(columns: readonly Column<Row>[]): Column<Row>[] =>
  columns.filter(({ drawing }) => drawing !== true);

/** CSV as RFC 4180 with a byte-order mark, without which Excel reads Chinese in the wrong code page. Figures at full precision; no data is empty. The watermark is a last line that begins with `#`. */
export function csvText<Row>(columns: readonly Column<Row>[], rows: readonly Row[], mark?: string): string {
  const shown = exportColumns(columns);
  const lines = [
    shown.map((column) => field(exportTitle(column))),
    ...rows.map((row) => shown.map((column) => field(column.value(row)))),
    ...(mark === undefined ? [] : [[field(`# ${mark}`)]]),
  ];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}
