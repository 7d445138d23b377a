import { amountOf, unitOf } from './amount.ts';
import { isTotal } from './cell.ts';
import { costMatrix } from './cost-matrix.ts';
import { hintOf, monthOf } from './dates.ts';
import { columnsOf, findHeader } from './header.ts';
import type { SheetRejection } from './rejection.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** One amount of one month, in the currency unit (not in 万). */
export interface CostRow {
  /** `2026-11`. */
  readonly month: string;
  readonly item: string;
  /** Heading the item stands under (`人工成本`), where the table groups items. */
  readonly group?: string;
  readonly channel?: string;
  readonly project?: string;
  readonly site?: string;
  /** What was planned, not what was spent. */
  readonly budget?: true;
  readonly amount: number;
  readonly sheet: string;
  readonly cell: string;
}
export interface CostRead {
  readonly rows: readonly CostRow[];
  readonly rejections: readonly SheetRejection[];
}

export const COST_WORDS = {
  month: /^(月份|月|年月|期间|费用月份|month)$/i,
  item: /^(费用项|费用科目|费用项目|科目|成本项目|成本项|费用|item|category)$/i,
  group: /^(类别|费用类别|大类|成本类别|group)$/i,
  project: /^(项目|业务线|客户项目|project)$/i,
  channel: /^(渠道|channel)$/i,
  site: /^(职场|场地|中心|site)$/i,
  type: /^(类型|性质|口径|type)$/i,
  budget: /^(预算|预算金额|预算数|budget)$/i,
  amount: /^(金额|费用金额|实际|实际金额|实际发生|金额\((?:元|万元)\)|amount|actual)$/i,
} as const;

/**
 * Reads a cost table in the shapes people keep: a line an item with month and amount; items × months; or a sheet a month with
 * channels and projects across. Subtotals and totals are read past, 万元 become yuan, `(1,200)` is negative, `-` is nothing.
 */
export function readCostTable(source: Workbook | Sheet, year?: number): CostRead {
  const sheets = 'sheets' in source ? source.sheets : [source];
  const parts = sheets.map((sheet) => readSheet(sheet, year ?? null));
  return { rows: parts.flatMap((part) => part.rows), rejections: parts.flatMap((part) => part.rejections) };
}

function readSheet(sheet: Sheet, year: number | null): CostRead {
  const titles = sheet.rows
    .slice(0, 4)
    .map((_, row) =>
      sheet
        .written(row)
        .map(({ text }) => text)
        .join(' '),
    )
    .join(' ');
  const hint = hintOf(titles, hintOf(sheet.name, { year, month: null }));
  const unit = unitOf(titles) ?? 1;
  return shapeOf(sheet, `${sheet.name} ${titles}`, hint, unit);
}

function shapeOf(sheet: Sheet, titles: string, hint: Hint, unit: number): CostRead {
  const list = findHeader(sheet, COST_WORDS, [
    ['month', 'amount', 'item'],
    ['month', 'budget', 'item'],
  ]);
  if (list) {
    const read = longList(sheet, list.row, list.columns, hint, unit);
    return list.columns.budget === undefined ? asBudget(titles, read) : read;
  }
  const wide = monthsHeader(sheet, hint);
  if (wide) return asBudget(titles, yearWide(sheet, wide, unit));
  const month = monthOf(sheet.name, hint) ?? monthOf(`${hint.year}-${hint.month}`, hint);
  return asBudget(titles, costMatrix(sheet, month, unit));
}

/** A sheet that calls itself a budget, and nothing else, holds one. */
function asBudget(titles: string, read: CostRead): CostRead {
  if (!/预算|budget/i.test(titles) || /实际|执行|决算|对比|actual/i.test(titles)) return read;
  return { ...read, rows: read.rows.map((row): CostRow => ({ ...row, budget: true })) };
}

const BUDGET = /预算|budget|plan/i;

type Hint = ReturnType<typeof hintOf>;
type Columns = Partial<Record<keyof typeof COST_WORDS, number>>;

