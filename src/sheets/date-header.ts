import { addDays, type DateHint, dateOf, weekday, weekdayOf } from './dates.ts';
import type { SheetRejection } from './rejection.ts';
import type { Sheet } from './workbook.ts';

/** A header row of dates and the rows under it. */
export interface DateBlock {
  readonly row: number;
  /** Last row of the block, itself inside. */
  readonly last: number;
  readonly columns: readonly { readonly column: number; readonly date: string }[];
  /** First row of people: after the weekdays, where there is such a row. */
  readonly first: number;
  readonly notices: readonly SheetRejection[];
}

/** Fewer days in a row are no header: a subtotal may count 1, 2, 3. */
const FEWEST = 5;

/** Every header row of consecutive dates in a sheet, and which rows it rules. */
export function dateBlocks(sheet: Sheet, hint: DateHint): DateBlock[] {
  const headers: { row: number; columns: DateBlock['columns'] }[] = [];
  for (let row = 0; row < sheet.rows.length; row += 1) {
    const columns = datesIn(sheet, row, hint);
    if (columns.length >= FEWEST) headers.push({ row, columns });
  }
  return headers.map(({ row, columns }, i) => {
    const last = (headers[i + 1]?.row ?? sheet.rows.length) - 1;
    const under = weekdaysUnder(sheet, row + 1, columns);
    return { row, last, columns, first: row + (under ? 2 : 1), notices: under ?? [] };
  });
}

function datesIn(sheet: Sheet, row: number, hint: DateHint): { column: number; date: string }[] {
  const cells = sheet.rows[row] ?? [];
  let best: { column: number; date: string }[] = [];
  let run: { column: number; date: string }[] = [];
  for (let column = 0; column < cells.length; column += 1) {
    const date = dateOf(cells[column], hint, true);
    const before = run.at(-1)?.date;
    if (date === null) continue;
    run = before !== undefined && addDays(before, 1) === date ? [...run, { column, date }] : [{ column, date }];
    if (run.length > best.length) best = run;
  }
  return best;
}

/** Notices where the weekdays under a header are not those of its dates (a wrong month or year); `null` when there is no such row. */
function weekdaysUnder(sheet: Sheet, row: number, columns: DateBlock['columns']): SheetRejection[] | null {
  const named = columns.map(({ column, date }) => ({ column, date, day: weekdayOf(sheet.rows[row]?.[column]) }));
  if (named.filter(({ day }) => day !== null).length < columns.length * 0.6) return null;
  const wrong = named.find(({ date, day }) => day !== null && day !== weekday(date));
  if (!wrong) return [];
  return [
    sheet.reject(
      row,
      wrong.column,
      'weekday_differs',
      `The weekday under ${wrong.date} is another one: month or year may be understood wrongly`,
      'Check year and month in the title or sheet name, then import again.',
    ),
  ];
}
