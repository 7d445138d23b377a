import { minutesOf } from './clock-times.ts';
import { dateOf, hintOf } from './dates.ts';
import { findHeader, PERSON_WORDS } from './header.ts';
import type { SheetPerson } from './people.ts';
import type { SheetRejection } from './rejection.ts';
import { plainMeaning } from './shift-codes.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** Leave of one person. Without minutes it lasts whole days, the last one inside. */
export interface LeaveRow extends SheetPerson {
  readonly kind: string;
  readonly from: { readonly date: string; readonly minutes: number | null };
  readonly until: { readonly date: string; readonly minutes: number | null };
  readonly approved: boolean;
  readonly sheet: string;
  readonly cell: string;
}

const WORDS = {
  ...PERSON_WORDS,
  kind: /^(请假类型|假期类型|假别|类型|leave type|kind)$/i,
  from: /^(开始时间|开始日期|请假开始|起始时间|from|start)$/i,
  until: /^(结束时间|结束日期|请假结束|截止时间|until|end)$/i,
  state: /^(审批状态|审批结果|状态|state|status)$/i,
} as const;

/** Reads a leave register, one line a leave. Refused and withdrawn ones are read as not approved. */
export function readLeave(workbook: Workbook, year: number): { rows: LeaveRow[]; rejections: SheetRejection[] } {
  const rows: LeaveRow[] = [];
  const rejections: SheetRejection[] = [];
  for (const sheet of workbook.sheets) {
    const header = findHeader(sheet, WORDS, [
      ['name', 'from', 'until'],
      ['number', 'from', 'until'],
    ]);
    if (!header) continue;
    const { columns } = header;
    const hint = hintOf(`${sheet.name} ${sheet.written(0)[0]?.text ?? ''}`, { year, month: null });
    for (let row = header.row + 1; row < sheet.rows.length; row += 1) {
      const text = (column: number | undefined) => (column === undefined ? '' : sheet.label(row, column));
      const person = { number: text(columns.number) || null, name: text(columns.name) || null };
      if (person.number === null && person.name === null) continue;
      const from = momentOf(sheet, row, columns.from ?? 0, hint);
      const until = momentOf(sheet, row, columns.until ?? 0, hint);
      const bad = from === null ? columns.from : until === null || until.date < from.date ? columns.until : undefined;
      if (bad !== undefined || from === null || until === null) {
        rejections.push(
          sheet.reject(
            row,
            bad ?? 0,
            'bad_date',
            'This is no date, or lies before the beginning',
            'Write it as 2026-11-03 or 2026-11-03 13:00.',
          ),
        );
        continue;
      }
      const kind = plainMeaning(text(columns.kind))?.leave ?? 'other';
      const approved = !/拒|驳回|撤|未通过|待|refused|rejected|withdrawn|pending/i.test(text(columns.state));
      rows.push({ ...person, kind, from, until, approved, sheet: sheet.name, cell: `${row + 1}` });
    }
  }
  return { rows, rejections };
}

function momentOf(sheet: Sheet, row: number, column: number, hint: { year: number | null; month: number | null }) {
  const whole = dateOf(sheet.cell(row, column), hint);
  if (whole !== null) return { date: whole, minutes: null };
  const [date, time] = /^(\S+)\s+(\S+)$/.exec(sheet.text(row, column))?.slice(1) ?? [];
  const day = dateOf(date, hint);
  const half = time === '上午' ? 0 : time === '下午' ? 720 : minutesOf(time);
  return day === null || half === null ? null : { date: day, minutes: half };
}
