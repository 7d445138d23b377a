import { minutesOf } from './clock-times.ts';
import { addDays, dateOf } from './dates.ts';
import type { Punch, PunchRead } from './punch-table.ts';
import type { SheetRejection } from './rejection.ts';
import type { Sheet } from './workbook.ts';

/**
 * The month matrix of attendance machines: `考勤日期: 2026-11-01 ~ 2026-11-30`, a row of days, and per person a line with number and
 * name over a line of cells that hold all punches of a day.
 */
export function machineSheet(sheet: Sheet, year: number): PunchRead {
  const first = firstDate(sheet, year);
  const days = dayRow(sheet);
  const punches: Punch[] = [];
  const spoken: { number: string | null; name: string | null; date: string }[] = [];
  const rejections: SheetRejection[] = [];
  if (!first || days.length === 0) return { punches, days: spoken, rejections, understood: [] };
  let rows = 0;
  for (let row = 0; row + 1 < sheet.rows.length; row += 1) {
    const person = { number: labelled(sheet, row, /^(工号|编号|员工编号):?$/), name: labelled(sheet, row, /^姓名:?$/) };
    if (person.number === null && person.name === null) continue;
    rows += 1;
    // Days nobody punched on count as spoken of only up to the person's last punch: the month may not be over.
    const last = Math.max(0, ...days.filter(({ column }) => sheet.text(row + 1, column) !== '').map(({ day }) => day));
    for (const { column, day } of days) {
      const date = addDays(first, day - 1);
      if (day <= last) spoken.push({ ...person, date });
      for (const part of sheet.text(row + 1, column).split(/[\s;,、]+/)) {
        if (part === '') continue;
        const minutes = minutesOf(part);
        const where = sheet.reject(
          row + 1,
          column,
          'bad_time',
          `"${part}" is no time of a punch`,
          'Write it as 08:55.',
        );
        if (minutes === null) rejections.push({ ...where, value: part });
        else punches.push({ ...person, date, minutes, sheet: sheet.name, cell: where.cell });
      }
    }
  }
  return { punches, days: spoken, rejections, understood: [{ sheet: sheet.name, shape: 'matrix', rows }] };
}

/** The first date of the range above the matrix. */
function firstDate(sheet: Sheet, year: number): string | null {
  for (let row = 0; row < Math.min(sheet.rows.length, 6); row += 1) {
    for (const { text } of sheet.written(row)) {
      const range = /(\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2})日?\s*(?:~|至|到|-|—)/.exec(text)?.[1];
      const date = range === undefined ? null : dateOf(range, { year, month: null });
      if (date) return date;
    }
  }
  return null;
}

/** The row that counts the days: 1, 2, 3, … */
function dayRow(sheet: Sheet): { column: number; day: number }[] {
  for (let row = 0; row < Math.min(sheet.rows.length, 12); row += 1) {
    const days = sheet.written(row).map(({ column, text }) => ({ column, day: Number(text) }));
    if (days.length >= 28 && days.every(({ day }, i) => day === i + 1)) return days;
  }
  return [];
}

/** What stands behind a label of the same row. */
function labelled(sheet: Sheet, row: number, label: RegExp): string | null {
  const written = sheet.written(row);
  const at = written.findIndex(({ text }) => label.test(text));
  return at === -1 ? null : (written[at + 1]?.text ?? null);
}
