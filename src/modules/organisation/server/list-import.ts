import type { Directory } from '../contract/directory.ts';
import type { ListField, ListKind, ListView } from '../contract/list-import.ts';
import { isTotal, cellName } from '#src/sheets/cell.ts';
import { dateOf } from '#src/sheets/dates.ts';
import { findHeader, type HeadWords, PERSON_WORDS } from '#src/sheets/header.ts';
import type { SheetRejection } from '#src/sheets/rejection.ts';
import type { Sheet, Workbook } from '#src/sheets/workbook.ts';
import { skillsIn } from './skill-words.ts';

const WORDS = {
  ...PERSON_WORDS,
  queue: /^(队列|技能组|技能队列|业务队列|queue)$/i,
  site: /^(职场|场地|站点|site)$/i,
  skills: /^(技能|技能等级|skills?)$/i,
  channel: /^(渠道|channel)$/i,
  project: /^(项目|业务线|project)$/i,
  client: /^(委托方|甲方|客户方|client)$/i,
  zone: /^(时区|time ?zone|zone)$/i,
  from: /^(生效日期|生效日|起始日期|开始日期|入组日期|from|since|effective( from| date)?)$/i,
} as const satisfies HeadWords<string>;
type Word = keyof typeof WORDS;

/** What is said of a subject in a list, and how it is found. */
const LISTS = {
  agents: { needed: [['name'], ['number']], subject: 'name', fields: ['number', 'name', 'team', 'site', 'skills'] },
  queues: { needed: [['queue']], subject: 'queue', fields: ['channel', 'project', 'client', 'site', 'zone'] },
} as const satisfies Record<
  ListKind,
  { needed: readonly (readonly Word[])[]; subject: Word; fields: readonly ListField[] }
>;

/** One row that says something new. `id` null: to be made. */
export type ListRow = {
  readonly cell: string;
  readonly id: string | null;
  readonly name: string;
  /** Local day; null: since ever. */
  readonly from: string | null;
  /** As written, only what was written. */
  readonly said: Partial<Record<ListField, string>>;
  readonly fields: ListView['changes'][number]['fields'];
};
export type ReadList = {
  readonly rows: number;
  readonly changes: readonly ListRow[];
  readonly rejected: readonly SheetRejection[];
};

/** What is so now, as the list would write it. */
export type Known = (id: string, field: ListField) => string | null;

/** Reads a list against what is known; rows that say what is so already are counted and left. */
export function readList(workbook: Workbook, kind: ListKind, directory: Directory, known: Known): ReadList {
  const { needed, fields, subject } = LISTS[kind];
  const changes: ListRow[] = [];
  const rejected: SheetRejection[] = [];
  let rows = 0;
  for (const sheet of workbook.sheets) {
    const header = findHeader(sheet, WORDS, needed);
    if (header === null) {
      if (sheet.rows.length > 0)
        rejected.push(
          sheet.reject(
            0,
            0,
            'no_header',
            'No row heads the columns of such a list',
            `Head one column ${subject === 'queue' ? '队列 (queue)' : '姓名 (name) or 工号 (number)'}.`,
          ),
        );
      continue;
    }
    for (let row = header.row + 1; row < sheet.rows.length; row += 1) {
      if (sheet.written(row).length === 0) continue;
      const text = (word: Word): string => {
        const column = header.columns[word];
        return column === undefined ? '' : word === 'skills' ? sheet.text(row, column) : sheet.label(row, column);
      };
      const name = text(subject);
      if (isTotal(name) || isTotal(text('number'))) continue;
      rows += 1;
      const read = rowOf(sheet, row, header.columns[subject] ?? header.columns.number ?? 0, {
        kind,
        directory,
        name,
        text,
        fields,
        known,
        fromColumn: header.columns.from,
      });
      if ('code' in read) rejected.push(read);
      else if (read.fields.length > 0) changes.push(read);
    }
  }
  return { rows, changes, rejected };
}

function rowOf(
  sheet: Sheet,
  row: number,
  column: number,
  at: {
    readonly kind: ListKind;
    readonly directory: Directory;
    readonly name: string;
    readonly text: (word: Word) => string;
    readonly fields: readonly ListField[];
    readonly known: Known;
    readonly fromColumn: number | undefined;
  },
): ListRow | SheetRejection {
  const { kind, directory, name, text, fields, known, fromColumn } = at;
  const reject = (code: string, reason: string, remedy: string, there = column): SheetRejection =>
    sheet.reject(row, there, code, reason, remedy);
  const number = kind === 'agents' ? text('number') : '';
  const found =
    kind === 'queues'
      ? directory.queues.filter((queue) => queue.name === name)
      : directory.agents.filter((agent) =>
          number !== '' && agent.number !== null ? agent.number === number : agent.name === name && name !== '',
        );
  if (found.length > 1)
    return reject('several_of_name', 'Several people have this name', 'Give the agent number in a column 工号.');
  if (name === '' && found.length === 0)
    return reject('no_name', 'Somebody new needs a name', 'Write the name beside the number.');
  const written = fromColumn === undefined ? '' : sheet.text(row, fromColumn);
  const from = written === '' ? null : dateOf(sheet.cell(row, fromColumn ?? 0), { year: null, month: null });
  if (written !== '' && from === null)
    return reject('bad_date', 'This is no day', 'Write it as 2026-11-03.', fromColumn);
  const [one] = found;
  const said: Partial<Record<ListField, string>> = {};
  for (const field of fields) {
    const value = field === 'name' ? name : field === 'number' ? number : text(field);
    if (value !== '') said[field] = value;
  }
  if (said.skills !== undefined && skillsIn(said.skills) === null)
    return reject('bad_skills', 'These skills cannot be read', 'Write them as 账单:3; 销售:2, levels from 1 to 5.');
  const changed = (Object.entries(said) as [ListField, string][]).flatMap(([field, after]) => {
    const before = one === undefined ? null : known(one.id, field);
    return before === comparable(field, after) ? [] : [{ field, before, after }];
  });
  return {
    cell: cellName(row, column),
    id: one?.id ?? null,
    name: name || (one?.name ?? ''),
    from,
    said,
    fields: changed,
  };
}

/** Skills in whatever order are the same skills. */
const comparable = (field: ListField, value: string): string =>
  field === 'skills' ? (skillsIn(value) ?? []).map(({ name, level }) => `${name}:${level}`).join('; ') : value;
