import { minutesOf } from './clock-times.ts';
import { addDays, dateOf, hintOf } from './dates.ts';
import { findHeader, PERSON_WORDS } from './header.ts';
import type { SheetPerson } from './people.ts';
import { machineSheet } from './punch-machine.ts';
import type { SheetRejection } from './rejection.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** One punch: minutes from midnight of `date`, above 1440 for `次日`. */
export interface Punch extends SheetPerson {
  readonly date: string;
  readonly minutes: number;
  readonly sheet: string;
  readonly cell: string;
}

/** Punches, and the days for which the table speaks of a person at all: no punch on such a day means the person did not come. */
export interface PunchRead {
  readonly punches: readonly Punch[];
  readonly days: readonly (SheetPerson & { readonly date: string })[];
  readonly rejections: readonly SheetRejection[];
  readonly understood: readonly {
    readonly sheet: string;
    readonly shape: 'records' | 'daily' | 'matrix';
    readonly rows: number;
  }[];
}

const WORDS = {
  ...PERSON_WORDS,
  /** DingTalk 原始记录: a line a punch. */
  punched: /^(打卡时间|刷卡时间|签到时间|punch time|time stamp)$/i,
  day: /^(考勤日期|打卡日期|日期|时间|date)$/i,
  /** WeCom 打卡日报, DingTalk 每日统计: a line a day. */
  first: /^(最早|最早打卡|最早打卡时间|上班打卡|上班1打卡时间|上班时间|first)$/i,
  last: /^(最晚|最晚打卡|最晚打卡时间|下班打卡|下班1打卡时间|下班时间|last)$/i,
} as const;

const NONE = /^(|-+|—|--|未打卡|缺卡|无|旷工)$/;

/** Reads the exports of DingTalk and WeCom and the month matrix of attendance machines; every sheet on its own. */
export function readPunches(workbook: Workbook, year: number): PunchRead {
  const parts = workbook.sheets.map((sheet) => readSheet(sheet, year));
  return {
    punches: parts.flatMap((part) => part.punches),
    days: parts.flatMap((part) => part.days),
    rejections: parts.flatMap((part) => part.rejections),
    understood: parts.flatMap((part) => part.understood),
  };
}

function readSheet(sheet: Sheet, year: number): PunchRead {
  const hint = hintOf([0, 1].map((row) => sheet.written(row)[0]?.text ?? '').join(' '), { year, month: null });
  const header = findHeader(sheet, WORDS, [
    ['name', 'punched'],
    ['number', 'punched'],
    ['name', 'day', 'first', 'last'],
    ['number', 'day', 'first', 'last'],
  ]);
  if (!header) return machineSheet(sheet, year);
  const { columns } = header;
  const punches: Punch[] = [];
  const days: (SheetPerson & { date: string })[] = [];
  const rejections: SheetRejection[] = [];
  const records = columns.punched !== undefined;
  let rows = 0;
  for (let row = header.row + 1; row < sheet.rows.length; row += 1) {
    const text = (column: number | undefined) => (column === undefined ? '' : sheet.label(row, column));
    const person = { number: text(columns.number) || null, name: text(columns.name) || null };
    if (person.number === null && person.name === null) continue;
    rows += 1;
    const booked = columns.day === undefined ? null : dateOf(sheet.cell(row, columns.day), hint);
    if (!records && booked === null) {
      rejections.push(sheet.reject(row, columns.day ?? 0, 'bad_date', 'This is no date', 'Write it as 2026-11-03.'));
      continue;
    }
    if (booked !== null) days.push({ ...person, date: booked });
    for (const column of records ? [columns.punched] : [columns.first, columns.last]) {
      if (column === undefined || NONE.test(text(column))) continue;
      const at = punchAt(sheet, row, column, booked, hint);
      if (at) punches.push({ ...person, ...at, sheet: sheet.name, cell: sheet.reject(row, column, '', '', '').cell });
      else
        rejections.push(
          sheet.reject(
            row,
            column,
            'bad_time',
            'This is no time of a punch',
            'Write it as 08:55, 次日06:03 or 2026-11-03 08:55.',
          ),
        );
      if (at && booked === null) days.push({ ...person, date: at.date });
    }
  }
  return { punches, days, rejections, understood: [{ sheet: sheet.name, shape: records ? 'records' : 'daily', rows }] };
}

/** A time beside its date, or a full date and time. */
function punchAt(
  sheet: Sheet,
  row: number,
  column: number,
  booked: string | null,
  hint: { year: number | null; month: number | null },
) {
  const cell = sheet.cell(row, column);
  if (cell instanceof Date && cell.getUTCFullYear() > 1999)
    return { date: cell.toISOString().slice(0, 10), minutes: cell.getUTCHours() * 60 + cell.getUTCMinutes() };
  const [date, time] = /^(\S+)\s+(\S+)$/.exec(sheet.text(row, column))?.slice(1) ?? [];
  const own = date === undefined ? null : dateOf(date, hint);
  const minutes = minutesOf(own === null ? cell : time);
  if (minutes === null) return null;
  const day = own ?? booked;
  return day === null
    ? null
    : { date: minutes > 1440 ? addDays(day, 1) : day, minutes: minutes > 1440 ? minutes - 1440 : minutes };
}
