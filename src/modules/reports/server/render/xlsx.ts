import writeXlsx from 'write-excel-file/node';
import type { ReportDocument, Table } from '../../contract/document.ts';
import { reportWords } from '../layout/words.ts';

// The number format of each unit; durations are seconds.
const FORMATS: Readonly<Record<string, string>> = {
  ratio: '0.0%',
  duration: '#,##0.0',
  count: '#,##0',
  money: '#,##0.00',
  score: '0.0',
  points: '0.0',
  number: '0.00',
  per_hour: '0.0',
  per_10000: '0.0',
};

interface Cell {
  readonly value: string | number;
  readonly type: typeof String | typeof Number;
  readonly format?: string;
  readonly fontWeight?: 'bold';
  readonly wrap?: boolean;
  readonly align?: 'right';
}

/** Words are typed as words, so that a name such as `=1+1` stays a name in every spreadsheet. */
const text = (value: string, more: Partial<Cell> = {}): Cell => ({ value, type: String, ...more });
const SHEET_NAME = /[\\/*?:[\]]/g;

/** An issue as a workbook: one sheet for the words and KPIs, one for the chart's figures, one a table. Figures are numbers. */
export function xlsxOf(document: ReportDocument, kpis: Table): Promise<Buffer> {
  const words = reportWords(document.language);
  const sheets: { name: string; rows: (Cell | null)[][]; widths: number[] }[] = [];
  const summary: (Cell | null)[][] = [
    [text(document.title, { fontWeight: 'bold' })],
    [text(document.subtitle)],
    [text(document.dataUntil)],
    ...(document.provisional ? [[text(document.provisional, { fontWeight: 'bold' })]] : []),
    [text(document.madeAt)],
    [],
  ];
  const tables: Table[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'sentence')
      summary.push([text(block.text, { fontWeight: 'bold' })], ...(block.cause ? [[text(block.cause)]] : []), []);
    if (block.kind === 'tiles') summary.push(...tableRows(kpis), []);
    if (block.kind === 'fields')
      summary.push(
        [text(block.title, { fontWeight: 'bold' })],
        ...block.fields.map((field) => [text(field.label), text(field.value)]),
        [],
      );
    if (block.kind === 'notes')
      summary.push([text(block.title, { fontWeight: 'bold' })], ...block.lines.map((line) => [text(line)]), []);
    if (block.kind === 'table') tables.push(block.table);
    if (block.kind === 'chart') {
      const { chart } = block;
      tables.push({
        title: chart.title,
        note: null,
        columns: [
          { title: chart.title, unit: null },
          { title: chart.bars.name, unit: 'count' },
          ...(chart.line ? [{ title: chart.line.name, unit: chart.line.unit }] : []),
        ],
        rows: chart.categories.map((category, i) => [
          { text: category, value: category },
          { text: '', value: chart.bars.values[i] ?? null },
          ...(chart.line ? [{ text: '', value: chart.line.values[i] ?? null }] : []),
        ]),
      });
    }
  }
  sheets.push({ name: words.figures, rows: summary, widths: [34, 14, 14, 14, 14, 14] });
  for (const table of tables)
    sheets.push({
      name: table.title,
      rows: tableRows(table),
      widths: table.columns.map((_, i) => (i === 0 ? 28 : 14)),
    });
  const taken = new Set<string>();
  return writeXlsx(
    sheets.map(({ name, rows, widths }) => ({
      data: rows,
      sheet: uniqueName(name, taken),
      columns: widths.map((width) => ({ width })),
    })),
  ).toBuffer();
}

function tableRows({ columns, rows }: Table): (Cell | null)[][] {
  return [
    columns.map(({ title, unit }) =>
      text(unit === 'duration' ? `${title} (s)` : title, {
        fontWeight: 'bold',
        wrap: true,
        ...(unit === null ? {} : { align: 'right' as const }),
      }),
    ),
    ...rows.map((row) =>
      row.map(({ value, unit: own }, i): Cell | null => {
        if (value === null) return null;
        const unit = own ?? columns[i]?.unit ?? null;
        return typeof value === 'number'
          ? { value, type: Number, format: FORMATS[unit ?? 'number'] ?? '0.00' }
          : text(value);
      }),
    ),
  ];
}

function uniqueName(name: string, taken: Set<string>): string {
  const base = name.replace(SHEET_NAME, ' ').slice(0, 28).trim() || 'Sheet';
  let unique = base;
  for (let n = 2; taken.has(unique); n += 1) unique = `${base} ${n}`;
  taken.add(unique);
  return unique;
}
