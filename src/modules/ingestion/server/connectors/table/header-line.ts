import type { ConnectorInput } from '../../../contract/connector.ts';
import { readTable } from '../../reading/table.ts';

/** Rows looked at. */
const TOP = 12;
/** Wider lists are exports of systems, which have no title rows. */
const COLUMNS = Array.from({ length: 60 }, (_, i) => `c${i}`);

/**
 * How many lines of a workbook stand before its header: a title over the whole width, who made it and when. The header is the first of
 * the top rows that names at least half as many columns as the fullest of them. 0 for other files.
 */
export async function linesBeforeHeader(input: ConnectorInput): Promise<number> {
  if (!('path' in input) || !/\.xlsx$/i.test(input.name)) return 0;
  const rows: { readonly line: number; readonly filled: number; readonly words: number }[] = [];
  for await (const item of readTable(input, { kind: 'xlsx', header: COLUMNS })) {
    if (!('record' in item)) continue;
    const cells = Object.values(item.record.fields).filter((cell) => cell !== null && String(cell).trim() !== '');
    rows.push({
      line: item.record.line,
      filled: new Set(cells.map(String)).size,
      words: cells.filter((cell) => typeof cell === 'string' && !/^[\d.:/ -]+$/.test(cell)).length,
    });
    if (rows.length === TOP) break;
  }
  const fullest = Math.max(0, ...rows.map(({ filled }) => filled));
  const header = rows.find(({ filled, words }) => filled >= 2 && filled * 2 >= fullest && words * 2 >= filled);
  return header === undefined ? 0 : header.line - 1;
}
