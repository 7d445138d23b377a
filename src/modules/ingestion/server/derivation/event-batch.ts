import type { CanonicalEvent, EventData, EventKind, RecordEdition } from '../../contract/event.ts';
import { CarriedTexts } from './carried-texts.ts';
import { contentKey, keyText } from './content-key.ts';
import { Dictionary, textOf } from './dictionary.ts';
import { KIND, KINDS, SUBJECT, SUBJECT_KINDS, SUBJECT_OF_KIND, TEXT_FIELD, WORD_FIELD } from './event-kind.ts';
import { EventRows } from './event-rows.ts';
import { SubjectIds } from './subject-ids.ts';

type Extra = Readonly<Record<string, unknown>>;
/** Data fields that have a column of their own, for every kind. */
const COLUMN_FIELDS = new Set(['queue', 'agent', 'wait', 'ring', 'talk']);

/**
 * Canonical events as columns, in order of arrival. Names are numbers of dictionaries; -1 is no name, NaN no duration.
 * Raw text and long texts stay bytes of the chunk they came from until somebody asks for them.
 *
 * A batch holds one chunk of a source, not a file: a few hundred thousand events, about 70 bytes each.
 */
export class EventBatch extends EventRows {
  bytes: Buffer;
  private readonly carried = new CarriedTexts();
  /** Raw records and texts of events that came as objects. */
  readonly raws = new Map<number, string>();
  readonly texts = new Map<number, string>();
  /** Rest of the data, for the few events that have any. */
  readonly extra = new Map<number, Extra>();
  readonly records = new Map<number, RecordEdition>();
  /** By subject kind: contact ids, agent names, one system, fact ids. */
  readonly subjects: readonly SubjectIds[];
  readonly names: Dictionary;
  readonly words: Dictionary;

  /**
   * `names` and `words` may be shared by the batches of one run; their numbers then mean the same in all. `shared`: other threads
   * may be given the columns' memory.
   */
  constructor(
    options: {
      capacity?: number;
      shared?: boolean;
      names?: Dictionary;
      words?: Dictionary;
      subjects?: readonly SubjectIds[];
    } = {},
  ) {
    super(options.capacity ?? 1024, options.shared ?? false);
    this.subjects = options.subjects ?? SUBJECT_KINDS.map(() => new SubjectIds());
    this.names = options.names ?? new Dictionary();
    this.words = options.words ?? new Dictionary();
    this.bytes = Buffer.alloc(0);
  }

  /** Adds an event and returns its index. */
  push(event: CanonicalEvent): number {
    const { kind } = event;
    const data = event.data as Readonly<Record<string, unknown>>;
    const code = KIND[kind];
    const key = contentKey(event.key);
    const i = this.add(code, event.at, this.subjectNumber(code, event.subject), key.hi, key.lo);
    this.queue[i] = this.name(data.queue);
    this.agent[i] = this.name(data.agent);
    this.wait[i] = numberOr(data.wait);
    this.ring[i] = numberOr(data.ring);
    this.talk[i] = numberOr(data.talk);
    this.line[i] = event.line ?? 0;
    const wordField = WORD_FIELD[kind];
    const textField = TEXT_FIELD[kind];
    const rest: Record<string, unknown> = {};
    let more = false;
    for (const [field, value] of Object.entries(data)) {
      if (value === undefined || COLUMN_FIELDS.has(field)) continue;
      if (field === wordField) this.word[i] = this.words.intern(value as string);
      else if (field === textField) this.texts.set(i, value as string);
      else {
        rest[field] = value;
        more = true;
      }
    }
    if (more) this.extra.set(i, rest);
    if (event.raw !== undefined) this.raws.set(i, event.raw);
    if (event.record) this.records.set(i, event.record);
    return i;
  }

  subjectNumber(code: number, subject: string): number {
    return this.idsOf(code).intern(subject);
  }

  subjectText(i: number): string {
    return this.idsOf(this.kind[i] as number).text(this.subject[i] as number);
  }

  queueText(i: number): string | null {
    return this.nameText(this.queue[i] as number);
  }

  agentText(i: number): string | null {
    return this.nameText(this.agent[i] as number);
  }