function longList(sheet: Sheet, header: number, columns: Columns, hint: Hint, unit: number): CostRead {
  const rows: CostRow[] = [];
  const rejections: SheetRejection[] = [];
  const text = (row: number, column: number | undefined) => (column === undefined ? '' : sheet.label(row, column));
  for (let row = header + 1; row < sheet.rows.length; row += 1) {
    const written = sheet.written(row);
    if (written.length < 2 || isTotal(written[0]?.text ?? '') || isTotal(text(row, columns.item))) continue;
    const month = monthOf(sheet.cell(row, columns.month ?? 0), hint);
    const item = text(row, columns.item);
    const isPlanned = BUDGET.test(text(row, columns.type));
    // A line may say what was planned and what was spent, each in a column of its own.
    for (const [column, planned] of [
      [columns.amount, isPlanned],
      [columns.budget, true],
    ] as const) {
      if (column === undefined) continue;
      const amount = amountOf(sheet.cell(row, column), unit);
      if (amount === null) continue;
      if (month === null)
        rejections.push(sheet.reject(row, columns.month ?? 0, 'bad_month', 'This is no month', 'Write it as 2026-11.'));
      else if (amount === 'unreadable') rejections.push(badAmount(sheet, row, column));
      else if (item === '')
        rejections.push(
          sheet.reject(row, columns.item ?? 0, 'no_item', 'This amount has no item', 'Say what it was spent on.'),
        );
      else
        rows.push({
          month,
          item,
          ...(text(row, columns.group) && { group: text(row, columns.group) }),
          ...(text(row, columns.channel) && { channel: text(row, columns.channel) }),
          ...(text(row, columns.project) && { project: text(row, columns.project) }),
          ...(text(row, columns.site) && { site: text(row, columns.site) }),
          ...(planned && { budget: true as const }),
          amount,
          sheet: sheet.name,
          cell: sheet.reject(row, column, '', '', '').cell,
        });
    }
  }
  return { rows, rejections };
}

interface Wide {
  readonly row: number;
  readonly months: readonly { readonly column: number; readonly month: string }[];
}

function monthsHeader(sheet: Sheet, hint: Hint): Wide | null {
  for (let row = 0; row < sheet.rows.length; row += 1) {
    const months = (sheet.rows[row] ?? []).flatMap((cell, column) => {
      const month = monthOf(cell, hint);
      return month === null ? [] : [{ column, month }];
    });
    if (months.length >= 3) return { row, months };
  }
  return null;
}

function yearWide(sheet: Sheet, { row: header, months }: Wide, unit: number): CostRead {
  const rows: CostRow[] = [];
  const rejections: SheetRejection[] = [];
  const columns: Columns = columnsOf(sheet, header, COST_WORDS);
  const left = months[0]?.column ?? 0;
  const itemAt = columns.item ?? left - 1;
  for (let row = header + 1; row < sheet.rows.length; row += 1) {
    const labels = sheet
      .written(row)
      .filter(({ column }) => column < left)
      .map(({ text }) => text);
    const item = sheet.label(row, itemAt);
    if (labels.length === 0 || labels.some(isTotal) || item === '') continue;
    const group = columns.group === undefined ? '' : sheet.label(row, columns.group);
    const extra = {
      ...(group && group !== item && { group }),
      ...(columns.project !== undefined &&
        sheet.label(row, columns.project) && { project: sheet.label(row, columns.project) }),
      ...(columns.channel !== undefined &&
        sheet.label(row, columns.channel) && { channel: sheet.label(row, columns.channel) }),
      ...(columns.site !== undefined && sheet.label(row, columns.site) && { site: sheet.label(row, columns.site) }),
      ...(columns.type !== undefined && BUDGET.test(sheet.label(row, columns.type)) && { budget: true as const }),
    };
    for (const { column, month } of months) {
      const amount = amountOf(sheet.rows[row]?.[column], unit);
      if (amount === 'unreadable') rejections.push(badAmount(sheet, row, column));
      else if (amount !== null)
        rows.push({
          month,
          item,
          ...extra,
          amount,
          sheet: sheet.name,
          cell: sheet.reject(row, column, '', '', '').cell,
        });
    }
  }
  return { rows, rejections };
}

export const badAmount = (sheet: Sheet, row: number, column: number): SheetRejection =>
  sheet.reject(
    row,
    column,
    'bad_amount',
    'This is no amount',
    'Write a number, or leave the cell empty when nothing was spent.',
  );
