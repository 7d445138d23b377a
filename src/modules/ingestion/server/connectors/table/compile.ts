import { createHash } from 'node:crypto';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import type { Mapped, Notice } from '../../../contract/connector.ts';
import { EVENT_KINDS, type EventKind } from '../../../contract/event.ts';
import { clip, type TableRow } from '../../reading/record.ts';
import { bindColumns, missingColumns, type Row } from './columns.ts';
import { compileCondition } from './condition.ts';
import { contactRow } from './contact-row.ts';
import type { Draft, DraftNotice } from '../draft.ts';
import { keyed } from '../keyed.ts';
import { localClock } from './local-time.ts';
import { mappingFault, type ParsedMapping } from './parse-mapping.ts';
import { RowFault } from './row-fault.ts';
import { compileRule, type Evaluate, type RuleContext, type Value } from './rule.ts';
import { FACTS, type TargetField, targetFields } from './targets.ts';

export type MapOptions = {
  /** Zone of local times, unless the mapping names one. */
  readonly zone: string;
  readonly aliases: ReadonlyMap<string, string>;
  /** What messages call the mapping and the table. */
  readonly mappingName: string;
  readonly file: string;
};

/** A row of the table → its events, or why not; `null` for rows the mapping passes over. */
export type MapRow = (row: TableRow) => (Mapped & { readonly fault?: RowFault }) | null;

const asArray = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? (one as readonly T[]) : [one as T]);

/** Binds a mapping to a table's header. Throws `bad_mapping` with its line, or `missing_columns`, before the first row. */
export function compileMapping(parsed: ParsedMapping, header: readonly string[] | null, options: MapOptions): MapRow {
  const { mapping } = parsed;
  const complain = (path: readonly (string | number)[], message: string): never => {
    throw mappingFault(parsed, options.mappingName, path, message);
  };
  const targets =
    targetFields(mapping.target) ??
    complain(['target'], `unknown target; events: ${Object.keys(EVENT_KINDS).join(', ')}; facts: ${FACTS.join(', ')}`);
  for (const name of Object.keys(mapping.fields)) {
    if (!targets[name])
      complain(['fields', name], `the target has no field "${name}"; it has ${Object.keys(targets).join(', ')}`);
  }
  for (const [name, field] of Object.entries(targets)) {
    if (field.required && !mapping.fields[name]) complain(['fields'], `the field "${name}" is required`);
  }
  const columns = bindColumns(mapping, header);
  const toInstant = localClock(mapping.zone ?? options.zone);
  const context = (path: readonly (string | number)[]): RuleContext => ({
    columns,
    toInstant,
    complain: (message) => complain(path, message),
  });
  const fields = orderedFields(mapping.fields).map(([name, rule]) => {
    const target = targets[name] as TargetField;
    return { name, target, evaluate: compileRule(name, rule, target, context(['fields', name])) };
  });
  const version = mapping.version === undefined ? null : compileVersion(mapping.version, context(['version']));
  const { names: idNames, apart } = idOf(mapping.id);
  const ids = idNames.map((name) => columns.raw(name));
  const apartOf = apart?.map((name) => columns.raw(name));
  const subjects = mapping.contact === undefined ? null : asArray(mapping.contact).map((name) => columns.raw(name));
  const skips = (mapping.skip ?? []).map((condition) => compileCondition(condition, columns));
  if (header && columns.missing.size > 0) throw missingColumns(columns.missing, header, options.file);

  const scope =
    mapping.target === 'contact' ? 'contact' : 'event' in mapping.target ? mapping.target.event : mapping.target.fact;
  return (row) => {
    if (skips.some((passes) => passes(row.fields))) return null;
    try {
      const named = recordId(ids, row.fields, idNames);
      const id = apartOf === undefined ? named : toldApart(named, apartOf, row.fields);
      const notices: DraftNotice[] = [];
      const values = evaluateFields(fields, row.fields, options.aliases, notices);
      const editionVersion = version ? Number(version(row.fields, values) ?? 0) : 0;
      const subject = subjects ? recordId(subjects, row.fields, asArray(mapping.contact ?? [])) : id;
      const made = makeDrafts(mapping.target, mapping.target === 'contact' ? subject : id, values);
      notices.push(...made.notices);
      return {
        events: keyed(made.drafts, `${scope}:${id}`, editionVersion, { line: row.line, raw: row.raw }),
        ...(notices.length > 0 && { notices: notices.map((notice): Notice => ({ line: row.line, ...notice })) }),
      };
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      const { field, code, reason, remedy } = error;
      return { rejection: { line: row.line, field, code, reason, remedy, raw: clip(row.raw) }, fault: error };
    }
  };
}

