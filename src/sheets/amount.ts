import { type Cell, textOf } from './cell.ts';

/** Amount of a cell in the sheet's unit: `12,345.60`, `¥128,500.50`, `(1,200.00)` = less, `8万`. `null` = written for nothing (`-`). */
export function amountOf(cell: Cell | undefined, unit = 1): number | null | 'unreadable' {
  if (typeof cell === 'number') return round(cell * unit);
  const text = textOf(cell).replaceAll(/[\s,¥￥$元]/g, '');
  if (text === '' || /^[-–—/]+$/.test(text) || text === '无') return null;
  const match = /^(\()?(-?\d+(?:\.\d+)?)(万|亿)?\)?$/.exec(text);
  if (!match) return 'unreadable';
  const own = match[3] === '万' ? 10_000 : match[3] === '亿' ? 100_000_000 : unit;
  return round(Number(match[2]) * own * (match[1] ? -1 : 1));
}

/** What a table counts in: 万元 → 10 000. */
export const unitOf = (text: string): number | null =>
  /万元|人民币万|单位[:：]?\s*万/.test(text.normalize('NFKC'))
    ? 10_000
    : /千元/.test(text)
      ? 1_000
      : /元|RMB|CNY/.test(text)
        ? 1
        : null;

/** To the hundredth: what currencies count in, and what adding fractions in binary loses. */
const round = (value: number): number => Math.round(value * 100) / 100;
