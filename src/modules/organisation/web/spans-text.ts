import type { OpenSpan } from '../contract/calendar.ts';

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** `09:00-12:00 13:00-18:00`; past midnight the hour goes on: `18:00-26:00`. */
export const spansText = (spans: readonly OpenSpan[]): string =>
  spans.map(({ start, end }) => `${clock(start)}-${clock(end)}`).join(' ');

/** Reads what a person writes; an end before its start lies after midnight. Empty: closed. Null: cannot be read. */
export function spansIn(text: string): OpenSpan[] | null {
  const words = text
    .normalize('NFKC')
    .replaceAll(/\s*[-–—~至]\s*/g, '-')
    .split(/[\s,;、]+/)
    .filter((word) => word !== '');
  const spans = words.map((word) => {
    const [, h1, m1 = '0', h2, m2 = '0'] = /^(\d{1,2})(?::(\d\d))?-(\d{1,2})(?::(\d\d))?$/.exec(word) ?? [];
    if (h1 === undefined || h2 === undefined || Number(m1) > 59 || Number(m2) > 59) return null;
    const [start, end] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)];
    return { start, end: end <= start ? end + 1440 : end };
  });
  const read = spans.filter((span) => span !== null).toSorted((a, b) => a.start - b.start);
  const bad = ({ start, end }: OpenSpan, i: number): boolean =>
    start > 1439 || end > 2880 || end - start > 1440 || (i > 0 && start < (read[i - 1]?.end ?? 0));
  return read.length < spans.length || read.some(bad) ? null : read;
}
