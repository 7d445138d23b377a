import { amountOf } from './amount.ts';
import { isTotal } from './cell.ts';
import type { CostRead, CostRow } from './cost-table.ts';
import type { SheetRejection } from './rejection.ts';
import type { Sheet } from './workbook.ts';

const ITEM = /^(费用项目|费用项|费用科目|科目|成本项目|项目名称|item)$/i;
const CHANNEL = /^(热线|语音|电话|在线|在线客服|会话|邮件|邮箱|微信|短信|视频|voice|chat|email|phone|wechat|sms)$/i;
const SHARED = /^(公共|共用|公摊|分摊|shared|overhead)$/i;

/**
 * One month: items down, projects or channels across in one or two header rows. A heading that is a channel is one; any other is a
 * project; `公共` belongs to neither.
 */
export function costMatrix(sheet: Sheet, month: string | null, unit: number): CostRead {
  const rows: CostRow[] = [];
  const rejections: SheetRejection[] = [];
  const header = sheet.rows.findIndex(
    (_, row) =>
      sheet.written(row).length >= 2 && sheet.rows[row]?.some((_c, column) => ITEM.test(sheet.label(row, column))),
  );
  if (header === -1) return { rows, rejections };
  const itemAt = sheet.rows[header]?.findIndex((_, column) => ITEM.test(sheet.label(header, column))) ?? 0;
  if (month === null) {
    rejections.push(
      sheet.reject(
        header,
        itemAt,
        'bad_month',
        'Neither title nor sheet name says which month this is',
        'Name the sheet 2026-11, or write it into the title.',
      ),
    );
    return { rows, rejections };
  }
  const two = sheet.mergeAt(header, itemAt)?.bottom ?? header;
  const heads = Array.from({ length: sheet.width - itemAt - 1 }, (_, i) => {
    const column = itemAt + 1 + i;
    const names = [...new Set([sheet.label(header, column), sheet.label(two, column)])].filter((name) => name !== '');
    const channel = names.find((name) => CHANNEL.test(name));
    const project = names.find((name) => name !== channel && !SHARED.test(name));
    return { column, names, ...(channel !== undefined && { channel }), ...(project !== undefined && { project }) };
  }).filter(({ names }) => names.length > 0 && !names.some(isTotal));
  for (let row = two + 1; row < sheet.rows.length; row += 1) {
    const item = sheet.label(row, itemAt);
    if (item === '' || isTotal(item) || sheet.written(row).length < 2) continue;
    for (const { column, names: _, ...of } of heads) {
      const amount = amountOf(sheet.rows[row]?.[column], unit);
      const where = sheet.reject(
        row,
        column,
        'bad_amount',
        'This is no amount',
        'Write a number, or leave the cell empty when nothing was spent.',
      );
      if (amount === 'unreadable') rejections.push(where);
      else if (amount !== null) rows.push({ month, item, ...of, amount, sheet: sheet.name, cell: where.cell });
    }
  }
  return { rows, rejections };
}
