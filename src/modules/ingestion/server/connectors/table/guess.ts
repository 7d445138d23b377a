import { stringify } from 'yaml';
import type { Cell } from '../../reading/record.ts';
import { plainHeader, type Row } from './columns.ts';
import { ROW_OUTCOMES } from './contact-fields.ts';
import { readDuration } from './duration-format.ts';
import { CONTACT_HEADERS, OUTCOME_WORDS } from './header-aliases.ts';
import { timeReader } from './time-format.ts';

type Field = keyof typeof CONTACT_HEADERS;
const INSTANTS: ReadonlySet<Field> = new Set(['first_touch', 'enqueued', 'queue_left', 'connected', 'ended']);
const DURATIONS: ReadonlySet<Field> = new Set(['ivr_time', 'wait', 'ring', 'talk', 'hold', 'acw']);
/** Tried on the sample in this order; a form counts when it reads every value. */
const TIME_FORMS = [
  'auto',
  'dd/MM/yyyy HH:mm:ss',
  'MM/dd/yyyy HH:mm:ss',
  'dd/MM/yyyy HH:mm',
  'MM/dd/yyyy HH:mm',
  'dd.MM.yyyy HH:mm:ss',
];

const filled = (rows: readonly Row[], column: string): Cell[] =>
  rows.map((row) => row[column] ?? null).filter((cell) => cell !== null && String(cell).trim() !== '');

/** Numbers of ten or thirteen digits around the present are seconds or milliseconds of the epoch; around 45,000, days of a sheet. */
function numericForm(cells: readonly Cell[]): string | null {
  const numbers = cells.map(Number);
  if (numbers.length === 0 || numbers.some((n) => !Number.isFinite(n))) return null;
  if (numbers.every((n) => n > 5e8 && n < 5e9)) return 'epoch_s';
  if (numbers.every((n) => n > 5e11 && n < 5e12)) return 'epoch_ms';
  return numbers.every((n) => n > 20_000 && n < 80_000) ? 'excel' : null;
}

/** How the sample writes instants; day-first and month-first look alike until a day passes 12, then `null`: ask. */
export function guessTimeForm(cells: readonly Cell[]): string | null {
  const numeric = numericForm(cells);
  if (numeric || cells.length === 0) return numeric;
  const fitting = TIME_FORMS.filter((form) => {
    const read = timeReader(form);
    return cells.every((cell) => read?.(cell));
  });
  return fitting[0] === 'auto' || fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/**
 * A first draft of a contact mapping from the headers and the first rows, as YAML text with a comment where a person must
 * decide. `null` when too little is recognised (no id or no time).
 */
export function guessMapping(header: readonly string[], rows: readonly Row[]): string | null {
  const found = new Map<Field, string>();
  for (const [field, names] of Object.entries(CONTACT_HEADERS) as [Field, readonly string[]][]) {
    const plain = new Set(names.map(plainHeader));
    const column = header.find((name) => plain.has(plainHeader(name)) && ![...found.values()].includes(name));
    if (column !== undefined) found.set(field, column);
  }
  const id = found.get('id');
  if (id === undefined || !found.has('first_touch')) return null;
  const fields: Record<string, unknown> = {};
  const open: string[] = [];
  for (const [field, column] of found) {
    if (field === 'id') continue;
    fields[field] = ruleFor(field, column, filled(rows, column), open);
  }
  if (!found.has('outcome')) {
    fields['outcome'] = found.has('agent')
      ? {
          cases: [{ when: { [found.get('agent') ?? '']: { known: true } }, use: 'answered' }],
          otherwise: { value: 'abandoned' },
        }
      : { value: 'abandoned' };
    open.push('outcome: no column recognised; taken as answered where an agent is named');
  }
  const unused = header.filter((name) => ![...found.values()].includes(name));
  const notes = [
    ...open.map((one) => `decide: ${one}`),
    ...(unused.length > 0 ? [`not used: ${unused.join(', ')}`] : []),
  ];
  return notes.map((note) => `# ${note}\n`).join('') + stringify({ mapping: 1, target: 'contact', id, fields });
}

function ruleFor(field: Field, column: string, cells: readonly Cell[], open: string[]): unknown {
  if (INSTANTS.has(field)) {
    const form = guessTimeForm(cells);
    if (form === null) open.push(`${field}: the form of "${String(cells[0] ?? '')}" in "${column}"`);
    return form === null || form === 'auto' ? { column } : { column, format: form };
  }
  if (DURATIONS.has(field)) {
    const bare = cells.some((cell) => readDuration(cell, undefined) === null);
    if (bare) open.push(`${field}: "${column}" is taken as seconds`);
    return bare ? { column, unit: 's' } : { column };
  }
  if (field === 'outcome' || field === 'direction' || field === 'ended_by') {
    const translate: Record<string, string> = {};
    for (const cell of new Set(cells.map(String))) {
      const meaning = meaningOf(field, cell);
      if (meaning) translate[cell] = meaning;
    }
    return Object.keys(translate).length > 0 ? { column, translate } : { column };
  }
  return { column };
}

function meaningOf(field: Field, word: string): string | null {
  const plain = plainHeader(word);
  if (field === 'outcome') {
    if ((ROW_OUTCOMES as readonly string[]).includes(word)) return null;
    return Object.entries(OUTCOME_WORDS).find(([, words]) => words.map(plainHeader).includes(plain))?.[0] ?? null;
  }
  if (field === 'direction')
    return /in|呼入|来电|接入/.test(plain) ? 'inbound' : /out|呼出|外呼|去电/.test(plain) ? 'outbound' : null;
  return /agent|坐席|座席|客服|staff/.test(plain)
    ? 'agent'
    : /cust|user|客户|用户|访客/.test(plain)
      ? 'customer'
      : /sys|系统/.test(plain)
        ? 'system'
        : null;
}
