/** A cell as the workbook holds it. A date cell is midnight UTC of its local date, or a time near the sheet's epoch. */
export type Cell = string | number | boolean | Date | null;

/** Text of a cell as people mean it: full-width forms narrowed, space trimmed and made one; empty where there is none. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 16).replace('T', ' ');
  return String(cell).normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
}

/** A name or label without any space: `王 伟` and `工 号:` are padded by hand in many tables. */
export const squeezed = (cell: Cell | undefined): string => {
  const text = textOf(cell);
  return /\p{Script=Han}/u.test(text) ? text.replaceAll(' ', '') : text;
};

/** Name of a cell as a spreadsheet shows it: row 4, column 2 → `C5`. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** Rows that add up others: they are read past, never as a person or an item. */
export const isTotal = (text: string): boolean =>
  /小计|合计|总计|累计|汇总|人数|人次|subtotal|^total|grand total/i.test(text);
