import { type ColumnUse, type ColumnUses, LENGTHS } from '../../../contract/column-use.ts';
import { plainHeader, type Row } from './columns.ts';
import { type ColumnMeaning, CONTACT_HEADERS } from './header-aliases.ts';

/** `(分钟)`, `(s)` at the end of a header: what its numbers count. */
const UNIT = /\((分钟?|min\w*|秒钟?|s|sec\w*)\)\s*$/i;
const CLOCK_ONLY = /^\s*(上午|下午|早上|晚上)?\s*\d{1,2}\s*[:：点时]\s*\d{0,2}/;

/** What the columns seem to hold, by their headers and the look of the first rows; a column nobody knows is left out. */
export function guessUses(header: readonly string[], rows: readonly Row[]): ColumnUses {
  const found = new Map<ColumnMeaning, string>();
  for (const [meaning, names] of Object.entries(CONTACT_HEADERS) as [ColumnMeaning, readonly string[]][]) {
    const plain = new Set(names.map(plainHeader));
    const column = header.find((name) => plain.has(plainHeader(bare(name))) && ![...found.values()].includes(name));
    if (column !== undefined) found.set(meaning, column);
  }
  const cells = (column: string): string[] =>
    rows.map((row) => String(row[column] ?? '').trim()).filter((cell) => cell !== '');
  const allClocks = (column: string): boolean =>
    cells(column).length > 0 && cells(column).every((c) => CLOCK_ONLY.test(c));
  settleTimes(found, allClocks);
  return Object.fromEntries([...found].map(([use, column]) => [column, useOf(use, column)]));
}

const bare = (name: string): string => name.normalize('NFKC').replace(UNIT, '');

/** One day and one clock time, or one instant: a `时间` beside a `日期` is a clock, alone it is the whole. */
function settleTimes(found: Map<ColumnMeaning, string>, allClocks: (column: string) => boolean): void {
  const [first, date, time] = [found.get('first_touch'), found.get('date'), found.get('time')];
  if (date !== undefined && first !== undefined && allClocks(first)) {
    found.delete('first_touch');
    found.set('time', first);
    return;
  }
  if (first !== undefined) {
    found.delete('date');
    found.delete('time');
    return;
  }
  // A date alone tells the day of a contact; a time alone must hold the day itself.
  if (date !== undefined && time !== undefined && allClocks(time)) return;
  const whole = time ?? date;
  if (whole === undefined || allClocks(whole)) return;
  found.delete('date');
  found.delete('time');
  found.set('first_touch', whole);
}

function useOf(use: ColumnMeaning, column: string): ColumnUse {
  if (!LENGTHS.has(use)) return { use };
  const [, word] = UNIT.exec(column.normalize('NFKC')) ?? [];
  return { use, unit: word !== undefined && /^(分|min)/i.test(word) ? 'min' : 's' };
}
