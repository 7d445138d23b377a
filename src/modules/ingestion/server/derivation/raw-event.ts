import type { Columns } from '#src/analytics/columns.ts';
import { column, entity, type RowOf } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
import type { CanonicalEvent, EventKind } from '../../contract/event.ts';
import { columnOf, numbersOf } from './column-of.ts';
import { EventBatch } from './event-batch.ts';
import { KIND, KINDS, SUBJECT_KINDS, SUBJECT_OF_KIND } from './event-kind.ts';
import { RANK } from './rank.ts';

/**
 * The canonical events as stored: one row an event, the raw record beside it. Everything derived can be derived again from
 * these rows. `data` is the JSON of what has no column; the source record's edition is kept for re-sent records.
 */
export const rawEvent = entity({
  name: 'raw_event',
  label: label('raw event', '原始事件'),
  fields: {
    source: column.text.required(),
    batch: column.text.required(),
    subject_kind: column.text.required(),
    subject: column.text.required(),
    at: column.instant.required(),
    /** Causal rank within the instant. */
    rank: column.count.required(),
    kind: column.text.required(),
    /** Content key of 64 bits in two unsigned halves: the same event again has the same key. */
    key_hi: column.count.required(),
    key_lo: column.count.required(),
    /** Order of arrival, ascending over all batches of a source: decides between equal editions of a record. */
    arrival: column.count.required(),
    file: column.text.optional(),
    line: column.count.optional(),
    raw: column.text.optional(),
    queue: column.text.optional(),
    agent: column.text.optional(),
    word: column.text.optional(),
    text: column.text.optional(),
    wait: column.duration.optional(),
    ring: column.duration.optional(),
    talk: column.duration.optional(),
    data: column.text.optional(),
    record_id: column.text.optional(),
    record_version: column.count.optional(),
    record_digest: column.text.optional(),
  },
  key: ['source', 'subject_kind', 'subject', 'at', 'key_hi', 'key_lo'],
  subject: 'subject',
  anchors: ['at'],
  dimensions: { agent: 'agent', queue: 'queue', kind: 'kind' },
});

export type RawEventRow = RowOf<typeof rawEvent>;
export type RawOrigin = {
  readonly source: string;
  readonly batch: string;
  readonly file: string | null;
  readonly firstArrival: number;
};

/** Rows for the raw event table. `only` picks events by index (e.g. those not stored yet); absent, all of them. */
export function toRawColumns(batch: EventBatch, origin: RawOrigin, only?: Int32Array | readonly number[]): Columns {
  const length = only?.length ?? batch.length;
  const index = (i: number): number => (only ? (only[i] as number) : i);
  const texts = (of: (event: number) => string | null) => columnOf(length, (i) => of(index(i)));
  const numbers = (of: (event: number) => number) => numbersOf(length, (i) => of(index(i)));
  const same = (text: string | null) => columnOf(length, () => text);
  const absent = columnOf(length, () => null);
  const kindOf = (i: number) => batch.kind[i] as number;
  const isPlain = batch.records.size === 0;
  const columns: Record<keyof RawEventRow, Columns['columns'][string]> = {
    source: same(origin.source),
    batch: same(origin.batch),
    subject_kind: texts((i) => SUBJECT_KINDS[SUBJECT_OF_KIND[kindOf(i)] as number] as string),
    subject: texts((i) => batch.subjectText(i)),
    at: numbers((i) => batch.at[i] as number),
    rank: numbers((i) => RANK[kindOf(i)] as number),
    kind: texts((i) => KINDS[kindOf(i)] as string),
    key_hi: numbers((i) => batch.keyHi[i] as number),
    key_lo: numbers((i) => batch.keyLo[i] as number),
    arrival: numbersOf(length, (i) => origin.firstArrival + i),
    file: same(origin.file),
    line: numbers((i) => batch.line[i] || Number.NaN),
    raw: texts((i) => batch.rawText(i)),
    queue: texts((i) => batch.queueText(i)),
    agent: texts((i) => batch.agentText(i)),
    word: texts((i) => batch.wordText(i)),
    text: texts((i) => batch.textText(i)),
    wait: numbers((i) => batch.wait[i] as number),
    ring: numbers((i) => batch.ring[i] as number),
    talk: numbers((i) => batch.talk[i] as number),
    data:
      batch.extra.size === 0
        ? absent
        : texts((i) => {
            const extra = batch.extra.get(i);
            return extra ? JSON.stringify(extra) : null;
          }),
    record_id: isPlain ? absent : texts((i) => batch.records.get(i)?.id ?? null),
    record_version: isPlain ? absent : columnOf(length, (i) => batch.records.get(index(i))?.version ?? null),
    record_digest: isPlain ? absent : texts((i) => batch.records.get(i)?.digest ?? null),
  };
  return { length, columns };
}

/** Fields of the table that a derivation reads; ask the store for these (file, raw and batch are for the passport). */
export const DERIVATION_FIELDS = [
  'subject',
  'at',
  'kind',
  'key_hi',
  'key_lo',
  'arrival',
  'line',
  'queue',
  'agent',
  'word',
  'text',
  'wait',
  'ring',
  'talk',
  'data',
  'record_id',
  'record_version',
  'record_digest',
] as const satisfies readonly (keyof RawEventRow)[];

/** Adds stored rows to a batch (or a new one); needs the columns `DERIVATION_FIELDS`, rows in order of `arrival`. */
export function fromRawColumns(
  rows: Columns,
  into = new EventBatch({ capacity: Math.max(16, rows.length) }),
): EventBatch {
  const cell = (name: keyof RawEventRow, i: number) => rows.columns[name]?.[i] ?? null;
  const text = (name: keyof RawEventRow, i: number) => cell(name, i) as string | null;
  const duration = (name: keyof RawEventRow, i: number) => (cell(name, i) as number | null) ?? Number.NaN;
  const known = (name: string | null) => (name === null ? -1 : into.names.intern(name));
  for (let r = 0; r < rows.length; r++) {
    const code = KIND[text('kind', r) as EventKind];
    const subject = into.subjectNumber(code, text('subject', r) as string);
    const i = into.add(
      code,
      cell('at', r) as number,
      subject,
      cell('key_hi', r) as number,
      cell('key_lo', r) as number,
    );
    into.line[i] = (cell('line', r) as number | null) ?? 0;
    into.queue[i] = known(text('queue', r));
    into.agent[i] = known(text('agent', r));
    const word = text('word', r);
    if (word !== null) into.word[i] = into.words.intern(word);
    into.wait[i] = duration('wait', r);
    into.ring[i] = duration('ring', r);
    into.talk[i] = duration('talk', r);
    const main = text('text', r);
    if (main !== null) into.texts.set(i, main);
    const data = text('data', r);
    if (data !== null) into.extra.set(i, JSON.parse(data) as Readonly<Record<string, unknown>>);
    const record = text('record_id', r);
    if (record !== null)
      into.records.set(i, {
        id: record,
        version: cell('record_version', r) as number,
        digest: text('record_digest', r) as string,
      });
  }
  return into;
}

/** Builds a batch from canonical events, in order. */
export function batchOf(events: Iterable<CanonicalEvent>): EventBatch {
  const batch = new EventBatch();
  for (const event of events) batch.push(event);
  return batch;
}
