import { type Cell, squeezed, textOf } from './cell.ts';
import { breaksOf, type MinuteSpan, minutesOf, spansOf } from './clock-times.ts';
import { findHeader } from './header.ts';
import type { Sheet } from './workbook.ts';

/** What a shift code stands for, minutes from midnight of its own date. `rest` and `leave` have no spans. */
export interface ShiftMeaning {
  readonly kind: 'work' | 'training' | 'rest' | 'leave';
  readonly spans: readonly MinuteSpan[];
  readonly breaks: readonly { readonly kind: 'meal' | 'break'; readonly start: number; readonly end: number }[];
  /** Kind of leave, for `leave`. */
  readonly leave?: string;
}

const REST = /^(休|休息|休班|公休|轮休|例休|周休|下夜|off|rest|x|\/|-|--|—|○)$/i;
const LEAVES: readonly (readonly [RegExp, string])[] = [
  [/^(年假|年休|年休假|年)$/, 'annual'],
  [/^(病假|病)$/, 'sick'],
  [/^(事假|事)$/, 'personal'],
  [/^(调休|补休)$/, 'compensatory'],
  [/^(产假|婚假|丧假|陪产假|哺乳假|工伤假|假|请假|leave)$/i, 'other'],
];
const WORDS = {
  code: /^(班次|班次代码|代码|班次名称|班别|code|shift)$/i,
  start: /^(上班时间|上班|开始时间|开始|start)$/i,
  end: /^(下班时间|下班|结束时间|结束|end)$/i,
  meal: /^(午餐|用餐|用餐时间|晚餐|meal|lunch)$/i,
  pause: /^(小休|休息时间|休息|break)$/i,
} as const;

/** Meaning of a code that says it itself: `休`, `年假`, `22:00-06:00`; `null` for one somebody must explain. */
export function plainMeaning(code: string): ShiftMeaning | null {
  if (REST.test(code)) return { kind: 'rest', spans: [], breaks: [] };
  const leave = LEAVES.find(([pattern]) => pattern.test(code))?.[1];
  if (leave) return { kind: 'leave', spans: [], breaks: [], leave };
  const spans = spansOf(code);
  return spans && { kind: 'work', spans, breaks: [] };
}

/** Codes a sheet of its own explains: code, start, end, meal and short break. */
export function codesOfTable(sheet: Sheet): Map<string, ShiftMeaning> {
  const codes = new Map<string, ShiftMeaning>();
  const header = findHeader(sheet, WORDS, [['code', 'start', 'end']]);
  if (!header) return codes;
  const { code: at, start, end, meal, pause } = header.columns;
  for (let row = header.row + 1; row < sheet.rows.length; row += 1) {
    const code = sheet.label(row, at ?? 0);
    if (code === '') continue;
    const from = minutesOf(sheet.cell(row, start ?? 0));
    const until = minutesOf(sheet.cell(row, end ?? 0));
    if (from === null || until === null) {
      const meaning = plainMeaning(code);
      if (meaning) codes.set(code, meaning);
      continue;
    }
    const span = { start: from, end: until <= from ? until + 1440 : until };
    const breaks = [...named(sheet, row, meal, '餐', span), ...named(sheet, row, pause, '休', span)];
    codes.set(code, { kind: /培训|training/i.test(code) ? 'training' : 'work', spans: [span], breaks });
  }
  return codes;
}

function named(sheet: Sheet, row: number, column: number | undefined, word: string, shift: MinuteSpan) {
  const text = column === undefined ? '' : sheet.text(row, column);
  return text === '' ? [] : breaksOf(`${word}${text}`, shift);
}

/** A legend line below a matrix: a short code, then its times, then perhaps its breaks. `null` for any other line. */
export function codeOfLegend(sheet: Sheet, row: number): readonly [string, ShiftMeaning] | null {
  const written = sheet.written(row);
  const [code, times, remark] = written.map((cell) => cell.text);
  // An employee number beside the times of a week looks alike.
  if (code === undefined || times === undefined || code.length > 8 || written.length > 4 || /^\d{3,}$/.test(code))
    return null;
  const spans = spansOf(times as Cell);
  if (!spans || spansOf(code) !== null) return null;
  const breaks = breaksOf(textOf(remark ?? ''), spans[0]);
  return [squeezed(code), { kind: /培训/.test(`${code}${remark ?? ''}`) ? 'training' : 'work', spans, breaks }];
}