/** A field that rolls over another needs that one first. */
function orderedFields<R>(fields: Readonly<Record<string, R>>): [string, R][] {
  const later = (rule: R): number => (JSON.stringify(rule).includes('"rollover"') ? 1 : 0);
  return Object.entries(fields).sort((a, b) => later(a[1]) - later(b[1]));
}

function compileVersion(rule: Parameters<typeof compileRule>[1], context: RuleContext): Evaluate {
  const isTime = typeof rule !== 'string' && 'format' in rule && rule.format !== undefined;
  const instant = compileRule('version', rule, { kind: 'instant', required: false }, context);
  if (isTime) return instant;
  const number = compileRule('version', rule, { kind: 'number', required: false }, context);
  return (row, values) => {
    try {
      return number(row, values);
    } catch {
      return instant(row, values);
    }
  };
}

/** Columns that name the record, and those that only tell such rows apart. */
function idOf(id: ParsedMapping['mapping']['id']): { names: readonly string[]; apart: readonly string[] | null } {
  return typeof id === 'object' && 'columns' in id
    ? { names: id.columns, apart: id.apart }
    : { names: asArray(id), apart: null };
}

function recordId(ids: readonly ((row: Row) => unknown)[], row: Row, names: readonly string[]): string {
  const parts = ids.map((get) => String(get(row) ?? '').trim());
  const blank = parts.findIndex((part) => part === '');
  if (blank === -1) return parts.join('-');
  throw new RowFault(
    'id',
    'no_id',
    `The column "${names[blank]}" of the record's id is blank`,
    'Fill it in, or choose other columns for id in the mapping.',
  );
}

/**
 * The id of a row in a list without ids: its moment, and six hex digits of who called and who answered. So few tell rows of one moment apart,
 * yet hundreds of numbers share them: no customer's number can be led back from an id.
 */
function toldApart(named: string, apart: readonly ((row: Row) => unknown)[], row: Row): string {
  const moment = named.replaceAll(' 00:00:00', '').replaceAll(' ', '-');
  const who = apart.map((get) => String(get(row) ?? '').trim()).join('\u0000');
  return `${moment}-${createHash('sha256').update(`${moment}\u0000${who}`).digest('hex').slice(0, 6)}`;
}

type Field = { readonly name: string; readonly target: TargetField; readonly evaluate: Evaluate };

function evaluateFields(
  fields: readonly Field[],
  row: Row,
  aliases: ReadonlyMap<string, string>,
  notices: DraftNotice[],
): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const { name, target, evaluate } of fields) {
    let value = evaluate(row, values);
    if (value === null && target.required) {
      throw new RowFault(
        name,
        'no_value',
        `The row has no value for "${name}"`,
        'Complete the row, or give the mapping a default for it.',
      );
    }
    if (target.kind === 'duration' && typeof value === 'number' && value < 0) {
      notices.push({ field: name, code: 'negative_duration', reason: `${name} is ${value / 1000} s; taken as 0` });
      value = 0;
    }
    if (name === 'agent' && typeof value === 'string') value = aliases.get(value) ?? value;
    values[name] = value;
  }
  return values;
}

function makeDrafts(
  target: ParsedMapping['mapping']['target'],
  id: string,
  values: Record<string, Value>,
): { drafts: Draft[]; notices: DraftNotice[] } {
  if (target === 'contact') return contactRow(id, values);
  if ('fact' in target) return { drafts: [factDraft(target.fact as keyof typeof ENTITIES, id, values)], notices: [] };
  return { drafts: [eventDraft(target.event as EventKind, values)], notices: [] };
}

function factDraft(name: keyof typeof ENTITIES, id: string, values: Record<string, Value>): Draft {
  const entity = ENTITIES[name];
  const booked = (entity.anchors as readonly string[])
    .map((anchor) => values[anchor])
    .find((at) => typeof at === 'number');
  const row = { ...values, [String(entity.key[0])]: id };
  return {
    kind: 'fact_recorded',
    at: typeof booked === 'number' ? booked : 0,
    subject: id,
    data: { entity: name, row },
  };
}

function eventDraft(kind: EventKind, values: Record<string, Value>): Draft {
  const data: Record<string, Value> = {};
  for (const [name, value] of Object.entries(values))
    if (value !== null && name !== 'subject' && name !== 'at') data[name] = value;
  const checked = EVENT_KINDS[kind].safeParse(data);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new RowFault(
      String(issue?.path[0] ?? kind),
      'bad_value',
      issue?.message ?? 'not valid',
      'Correct the value or its rule in the mapping.',
    );
  }
  return { kind, at: values['at'], subject: String(values['subject']), data: checked.data } as Draft;
}