  wordText(i: number): string | null {
    const word = this.word[i] as number;
    return word < 0 ? null : this.words.text(word);
  }

  textText(i: number): string | null {
    const start = this.textStart[i] as number;
    const end = this.textEnd[i] as number;
    if (end <= start) return this.texts.get(i) ?? null;
    return this.carried.holds(start) ? this.carried.text(start, end) : textOf(this.bytes, start, end);
  }

  rawText(i: number): string | null {
    const start = this.rawStart[i] as number;
    const end = this.rawEnd[i] as number;
    return end > start ? textOf(this.bytes, start, end) : (this.raws.get(i) ?? null);
  }

  /** The event's data as the canonical event had it. */
  data(i: number): EventData<EventKind> {
    const kind = KINDS[this.kind[i] as number] as EventKind;
    const data: Record<string, unknown> = { ...this.extra.get(i) };
    const put = (field: string | undefined, value: string | number | null) => {
      if (field !== undefined && value !== null) data[field] = value;
    };
    put('queue', this.queueText(i));
    put('agent', this.agentText(i));
    put(WORD_FIELD[kind], this.wordText(i));
    put(TEXT_FIELD[kind], this.textText(i));
    put('wait', numberOrNull(this.wait[i] as number));
    put('ring', numberOrNull(this.ring[i] as number));
    put('talk', numberOrNull(this.talk[i] as number));
    return data as EventData<EventKind>;
  }

  /** The event as an object; its key stands for the content key as it is. */
  event(i: number): CanonicalEvent {
    const raw = this.rawText(i);
    const record = this.records.get(i);
    return {
      kind: KINDS[this.kind[i] as number] as EventKind,
      at: this.at[i] as number,
      subject: this.subjectText(i),
      key: keyText(this.keyHi[i] as number, this.keyLo[i] as number),
      data: this.data(i),
      line: this.line[i] as number,
      ...(raw !== null && { raw }),
      ...(record && { record }),
    } as CanonicalEvent;
  }

  /**
   * Adds a copy of event `i` of another batch with the same `names` and `words`, and returns its index. The raw record is left
   * behind: it belongs to the portion that brought it.
   */
  addFrom(other: EventBatch, i: number): number {
    const code = other.kind[i] as number;
    const subject = this.idsOf(code).internFrom(other.idsOf(code), other.subject[i] as number);
    const to = this.add(code, other.at[i] as number, subject, other.keyHi[i] as number, other.keyLo[i] as number);
    this.queue[to] = other.queue[i] as number;
    this.agent[to] = other.agent[i] as number;
    this.word[to] = other.word[i] as number;
    this.wait[to] = other.wait[i] as number;
    this.ring[to] = other.ring[i] as number;
    this.talk[to] = other.talk[i] as number;
    this.line[to] = other.line[i] as number;
    this.copyText(other, i, to);
    const extra = other.extra.get(i);
    if (extra) this.extra.set(to, extra);
    const record = other.records.get(i);
    if (record) this.records.set(to, record);
    return to;
  }

  private copyText(other: EventBatch, i: number, to: number): void {
    const start = other.textStart[i] as number;
    const length = (other.textEnd[i] as number) - start;
    const text = other.texts.get(i);
    if (text !== undefined) this.texts.set(to, text);
    if (length <= 0) return;
    const at = other.carried.holds(start)
      ? this.carried.addFrom(other.carried, start, length)
      : this.carried.add(other.bytes, start, length);
    this.textStart[to] = at;
    this.textEnd[to] = at + length;
  }

  /** Empties the batch for the next chunk; memory, `names` and `words` are kept. */
  clear(): void {
    this.length = 0;
    this.carried.clear();
    for (const map of [this.raws, this.texts, this.extra, this.records]) map.clear();
    for (const ids of this.subjects) ids.clear();
    this.bytes = Buffer.alloc(0);
  }

  private idsOf(code: number): SubjectIds {
    return this.subjects[SUBJECT_OF_KIND[code] ?? SUBJECT.contact] as SubjectIds;
  }

  private name(value: unknown): number {
    return typeof value === 'string' ? this.names.intern(value) : -1;
  }

  private nameText(index: number): string | null {
    return index < 0 ? null : this.names.text(index);
  }
}

const numberOr = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
