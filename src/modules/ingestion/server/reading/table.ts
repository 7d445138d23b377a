import type { ConnectorInput } from '../../contract/connector.ts';
import { binaryKind } from './binary-kind.ts';
import { isPlainFile, openBytes } from './bytes.ts';
import { type DelimitedFormat, readDelimited } from './delimited.ts';
import { flatten } from './flatten.ts';
import { readJson } from './json-values.ts';
import { readParquet } from './parquet.ts';
import { peekBytes } from './peek-bytes.ts';
import { type Cell, clip, type Read, type TableRow } from './record.ts';
import { spooled } from './spool.ts';
import { decodeText } from './text.ts';
import { readXlsx, type SheetFormat } from './xlsx.ts';

export type TableFormat = DelimitedFormat &
  SheetFormat & {
    /** Found from the content when absent. */
    readonly kind?: 'csv' | 'json' | 'xlsx' | 'parquet';
    readonly encoding?: string;
    /** JSON: dotted path of the list that holds the rows, inside one outer object. */
    readonly rows?: string;
    /** Columns whose blank cells mean the value above them. */
    readonly fill_down?: readonly string[];
  };

/**
 * Reads any table, row by row: CSV/TSV, JSON lines or array, XLSX, Parquet, each also gzipped. The first item is the list of column
 * names, except for JSON, whose rows may differ. Memory does not grow with the file, except for XLSX.
 */
export async function* readTable(
  input: ConnectorInput,
  format: TableFormat = {},
): AsyncGenerator<readonly string[] | Read<TableRow>> {
  const items = readRows(input, format);
  yield* format.fill_down === undefined ? items : filledDown(items, format.fill_down);
}

/** A merged cell holds its value in its first row alone: the rows below get it too. */
async function* filledDown(
  items: AsyncIterable<readonly string[] | Read<TableRow>>,
  columns: readonly string[],
): AsyncGenerator<readonly string[] | Read<TableRow>> {
  const above = new Map<string, Cell>();
  for await (const item of items) {
    if (!('record' in item)) {
      yield item;
      continue;
    }
    const fields: Record<string, Cell> = { ...item.record.fields };
    for (const name of columns) {
      const cell = fields[name] ?? null;
      if (cell === null || String(cell).trim() === '') fields[name] = above.get(name) ?? null;
      else above.set(name, cell);
    }
    yield { record: { ...item.record, fields } };
  }
}

async function* readRows(
  input: ConnectorInput,
  format: TableFormat,
): AsyncGenerator<readonly string[] | Read<TableRow>> {
  const file = input.name;
  const { head, all } = await peekBytes(openBytes(input), 8192);
  const binary = binaryKind(head);
  const kind =
    format.kind ?? (binary === 'xlsx' || binary === 'parquet' ? binary : looksLikeJson(head) ? 'json' : 'csv');
  if (kind === 'xlsx' || kind === 'parquet') {
    const read = (path: string) => (kind === 'xlsx' ? readXlsx(path, file, format) : readParquet(path, file));
    yield* 'path' in input && (await isPlainFile(input.path)) ? read(input.path) : spooled(all, read);
    return;
  }
  const text = decodeText(all, file, format.encoding);
  if (kind === 'csv') yield* readDelimited(text, file, format);
  else yield* jsonRows(text, file, format.rows);
}

const looksLikeJson = (head: Uint8Array): boolean =>
  /^(\uFEFF|\xEF\xBB\xBF)?\s*(\{|\[\s*[{\]])/.test(Buffer.from(head.subarray(0, 256)).toString('latin1'));

async function* jsonRows(
  text: AsyncIterable<string>,
  file: string,
  path: string | undefined,
): AsyncGenerator<Read<TableRow>> {
  for await (const item of readJson(text, file)) {
    if ('rejection' in item) {
      yield item;
      continue;
    }
    const { line, value, raw } = item.record;
    for (const row of rowsAt(value, path)) {
      yield { record: { line, fields: flatten(row), raw: clip(path ? JSON.stringify(row) : raw) } };
    }
  }
}

/** The list at `path`; a value without it is a row itself (records that are pushed one by one instead of listed). */
function rowsAt(value: unknown, path: string | undefined): readonly unknown[] {
  let at: unknown = value;
  for (const name of path?.split('.') ?? []) at = (at as Record<string, unknown> | null | undefined)?.[name];
  return path !== undefined && Array.isArray(at) ? at : [value];
}
