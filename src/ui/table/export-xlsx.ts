import type { Unit } from '../number/unit.ts';
import type { Column } from './column.ts';
import { exportColumns, exportTitle } from './export-csv.ts';

const formats: Readonly<Record<Unit, string>> = {
  ratio: '0.0%',
  duration: '#,##0.0',
  count: '#,##0',
  money: '#,##0.00',
  score: '0.0',
  points: '0.0',
  number: '0.00',
  per_hour: '0.0',
  per_10000: '0.0',
};

/** A workbook of one sheet: figures as numbers with a format, header kept in sight, no data as an empty cell. */
export async function xlsxFile<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  sheet: string,
  mark?: string,
): Promise<Blob> {
  // Loaded on the first export: few visits need it.
  const { default: writeXlsx } = await import('write-excel-file/browser');
  const shown = exportColumns(columns);
  const header = shown.map((column) => ({
    value: exportTitle(column),
    fontWeight: 'bold' as const,
    align: column.unit === undefined ? ('left' as const) : ('right' as const),
  }));
  const body = rows.map((row) =>
    shown.map((column) => {
      const value = column.value(row);
      if (value === null) return null;
      return typeof value === 'number'
        ? { value, type: Number, format: column.unit === undefined ? '0.##########' : formats[column.unit] }
        : { value, type: String };
    }),
  );
  const widths = shown.map((column) => ({
    width: Math.min(
      40,
      Math.max(10, ...[column.title, ...rows.slice(0, 50).map((row) => String(column.value(row) ?? ''))].map(cells)),
    ),
  }));
  const foot = mark === undefined ? [] : [[], [{ value: mark, type: String }]];
  return await writeXlsx([header, ...body, ...foot], {
    sheet: sheet.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31),
    stickyRowsCount: 1,
    columns: widths,
  }).toBlob();
}

/** Width in spreadsheet characters: a Chinese one takes two. Long fractions are cut by their format. */
const cells = (text: string): number =>
  Math.min(
    24,
    [...text].reduce((sum, c) => sum + (c.codePointAt(0)! > 0x2e80 ? 2 : 1), 2),
  );
