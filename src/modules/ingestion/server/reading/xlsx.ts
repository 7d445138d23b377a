import { readFile, stat } from 'node:fs/promises';
import { readSheet, type SheetData } from 'read-excel-file/node';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { emptyFile } from './bytes.ts';
import { headerNames } from './header.ts';
import type { Cell, Read, TableRow } from './record.ts';
import { unpacksWithin, zipEntries } from '#src/sheets/zip-entries.ts';

export type SheetFormat = {
  readonly sheet?: string | number;
  readonly header?: readonly string[];
  readonly skip?: number;
};

const MAX_FILE = 256 * 1024 * 1024;
/** Sheets are held in memory unpacked; a few megabytes can be made that unpack to more than any machine has. */
const MAX_UNPACKED = 512 * 1024 * 1024;
/** Serial day 0 of a sheet: a pure time of day or a duration is stored as a date near it. */
const SHEET_EPOCH = Date.UTC(1899, 11, 30);

/** Reads one sheet (the first unless named). Formulas give the value saved with them; one saved without a value is an error. */
export async function* readXlsx(
  path: string,
  file: string,
  format: SheetFormat = {},
): AsyncGenerator<readonly string[] | Read<TableRow>> {
  if ((await stat(path)).size > MAX_FILE) {
    throw new AppError('too_large', 'sheet_too_large', `"${file}" is larger than 256 MB`, {
      file,
      remedy: 'Save it as CSV or Parquet: those are read piece by piece.',
    });
  }
  const bytes = await readFile(path);
  if (!unpacksWithin(bytes, MAX_UNPACKED))
    throw new AppError('too_large', 'sheet_too_large', `"${file}" unpacks to more than 512 MB`, {
      file,
      remedy: 'Save it as CSV or Parquet: those are read piece by piece.',
    });
  assertCalculated(bytes, file);
  const rows = await sheetRows(bytes, file, format.sheet);
  let columns = format.header;
  if (columns) yield columns;
  let any = columns !== undefined;
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    if (line <= (format.skip ?? 0) || row.every((cell) => cell === null || cell === '')) continue;
    any = true;
    if (!columns) {
      columns = headerNames(row, file, line);
      yield columns;
      continue;
    }
    const cells = row.map(cellOf);
    const fields = Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? null]));
    yield { record: { line, fields, raw: cells.map((cell) => cell ?? '').join('\t') } };
  }
  if (!any) throw emptyFile(file);
}

async function sheetRows(bytes: Buffer, file: string, sheet: string | number | undefined): Promise<SheetData> {
  try {
    return await (sheet === undefined ? readSheet(bytes) : readSheet(bytes, sheet));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const wrongSheet = error instanceof Error && error.name === 'SheetNotFoundError';
    throw invalid(
      wrongSheet ? 'no_such_sheet' : 'bad_spreadsheet',
      `"${file}" cannot be read as a spreadsheet: ${reason}`,
      {
        file,
        ...(wrongSheet && { field: 'format.sheet' }),
        remedy: wrongSheet
          ? 'Name a sheet that exists.'
          : 'Open it in a spreadsheet program and save it as .xlsx again.',
      },
    );
  }
}

/** `2026-11-16 09:30:00` for a date cell (local time, as the sheet has it), `h:mm:ss` for a time of day or a duration. */
function cellOf(cell: unknown): Cell {
  if (!(cell instanceof Date))
    return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
  const sinceEpoch = cell.getTime() - SHEET_EPOCH;
  if (cell.getUTCFullYear() <= 1900) {
    const seconds = Math.round(sinceEpoch / 1000);
    const two = (n: number): string => String(n).padStart(2, '0');
    return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }
  return new Date(Math.round(cell.getTime()))
    .toISOString()
    .slice(0, 23)
    .replace('T', ' ')
    .replace(/\.000$/, '');
}

/** Programs that write formulas may leave the results out; such cells would read as empty, so the file is refused. */
function assertCalculated(bytes: Buffer, file: string): void {
  const missing: string[] = [];
  for (const { content } of zipEntries(bytes, (name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))) {
    for (const match of content.toString('utf8').matchAll(/<c\b([^>]*[^/])?>(.*?)<\/c>/gs)) {
      const inner = match[2] ?? '';
      if (/<f\b/.test(inner) && !/<v\b/.test(inner)) missing.push(/\br="([A-Z]+\d+)"/.exec(match[1] ?? '')?.[1] ?? '?');
    }
  }
  const first = missing[0];
  if (first === undefined) return;
  throw invalid(
    'formula_without_value',
    `"${file}" holds ${missing.length} formula(s) saved without a result, the first in cell ${first}`,
    {
      file,
      line: Number(/\d+$/.exec(first)?.[0] ?? 0),
      field: first,
      remedy: 'Open it in a spreadsheet program, let it calculate, and save it; or paste the values.',
    },
  );
}
