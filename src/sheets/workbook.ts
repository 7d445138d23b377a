import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { type Cell, cellName, squeezed, textOf } from './cell.ts';
import { type Merge, mergesOf } from './merges.ts';
import type { SheetRejection } from './rejection.ts';
import { unpacksWithin } from './zip-entries.ts';

const MAX_BYTES = 32 * 1024 * 1024;
/** A workbook is held in memory unpacked, all its parts together. */
const MAX_UNPACKED = 256 * 1024 * 1024;
const ZIP = 'PK\u0003\u0004';

/** One sheet, cells by row and column from 0. Merged cells answer with the value of their first cell. */
export class Sheet {
  readonly file: string;
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];

  constructor(file: string, name: string, rows: readonly (readonly Cell[])[], merges: readonly Merge[]) {
    this.file = file;
    this.name = name;
    this.rows = rows;
    this.merges = merges;
  }

  /** The merge a cell lies in. */
  mergeAt(row: number, column: number): Merge | null {
    return this.merges.find((m) => row >= m.top && row <= m.bottom && column >= m.left && column <= m.right) ?? null;
  }

  cell(row: number, column: number): Cell {
    const own = this.rows[row]?.[column] ?? null;
    if (own !== null) return own;
    const merge = this.mergeAt(row, column);
    return merge ? (this.rows[merge.top]?.[merge.left] ?? null) : null;
  }

  text(row: number, column: number): string {
    return textOf(this.cell(row, column));
  }

  /** The text without spaces inside Chinese words. */
  label(row: number, column: number): string {
    return squeezed(this.cell(row, column));
  }

  /** Every written cell of a row, in order, merged ones once. */
  written(row: number): { readonly column: number; readonly text: string }[] {
    const cells = this.rows[row] ?? [];
    return cells.flatMap((cell, column) => (textOf(cell) === '' ? [] : [{ column, text: squeezed(cell) }]));
  }

  get width(): number {
    return this.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  }

  reject(row: number, column: number, code: string, reason: string, remedy: string): SheetRejection {
    const value = this.text(row, column);
    return { file: this.file, sheet: this.name, cell: cellName(row, column), code, value, reason, remedy };
  }
}

export interface Workbook {
  readonly file: string;
  readonly sheets: readonly Sheet[];
}

/** Reads a whole workbook (.xlsx), or a CSV as one sheet. Throws `bad_spreadsheet` or `sheet_too_large` naming the file. */
export async function readWorkbook(file: string, bytes: Buffer): Promise<Workbook> {
  if (bytes.length > MAX_BYTES) {
    throw new AppError('too_large', 'sheet_too_large', `"${file}" is larger than 32 MB`, {
      file,
      remedy: 'Split it by month, or save it without pictures.',
    });
  }
  if (bytes.toString('latin1', 0, 4) !== ZIP)
    return { file, sheets: [new Sheet(file, 'CSV', csvRows(file, bytes), [])] };
  if (!unpacksWithin(bytes, MAX_UNPACKED))
    throw new AppError('too_large', 'sheet_too_large', `"${file}" unpacks to more than 256 MB`, {
      file,
      remedy:
        'Save it anew from a spreadsheet program, without pictures; split it by month if it is really that large.',
    });
  try {
    const merges = mergesOf(bytes);
    const sheets = await readXlsxFile(bytes);
    return {
      file,
      sheets: sheets.map(
        ({ sheet, data }) =>
          new Sheet(
            file,
            sheet,
            data.map((row) => row.map(cellOf)),
            merges.get(sheet) ?? [],
          ),
      ),
    };
  } catch (error) {
    throw invalid(
      'bad_spreadsheet',
      `"${file}" cannot be read as a spreadsheet: ${error instanceof Error ? error.message : error}`,
      {
        file,
        remedy: 'Open it in a spreadsheet program and save it as .xlsx again.',
      },
    );
  }
}

const cellOf = (cell: unknown): Cell =>
  typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' || cell instanceof Date
    ? cell
    : null;

/** UTF-8, or GB18030 where the bytes are not UTF-8: what spreadsheet programs in China write. */
function csvRows(file: string, bytes: Buffer): string[][] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('gb18030').decode(bytes);
  }
  if (text.includes('\u0000')) {
    throw invalid('bad_spreadsheet', `"${file}" is neither .xlsx nor text`, {
      file,
      remedy: 'Save it as .xlsx or CSV; the old .xls format is not read.',
    });
  }
  const delimiter = (text.match(/\t/g)?.length ?? 0) > (text.match(/,/g)?.length ?? 0) ? '\t' : ',';
  return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, bom: true, skip_empty_lines: false });
}
