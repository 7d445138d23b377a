import type { Sheet } from './workbook.ts';

/** Words a column may be headed with, per field. The first field whose pattern matches a heading gets it. */
export type HeadWords<F extends string> = Readonly<Record<F, RegExp>>;

export interface Header<F extends string> {
  readonly row: number;
  readonly columns: Partial<Record<F, number>>;
}

export const PERSON_WORDS = {
  number:
    /^(工号|员工编号|员工号|员工工号|人员编号|坐席工号|坐席号|编号|employee (no|number|id)\.?|agent (no|number)\.?|number)$/i,
  name: /^(姓名|人员姓名|员工姓名|坐席姓名|坐席|人员|员工|name|agent|employee)$/i,
  team: /^(班组|组别|小组|团队|部门|team|group)$/i,
} as const satisfies HeadWords<string>;

/** Columns a row heads, reading merged headings once. */
export function columnsOf<F extends string>(
  sheet: Sheet,
  row: number,
  words: HeadWords<F>,
): Partial<Record<F, number>> {
  const columns: Partial<Record<F, number>> = {};
  for (let column = 0; column < sheet.width; column += 1) {
    const text = sheet.label(row, column).replace(/[::]$/, '');
    if (text === '') continue;
    for (const field of Object.keys(words) as F[]) {
      if (columns[field] === undefined && words[field].test(text)) {
        columns[field] = column;
        break;
      }
    }
  }
  return columns;
}

/** The first row that heads every field one of the lists asks for; title, date and remark rows above it are read past. */
export function findHeader<F extends string>(
  sheet: Sheet,
  words: HeadWords<F>,
  needed: readonly (readonly NoInfer<F>[])[],
  from = 0,
): Header<F> | null {
  for (let row = from; row < sheet.rows.length; row += 1) {
    if (sheet.written(row).length < 2) continue;
    const columns = columnsOf(sheet, row, words);
    if (needed.some((fields) => fields.every((field) => columns[field] !== undefined))) return { row, columns };
  }
  return null;
}
