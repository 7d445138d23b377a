import writeXlsx from 'write-excel-file/node';

export type Written = string | number | null;

/** A sheet as people make them: a title over all columns, a heading row, rows; dates are written as texts people read. */
export interface Written2d {
  readonly name: string;
  readonly title: string | null;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Written[])[];
}

/** A workbook of such sheets. Text is written as text, never as a formula. */
export async function workbookOf(sheets: readonly Written2d[]): Promise<Buffer> {
  return writeXlsx(
    sheets.map(({ name, title, head, rows }) => ({
      sheet: name,
      data: [
        ...(title === null
          ? []
          : [
              [
                { value: title, type: String, fontWeight: 'bold' as const, columnSpan: head.length },
                ...blank(head.length - 1),
              ],
            ]),
        head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) =>
          row.map((value) =>
            value === null ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String },
          ),
        ),
      ],
    })),
  ).toBuffer();
}

const blank = (count: number): null[] => Array<null>(count).fill(null);
