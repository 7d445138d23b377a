import { stringify } from 'yaml';
import { invalid } from '#src/kernel/errors.ts';
import { type ColumnUse, type ColumnUses, LENGTHS } from '../../../contract/column-use.ts';
import type { Cell } from '../../reading/record.ts';
import type { Row } from './columns.ts';
import { plainHeader } from './columns.ts';
import { ROW_OUTCOMES } from './contact-fields.ts';
import { readDuration } from './duration-format.ts';
import { guessTimeForm } from './guess-time-form.ts';
import { CHANNEL_WORDS, OUTCOME_WORDS, RESOLVED_WORDS } from './value-words.ts';

type Use = ColumnUse['use'];
const INSTANTS: ReadonlySet<Use> = new Set(['first_touch', 'enqueued', 'queue_left', 'connected', 'ended']);
/** Rows that sum up the others. */
const TOTALS = '^\\s*(合计|小计|总计|共计|[Tt]otal|[Ss]um)';
/** A day cell of a sheet reads as midnight of that day; the clock time stands behind it. */
const DAY_AND_CLOCK = ['auto', 'yyyy-MM-dd 00:00:00 H:mm:ss', 'yyyy-MM-dd 00:00:00 H:mm', 'yyyy-MM-dd 00:00:00 aH:mm'];

export interface DraftTable {
  readonly header: readonly string[];
  /** The first rows; forms of time and words are read off them. */
  readonly rows: readonly Row[];
  readonly uses: ColumnUses;
  /** Lines before the header. */
  readonly skip: number;
}

/**
 * The mapping of a contact list whose columns a person has named, as YAML text with a comment where she should look twice. Throws
 * `no_time_column` when nothing says when a contact was, `column_used_twice` when two columns claim one meaning.
 */
export function draftMapping({ header, rows, uses, skip }: DraftTable): string {
  const column = byUse(uses);
  const date = column.get('date');
  const time = column.get('time');
  const started = column.get('first_touch');
  if (started === undefined && date === undefined)
    throw invalid('no_time_column', 'No column says when a contact was', {
      field: 'first_touch',
      remedy: 'Say which column holds date and time, or the date.',
    });
  const filled = (name: string): Cell[] =>
    rows.map((row) => row[name] ?? null).filter((cell) => cell !== null && String(cell).trim() !== '');
  const open: string[] = [];
  const fields: Record<string, unknown> = {
    first_touch:
      started !== undefined
        ? instant('first_touch', started, filled(started), open)
        : date !== undefined && time !== undefined
          ? { columns: [date, time], format: DAY_AND_CLOCK }
          : instant('first_touch', date!, filled(date!), open),
  };
  for (const [use, name] of column) {
    if (use === 'id' || use === 'first_touch' || use === 'date' || use === 'time') continue;
    fields[use] = ruleFor(use, name, uses[name]!, filled(name), open);
  }
  if (!column.has('outcome')) fields['outcome'] = outcomeWithout(column.get('agent'), open);
  // Filled in once for several rows: a merged cell, or the day written in its first row only.
  const moments = [date, started].filter((name) => name !== undefined);
  const fill = moments.filter((name) => hasGaps(rows, name));
  const when = [started, date, time].filter((name) => name !== undefined);
  const format = { ...(skip > 0 && { skip }), ...(fill.length > 0 && { fill_down: fill }) };
  const id = column.get('id');
  const unused = header.filter((name) => uses[name] === undefined);
  const notes = [
    ...open.map((one) => `decide: ${one}`),
    ...(unused.length > 0 ? [`not used: ${unused.join(', ')}`] : []),
  ];
  const sums = [...new Set([header[0], when[0]])].filter((name) => name !== undefined);
  return (
    notes.map((note) => `# ${note.replaceAll(/\s+/g, ' ')}\n`).join('') +
    stringify(
      {
        mapping: 1,
        ...(Object.keys(format).length > 0 && { format }),
        target: 'contact',
        id: id ?? {
          columns: when,
          apart: (['customer', 'agent', 'reason'] as const).flatMap((use) => column.get(use) ?? []),
        },
        skip: sums.map((name) => ({ [name]: { matches: TOTALS } })),
        fields,
      },
      { lineWidth: 0 },
    )
  );
}

