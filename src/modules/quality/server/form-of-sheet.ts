import type { Cell } from '#src/sheets/cell.ts';
import type { SheetRejection } from '#src/sheets/rejection.ts';
import type { Sheet, Workbook } from '#src/sheets/workbook.ts';
import { type Answering, type FormContent, type FormItem, formItem } from '../contract/form.ts';
import {
  ASPECT_WORDS,
  COLUMNS,
  COMMENT_WORDS,
  CRITICAL_WORDS,
  type ColumnId,
  KIND_WORDS,
  keyOf,
  ORIGIN_WORDS,
  PASS_MARK,
  YES,
} from '../contract/form-sheet/words.ts';

type Columns = Partial<Record<ColumnId, number>>;
export type ReadForm = { readonly content: FormContent; readonly rejections: readonly SheetRejection[] };

/** Reads a form as `rowsOfForm` writes it, in either language, columns in any order; null for a workbook that holds something else. */
export function formOfSheet({ sheets }: Workbook): ReadForm | null {
  for (const sheet of sheets) {
    for (let row = 0; row < Math.min(sheet.rows.length, 20); row += 1) {
      const columns: Columns = {};
      for (let at = 0; at < sheet.width; at += 1) {
        const id = keyOf(COLUMNS, written(sheet, row, at).trim());
        if (id !== undefined) columns[id] ??= at;
      }
      if (columns.item !== undefined && columns.kind !== undefined && columns.weight !== undefined)
        return readRows(sheet, row, columns);
    }
  }
  return null;
}

/** A cell with its line breaks: answers stand one a line. */
const written = (sheet: Sheet, row: number, column: number): string => {
  const cell: Cell = sheet.cell(row, column);
  return cell === null ? '' : String(cell).replaceAll('\r\n', '\n').trim();
};

function readRows(sheet: Sheet, head: number, columns: Columns): ReadForm {
  const rejections: SheetRejection[] = [];
  const sections: { id: string; words: string; items: FormItem[] }[] = [];
  for (let row = head + 1; row < sheet.rows.length; row += 1) {
    const text = (id: ColumnId): string => (columns[id] === undefined ? '' : written(sheet, row, columns[id]));
    if (text('item') === '') continue;
    try {
      const words = text('section') || (sections.at(-1)?.words ?? text('item'));
      const item = itemOf(text, row);
      let section = sections.find((one) => one.words === words);
      if (!section) sections.push((section = { id: `s${sections.length + 1}`, words, items: [] }));
      section.items.push(item);
    } catch (fault) {
      if (!(fault instanceof Unread)) throw fault;
      const at = columns[fault.column] ?? columns.item ?? 0;
      rejections.push(sheet.reject(row, at, fault.code, fault.message, fault.remedy));
    }
  }
  return { content: { sections: withChoiceIds(sections), passMark: passMarkAbove(sheet, head) }, rejections };
}

/** Conditions on a choice name its id, which may look like a number. */
function withChoiceIds(sections: FormContent['sections']): FormContent['sections'] {
  const kinds = new Map(sections.flatMap(({ items }) => items.map((item) => [item.id, item.answering.kind] as const)));
  return sections.map((section) => ({
    ...section,
    items: section.items.map((item) =>
      item.onlyIf !== null && kinds.get(item.onlyIf.item) === 'choice'
        ? { ...item, onlyIf: { ...item.onlyIf, answers: item.onlyIf.answers.map(String) } }
        : item,
    ),
  }));
}

function passMarkAbove(sheet: Sheet, head: number): number {
  for (let row = 0; row < head; row += 1)
    if (keyOf({ mark: PASS_MARK }, written(sheet, row, 0)) !== undefined) {
      const mark = Number(written(sheet, row, 1));
      if (mark >= 0 && mark <= 100) return mark;
    }
  return 80;
}

/** A cell that says nothing an item can be made of. */
class Unread extends Error {
  readonly column: ColumnId;
  readonly code: string;
  readonly remedy: string;
  constructor(column: ColumnId, code: string, message: string, remedy: string) {
    super(message);
    this.column = column;
    this.code = code;
    this.remedy = remedy;
  }
}

