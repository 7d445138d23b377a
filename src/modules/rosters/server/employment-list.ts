import { dateOf } from '#src/sheets/dates.ts';
import { findHeader, PERSON_WORDS } from '#src/sheets/header.ts';
import type { SheetPerson } from '#src/sheets/people.ts';
import type { SheetRejection } from '#src/sheets/rejection.ts';
import type { Workbook } from '#src/sheets/workbook.ts';
import type { Employment } from '../contract/roster.ts';

const WORDS = {
  ...PERSON_WORDS,
  hired: /^(入职日期|入职时间|入职|hired|hire date)$/i,
  left: /^(离职日期|离职时间|离职|left|leave date)$/i,
  kind: /^(离职类型|离职原因|离职类别|leaver kind)$/i,
} as const;

type Row = SheetPerson & Omit<Employment, 'agent'> & { readonly sheet: string; readonly cell: string };

/** Reads a list of people with the days they were hired and left. */
export function readEmploymentList(workbook: Workbook, year: number): { rows: Row[]; rejections: SheetRejection[] } {
  const rows: Row[] = [];
  const rejections: SheetRejection[] = [];
  for (const sheet of workbook.sheets) {
    const header = findHeader(sheet, WORDS, [
      ['name', 'hired'],
      ['number', 'hired'],
    ]);
    if (!header) continue;
    const { columns } = header;
    for (let row = header.row + 1; row < sheet.rows.length; row += 1) {
      const text = (column: number | undefined) => (column === undefined ? '' : sheet.label(row, column));
      const person = { number: text(columns.number) || null, name: text(columns.name) || null };
      if (person.number === null && person.name === null) continue;
      const hint = { year, month: null };
      const hired = dateOf(sheet.cell(row, columns.hired ?? 0), hint);
      const left = columns.left === undefined ? null : dateOf(sheet.cell(row, columns.left), hint);
      const unread =
        hired === null
          ? columns.hired
          : left === null && text(columns.left) !== '' && !/^[-–—/]+$/.test(text(columns.left))
            ? columns.left
            : left !== null && left < hired
              ? columns.left
              : undefined;
      if (hired === null || unread !== undefined) {
        rejections.push(
          sheet.reject(
            row,
            unread ?? 0,
            'bad_date',
            'This is no date, or lies before the day of hiring',
            'Write it as 2026-11-03.',
          ),
        );
        continue;
      }
      const word = text(columns.kind);
      const kind = /调|转|moved/i.test(word)
        ? 'moved'
        : /被动|辞退|开除|解除|淘汰|involuntary/i.test(word)
          ? 'involuntary'
          : 'voluntary';
      rows.push({
        ...person,
        hired,
        left,
        kind: left === null ? null : kind,
        sheet: sheet.name,
        cell: sheet.reject(row, columns.hired ?? 0, '', '', '').cell,
      });
    }
  }
  return { rows, rejections };
}