function byUse(uses: ColumnUses): Map<Use, string> {
  const column = new Map<Use, string>();
  for (const [name, { use }] of Object.entries(uses)) {
    const other = column.get(use);
    if (other !== undefined)
      throw invalid('column_used_twice', `"${other}" and "${name}" are both said to be ${use}`, {
        field: name,
        remedy: 'Leave one of them out.',
      });
    column.set(use, name);
  }
  return column;
}

const hasGaps = (rows: readonly Row[], name: string): boolean => {
  const blank = (row: Row): boolean => String(row[name] ?? '').trim() === '';
  return (
    rows[0] !== undefined &&
    !blank(rows[0]) &&
    rows.some((row) => blank(row) && Object.values(row).some((c) => c !== null && c !== ''))
  );
};

/** Lists of what was taken hold only what was taken; where somebody is named in some rows alone, the others were missed. */
function outcomeWithout(agent: string | undefined, open: string[]): unknown {
  if (agent === undefined) {
    open.push('outcome: no column says it; every row is taken as answered');
    return { value: 'answered' };
  }
  open.push('outcome: no column says it; taken as answered where an agent is named, else as abandoned');
  return { cases: [{ when: { [agent]: { known: true } }, use: 'answered' }], otherwise: { value: 'abandoned' } };
}

function instant(field: string, column: string, cells: readonly Cell[], open: string[]): unknown {
  const form = guessTimeForm(cells);
  if (form === null) open.push(`${field}: the form of "${String(cells[0] ?? '')}" in "${column}"`);
  return form === null || form === 'auto' ? { column } : { column, format: form };
}

function ruleFor(use: Use, column: string, said: ColumnUse, cells: readonly Cell[], open: string[]): unknown {
  if (INSTANTS.has(use)) return instant(use, column, cells, open);
  if (LENGTHS.has(use)) {
    const unit = said.unit ?? 's';
    if (cells.some((cell) => readDuration(cell, undefined) === null))
      open.push(`${use}: bare numbers of "${column}" are taken as ${unit === 's' ? 'seconds' : 'minutes'}`);
    return { column, unit };
  }
  const translate: Record<string, string | boolean> = {};
  for (const cell of new Set(cells.map(String))) {
    const meaning = meaningOf(use, cell);
    if (meaning !== null) translate[cell] = meaning;
  }
  const any = Object.keys(translate).length > 0;
  switch (use) {
    case 'channel':
      return { column, default: 'voice', translate: { ...translate, '*': 'keep' } };
    case 'agent_resolved':
      // Whatever else such a column says is no answer to the question whether it is settled.
      return { column, ...(any && { translate: { ...translate, '*': null } }) };
    default:
      return any ? { column, translate } : { column };
  }
}

const among = (words: Readonly<Record<string, readonly string[]>>, plain: string): string | null =>
  Object.entries(words).find(([, all]) => all.map(plainHeader).includes(plain))?.[0] ?? null;

function meaningOf(use: Use, word: string): string | boolean | null {
  const plain = plainHeader(word);
  switch (use) {
    case 'outcome':
      return (ROW_OUTCOMES as readonly string[]).includes(word) ? null : among(OUTCOME_WORDS, plain);
    case 'channel':
      return among(CHANNEL_WORDS, plain);
    case 'agent_resolved': {
      const said = among(
        {
          yes: [...RESOLVED_WORDS.yes, '是', 'yes', '1', 'true', '√'],
          no: [...RESOLVED_WORDS.no, '否', 'no', '0', 'false', '×'],
        },
        plain,
      );
      return said === null ? null : said === 'yes';
    }
    case 'direction':
      return /in|呼入|来电|接入|打入/.test(plain)
        ? 'inbound'
        : /out|呼出|外呼|去电|回访|打出/.test(plain)
          ? 'outbound'
          : null;
    case 'ended_by':
      return /agent|坐席|座席|客服|staff/.test(plain)
        ? 'agent'
        : /cust|user|客户|用户|访客/.test(plain)
          ? 'customer'
          : /sys|系统/.test(plain)
            ? 'system'
            : null;
    default:
      return null;
  }
}