function itemOf(text: (id: ColumnId) => string, row: number): FormItem {
  const critical = wordOf(text, 'critical', CRITICAL_WORDS, null);
  const weight = Number(text('weight') || 0);
  if (Number.isNaN(weight))
    throw new Unread('weight', 'bad_weight', 'This is no weight', 'Write the weight as a number.');
  const read = {
    id: text('id') || `i${row + 1}`,
    words: text('item'),
    help: text('help'),
    aspect: wordOf(text, 'aspect', ASPECT_WORDS, 'business'),
    answering: answeringOf(text),
    weight,
    critical,
    mayNotApply: Object.values(YES).includes(text('mayNotApply').toLowerCase()),
    comment: wordOf(text, 'comment', COMMENT_WORDS, 'free'),
    onlyIf: conditionOf(text('onlyIf')),
    origin: originOf(text('origin')),
  };
  const { success, data, error } = formItem.safeParse(read);
  if (success) return data;
  const path = String(error.issues[0]?.path[0] ?? 'item');
  const column = path === 'answering' ? 'answers' : path in COLUMNS ? (path as ColumnId) : 'item';
  throw new Unread(column, 'bad_item', `The item cannot be used: ${error.issues[0]?.message}`, 'Correct the cell.');
}

function wordOf<K extends string, N extends K | null>(
  text: (id: ColumnId) => string,
  column: ColumnId,
  words: Readonly<Record<K, { readonly 'zh-CN': string; readonly en: string }>>,
  none: N,
): K | N {
  const said = text(column);
  if (said === '') return none;
  const found = keyOf(words, said);
  if (found !== undefined) return found;
  const known = Object.values<{ 'zh-CN': string; en: string }>(words).map((word) => `${word['zh-CN']} / ${word.en}`);
  throw new Unread(column, 'unknown_word', 'Nobody knows this word', `Known: ${known.join(', ')}.`);
}

function answeringOf(text: (id: ColumnId) => string): Answering {
  const kind = wordOf(text, 'kind', KIND_WORDS, 'yes_no');
  const lines = text('answers')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  switch (kind) {
    case 'yes_no':
      return { kind };
    case 'scale':
      return { kind, anchors: lines.map((line) => line.replace(/^\d+\s*[:：]\s*/, '')) };
    case 'choice':
      return {
        kind,
        choices: lines.map((line) => {
          const [, id, points, words] = /^(\S+)\s*=\s*(\d+(?:\.\d+)?)\s*[:：]\s*(.+)$/.exec(line) ?? [];
          if (id === undefined || words === undefined)
            throw new Unread('answers', 'bad_choice', `"${line}" is no choice`, 'Write each on a line: c1 = 5: words.');
          return { id, words, points: Number(points) };
        }),
      };
    case 'number': {
      const [, from, to] = /^(-?\d+(?:\.\d+)?)\s*\.\.\s*(-?\d+(?:\.\d+)?)$/.exec(lines[0] ?? '') ?? [];
      if (from === undefined) throw new Unread('answers', 'bad_range', 'This is no range', 'Write it as 0 .. 10.');
      return { kind, from: Number(from), to: Number(to) };
    }
  }
}

function conditionOf(written: string): FormItem['onlyIf'] {
  if (written === '') return null;
  const [, item, answers] = /^(\S+)\s*=\s*(.+)$/.exec(written) ?? [];
  if (item === undefined || answers === undefined)
    throw new Unread('onlyIf', 'bad_condition', 'This is no condition', 'Write it as i1 = true, or i1 = c1 | c2.');
  return {
    item,
    answers: answers.split('|').map((one) => {
      const said = one.trim();
      if (said === 'true' || said === 'false') return said === 'true';
      return said !== '' && !Number.isNaN(Number(said)) ? Number(said) : said;
    }),
  };
}

function originOf(written: string): FormItem['origin'] {
  const [, kind, words] = /^([^:：]+)[:：]\s*(.+)$/s.exec(written) ?? [];
  const known = keyOf(ORIGIN_WORDS, kind?.trim() ?? '');
  return known === undefined || words === undefined ? null : { kind: known, words };
}
