import { type Cell, textOf } from './cell.ts';

const DAY = 1440;
/** Minutes from midnight of the shift's own date: what ends after midnight is above 1440. Half-open. */
export interface MinuteSpan {
  readonly start: number;
  readonly end: number;
}

const CLOCK = String.raw`(次日|翌日|第二天)?\s*(\d{1,2})(?::(\d{2})(?::\d{2})?|点半|[点时](\d{1,2})?分?|[hH](\d{2})?)`;

/** Minutes after midnight of a time: `9:00`, `08:52:10`, `22点`, `9点半`, `次日06:03` (above 1440), a time cell, a fraction of a day. */
export function minutesOf(cell: Cell | undefined): number | null {
  if (cell instanceof Date) return cell.getUTCHours() * 60 + cell.getUTCMinutes();
  if (typeof cell === 'number') return cell >= 0 && cell < 1 ? Math.round(cell * DAY) : null;
  const match = new RegExp(`^${CLOCK}$`).exec(textOf(cell));
  return match ? minutes(match) : null;
}

/** Spans of a text such as `9:00-12:00/14:00~18:00` or `22:00-次日06:00`; `null` when it is anything else. */
export function spansOf(cell: Cell | undefined): MinuteSpan[] | null {
  const text = textOf(cell).replaceAll(/\s/g, '');
  if (text === '') return null;
  const spans: MinuteSpan[] = [];
  for (const part of text.split(/[/、,;+&]/)) {
    const ends = part.split(/[-~—–至到]+/);
    const start = minutesOf(ends[0]);
    const end = minutesOf(ends[1]);
    if (ends.length !== 2 || start === null || end === null) return null;
    const after = spans.at(-1)?.end ?? 0;
    const from = start < after ? start + DAY : start;
    spans.push({ start: from, end: end <= from ? end + DAY * Math.ceil((from - end + 1) / DAY) : end });
  }
  return spans;
}

/** Every span a remark names after a word: `用餐12:00-12:30，小休10:00-10:15` → meal, break. Moved behind midnight with a night shift. */
export function breaksOf(
  text: string,
  shift: MinuteSpan | undefined,
): { kind: 'meal' | 'break'; start: number; end: number }[] {
  const found: { kind: 'meal' | 'break'; start: number; end: number }[] = [];
  for (const match of textOf(text).matchAll(
    /([^\d,;，；。\s]*)\s*(\d{1,2}[:点]\d{0,2}\s*[-~—–至到]\s*\d{1,2}[:点]\d{0,2})/g,
  )) {
    const [span] = spansOf(match[2] ?? '') ?? [];
    if (!span) continue;
    const kind = /餐|饭|lunch|dinner|meal/i.test(match[1] ?? '') ? 'meal' : 'break';
    const shiftBy = shift && span.start < shift.start ? DAY : 0;
    found.push({ kind, start: span.start + shiftBy, end: span.end + shiftBy });
  }
  return found;
}

function minutes(match: RegExpExecArray): number | null {
  const hours = Number(match[2]);
  const past = match[0].endsWith('点半') ? 30 : Number(match[3] ?? match[4] ?? match[5] ?? 0);
  if (hours > 24 || past > 59 || (hours === 24 && past > 0)) return null;
  return hours * 60 + past + (match[1] ? DAY : 0);
}
