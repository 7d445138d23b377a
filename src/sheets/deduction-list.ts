import { amountOf } from './amount.ts';
import { isTotal } from './cell.ts';
import { findHeader, type Header } from './header.ts';
import type { SheetRejection } from './rejection.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** One thing for which points are taken. */
export interface Deduction {
  readonly words: string;
  /** Points taken; `all` for the whole of the item. */
  readonly points: number | 'all';
  /** Taken again each time it happens. */
  readonly eachTime: boolean;
}

/** One line of a deduction list. */
export interface DeductionItem {
  /** Heading it stands under, without its points. */
  readonly group: string;
  readonly item: string;
  /** The criteria as written. */
  readonly criteria: string;
  readonly deductions: readonly Deduction[];
  readonly points: number;
  /** Fails the whole evaluation: 一票否决, 红线. */
  readonly veto: boolean;
  readonly sheet: string;
  readonly row: number;
}

export interface DeductionList {
  readonly title: string;
  readonly items: readonly DeductionItem[];
  /** Points a total line claims, where there is one. */
  readonly claimed: number | null;
  /** From a remark such as 85分以上为合格. */
  readonly passMark: number | null;
  readonly rejections: readonly SheetRejection[];
}

const WORDS = {
  group: /^(考核项目|质检项目|评分项目|考核类别|类别|一级指标|大项|section)$/i,
  item: /^(考核指标|考核项|质检项|评分项|指标|二级指标|细项|项目|item)$/i,
  criteria: /^(评分标准|扣分标准|评分细则|扣分说明|扣分细则|标准|细则|criteria)$/i,
  points: /^(分值|满分|扣分|权重|标准分|分数|points)$/i,
} as const;

const VETO = /否决|红线|致命|高压线/;
const POINTS_IN_WORDS = /[((]?\s*(\d+(?:\.\d+)?)\s*分\s*[))]?$/;

/** Reads the deduction list of a workbook's first sheet that has one; null where none has. */
export function readDeductionList(source: Workbook): DeductionList | null {
  for (const sheet of source.sheets) {
    const header = findHeader(sheet, WORDS, [
      ['criteria', 'points', 'item'],
      ['criteria', 'points', 'group'],
    ]);
    if (header) return readSheet(sheet, header);
  }
  return null;
}

function readSheet(sheet: Sheet, { row: head, columns }: Header<keyof typeof WORDS>): DeductionList {
  const items: DeductionItem[] = [];
  const rejections: SheetRejection[] = [];
  const [criteriaAt, pointsAt] = [columns.criteria ?? 0, columns.points ?? 0];
  // Without a column of groups the items' own column heads them, or lines above do.
  const itemAt = columns.item ?? columns.group ?? 0;
  const groupAt = columns.item === undefined ? null : (columns.group ?? null);
  let [heading, claimed, passMark]: [string, number | null, number | null] = ['', null, null];
  for (let row = head + 1; row < sheet.rows.length; row += 1) {
    const written = sheet.written(row);
    const [first] = written;
    if (first === undefined) continue;
    const criteria = sheet.text(row, criteriaAt);
    const own = groupAt === null ? heading : sheet.label(row, groupAt);
    if (isTotal(first.text)) {
      const sum = amountOf(sheet.cell(row, pointsAt), 1);
      if (typeof sum === 'number') claimed = Math.max(claimed ?? 0, sum);
      continue;
    }
    const remark = /(\d+)分[^\d,;。]*?(?:以上)?[^\d,;。]{0,4}为合格/.exec(first.text);
    if (remark !== null && written.length === 1) passMark = Number(remark[1]);
    if (written.length === 1 && first.column <= itemAt) {
      // A line of its own heads what follows; a remark at the end heads nothing.
      heading = first.text;
      continue;
    }
    const item = sheet.label(row, itemAt);
    const veto = VETO.test(own) || VETO.test(item) || VETO.test(sheet.label(row, pointsAt));
    const points = veto ? 0 : amountOf(sheet.cell(row, pointsAt), 1);
    if (item === '' && criteria === '') continue;
    if (item === '') {
      rejections.push(
        sheet.reject(row, criteriaAt, 'no_item', 'This criterion has no item', 'Say beside it what is judged.'),
      );
    } else if (typeof points !== 'number' || (points <= 0 && !veto)) {
      rejections.push(
        sheet.reject(row, pointsAt, 'bad_points', 'This is no number of points', 'Write the points as a number.'),
      );
    } else {
      const group = own.replace(POINTS_IN_WORDS, '').replace(/^[一二三四五六七八九十]+[、.]/, '');
      const deductions = veto ? [] : deductionsIn(criteria);
      items.push({ group, item, criteria, deductions, points, veto, sheet: sheet.name, row: row + 1 });
    }
  }
  const title =
    sheet.rows
      .slice(0, head)
      .flatMap((_, row) => sheet.written(row).map(({ text }) => text))
      .find((text) => text.length > 3) ?? sheet.name;
  return { title, items, claimed, passMark, rejections };
}

/** The deductions a text names: 未报工号扣2分；未使用开头语扣3分. What stands before each, back to the last, is what it is taken for. */
export function deductionsIn(criteria: string): Deduction[] {
  let after = 0;
  return [...criteria.matchAll(/扣\s*(?:(\d+(?:\.\d+)?)\s*分|[全完]部?分)/g)].map((found): Deduction => {
    const before = criteria.slice(after, found.index);
    after = found.index + found[0].length;
    const words = before.replace(/^[\s;,。、]+/, '').replace(/[\s;,。、]*(每[次处项]|一次|则|的)?$/, '');
    return {
      words: words || found[0],
      points: found[1] === undefined ? 'all' : Number(found[1]),
      eachTime: /每[次处项]$/.test(before.trim()),
    };
  });
}
