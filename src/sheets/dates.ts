import type { Cell } from './cell.ts';
import { textOf } from './cell.ts';

/** What title, sheet name or earlier cells say about dates that leave out their year or month. */
export interface DateHint {
  readonly year: number | null;
  readonly month: number | null;
}

const DAY = 86_400_000;
/** Serial 0 of a spreadsheet. */
const EPOCH = Date.UTC(1899, 11, 30);
/** Serials taken for dates: 2000-01-01 to 2099-12-31. */
const SERIALS = [36_526, 73_050] as const;

/**
 * Local date (`2026-11-03`) a cell means: a date cell, a serial, `2026年11月3日`, `26-11-02 星期一`, `2026/11/02`, `11/3`, `11月3日`,
 * `3日`; with `bare` also `3`. `null` when it is none, or names a day that does not exist.
 */
export function dateOf(cell: Cell | undefined, hint: DateHint, bare = false): string | null {
  if (cell instanceof Date) return cell.getUTCFullYear() > 1999 ? cell.toISOString().slice(0, 10) : null;
  if (typeof cell === 'number') {
    if (cell >= SERIALS[0] && cell <= SERIALS[1])
      return new Date(EPOCH + Math.floor(cell) * DAY).toISOString().slice(0, 10);
    return bare && Number.isInteger(cell) ? built(hint.year, hint.month, cell) : null;
  }
  const text = textOf(cell)
    .replace(/\s*\(?(星期|周|礼拜)[一二三四五六日天]\)?\s*$/, '')
    .replaceAll(/\s*([年月日号/.-])\s*/g, '$1');
  const full =
    /^(\d{4}|\d{2})[年/.-](\d{1,2})[月/.-](\d{1,2})[日号]?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (full) return built((Number(full[1]) % 2000) + 2000, Number(full[2]), Number(full[3]));
  const short = /^(\d{1,2})[月/.-](\d{1,2})[日号]?$/.exec(text);
  if (short) return built(hint.year, Number(short[1]), Number(short[2]));
  const day = (bare ? /^(\d{1,2})[日号]?$/ : /^(\d{1,2})[日号]$/).exec(text);
  return day ? built(hint.year, hint.month, Number(day[1])) : null;
}

/** Month (`2026-11`) a cell means: a date, `2026年11月`, `2026-11`, `202611`, `11月`. */
export function monthOf(cell: Cell | undefined, hint: DateHint): string | null {
  const date = cell instanceof Date ? dateOf(cell, hint) : null;
  if (date) return date.slice(0, 7);
  const text = textOf(cell).replaceAll(' ', '');
  const full = /^(20\d{2})(?:[年/.-])(\d{1,2})月?(?:份)?$/.exec(text) ?? /^(20\d{2})(\d{2})$/.exec(text);
  const month = full ?? /^()(\d{1,2})月(?:份)?$/.exec(text);
  if (!month) return null;
  return built(full ? Number(full[1]) : hint.year, Number(month[2]), 1)?.slice(0, 7) ?? null;
}

/** Year and month a title or sheet name speaks of. */
export function hintOf(text: string, before: DateHint = { year: null, month: null }): DateHint {
  const narrow = text.normalize('NFKC');
  const both = /(20\d{2})\s*[年/.-]\s*(\d{1,2})(?:\s*月|[/.-]|$|\D)/.exec(narrow);
  const year = both?.[1] ?? /(20\d{2})\s*年?/.exec(narrow)?.[1];
  const month = both?.[2] ?? /(?:^|\D)(\d{1,2})\s*月/.exec(narrow)?.[1];
  const named = Number(month);
  return {
    year: year === undefined ? before.year : Number(year),
    month: month === undefined || named < 1 || named > 12 ? before.month : named,
  };
}

/** Day of the week a cell names, Monday = 1; `null` when it names none. */
export function weekdayOf(cell: Cell | undefined): number | null {
  const text = textOf(cell);
  const found = /^(?:星期|周|礼拜)?([一二三四五六日天])$/.exec(text)?.[1];
  if (found) return found === '天' ? 7 : '一二三四五六日'.indexOf(found) + 1;
  const english = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(text.slice(0, 3).toLowerCase());
  return /^[a-z]{3,9}\.?$/i.test(text) && english >= 0 ? english + 1 : null;
}

export const weekday = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

function built(year: number | null, month: number | null, day: number): string | null {
  if (year === null || month === null) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : null;
}
