import type { FormContent, FormItem } from '../form.ts';
import {
  ASPECT_WORDS,
  COLUMNS,
  COMMENT_WORDS,
  CRITICAL_WORDS,
  type ColumnId,
  KIND_WORDS,
  ORIGIN_WORDS,
  PASS_MARK,
  type SheetLanguage,
  YES,
} from './words.ts';

/** A form as rows of a sheet: the pass mark, headings, one row an item. Read back by `formOfSheet`, whatever the language. */
export function rowsOfForm({ sections, passMark }: FormContent, language: SheetLanguage): (string | number)[][] {
  const columns = Object.keys(COLUMNS) as ColumnId[];
  return [
    [PASS_MARK[language], passMark],
    columns.map((id) => COLUMNS[id][language]),
    ...sections.flatMap((section) =>
      section.items.map((item) => {
        const cells: Record<ColumnId, string | number> = {
          section: section.words,
          ...cellsOf(item, language),
        };
        return columns.map((id) => cells[id]);
      }),
    ),
  ];
}

const cellsOf = (item: FormItem, language: SheetLanguage): Record<Exclude<ColumnId, 'section'>, string | number> => ({
  id: item.id,
  item: item.words,
  kind: KIND_WORDS[item.answering.kind][language],
  answers: answersOf(item),
  weight: item.weight,
  critical: item.critical === null ? '' : CRITICAL_WORDS[item.critical][language],
  aspect: ASPECT_WORDS[item.aspect][language],
  mayNotApply: item.mayNotApply ? YES[language] : '',
  comment: COMMENT_WORDS[item.comment][language],
  onlyIf: item.onlyIf === null ? '' : `${item.onlyIf.item} = ${item.onlyIf.answers.map(String).join(' | ')}`,
  origin: item.origin === null ? '' : `${ORIGIN_WORDS[item.origin.kind][language]}: ${item.origin.words}`,
  help: item.help,
});

/** One answer a line: steps of a scale from worst to best, choices as `id = points: words`, a number's range. */
function answersOf({ answering }: FormItem): string {
  switch (answering.kind) {
    case 'yes_no':
      return '';
    case 'scale':
      return answering.anchors.map((words, i) => `${i + 1}: ${words}`).join('\n');
    case 'choice':
      return answering.choices.map(({ id, words, points }) => `${id} = ${points}: ${words}`).join('\n');
    case 'number':
      return `${answering.from} .. ${answering.to}`;
  }
}
