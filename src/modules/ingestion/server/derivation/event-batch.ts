import type { CanonicalEvent, EventData, EventKind, RecordEdition } from '../../contract/event.ts';
import { CarriedTexts } from './carried-texts.ts';
import { contentKey, keyText } from './content-key.ts';
import { Dictionary, textOf } from './dictionary.ts';
import { KIND, KINDS, SUBJECT, SUBJECT_KINDS, SUBJECT_OF_KIND, TEXT_FIELD, WORD_FIELD } from './event-kind.ts';
import { larger } from './shared-numbers.ts';
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
export class EventBatch {
  length = 0;
  capacity: number;
  kind: Uint8Array;
  /** Epoch milliseconds. */
  at: Float64Array;
  /** Number in `subjects[kind of subject]`. */
  subject: Int32Array;
  /** Numbers in `names`. */
  queue: Int32Array;
  agent: Int32Array;
  /** Number in `words`: the `how`, reason, state … of the event (`WORD_FIELD`). */
  word: Int32Array;
  /** Durations as the source states them, milliseconds. */
  wait: Float64Array;
  ring: Float64Array;
  talk: Float64Array;
  keyHi: Uint32Array;
  keyLo: Uint32Array;
  /** 1-based line in the file, 0 where unknown. */
  line: Float64Array;
  /** Byte ranges in `bytes`: the raw record, and the main text (`TEXT_FIELD`). Empty range = none. */
  rawStart: Uint32Array;
  rawEnd: Uint32Array;
  textStart: Uint32Array;
  textEnd: Uint32Array;
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

  /** `names` and `words` may be shared by the batches of one run; their numbers then mean the same in all. */
  constructor(
    options: { capacity?: number; names?: Dictionary; words?: Dictionary; subjects?: readonly SubjectIds[] } = {},
  ) {
    const capacity = options.capacity ?? 1024;
    this.capacity = capacity;
    this.subjects = options.subjects ?? SUBJECT_KINDS.map(() => new SubjectIds());
    this.names = options.names ?? new Dictionary();
    this.words = options.words ?? new Dictionary();
    this.kind = new Uint8Array(capacity);
    this.at = new Float64Array(capacity);
    this.subject = new Int32Array(capacity);
    this.queue = new Int32Array(capacity);
    this.agent = new Int32Array(capacity);
    this.word = new Int32Array(capacity);
    this.wait = new Float64Array(capacity);
    this.ring = new Float64Array(capacity);
    this.talk = new Float64Array(capacity);
    this.keyHi = new Uint32Array(capacity);
    this.keyLo = new Uint32Array(capacity);
    this.line = new Float64Array(capacity);
    this.rawStart = new Uint32Array(capacity);
    this.rawEnd = new Uint32Array(capacity);
    this.textStart = new Uint32Array(capacity);
    this.textEnd = new Uint32Array(capacity);
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

  /** Adds an event without names, durations or texts and returns its index; the caller fills in what there is. */
  add(code: number, at: number, subject: number, keyHi: number, keyLo: number): number {
    const i = this.length++;
    if (i >= this.capacity) this.grow();
    this.kind[i] = code;
    this.at[i] = at;
    this.subject[i] = subject;
    this.queue[i] = -1;
    this.agent[i] = -1;
    this.word[i] = -1;
    this.wait[i] = Number.NaN;
    this.ring[i] = Number.NaN;
    this.talk[i] = Number.NaN;
    this.keyHi[i] = keyHi;
    this.keyLo[i] = keyLo;
    this.line[i] = 0;
    this.rawStart[i] = 0;
    this.rawEnd[i] = 0;
    this.textStart[i] = 0;
    this.textEnd[i] = 0;
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

  private grow(): void {
    this.capacity *= 2;
    this.kind = larger(this.kind, this.capacity);
    this.at = larger(this.at, this.capacity);
    this.subject = larger(this.subject, this.capacity);
    this.queue = larger(this.queue, this.capacity);
    this.agent = larger(this.agent, this.capacity);
    this.word = larger(this.word, this.capacity);
    this.wait = larger(this.wait, this.capacity);
    this.ring = larger(this.ring, this.capacity);
    this.talk = larger(this.talk, this.capacity);
    this.keyHi = larger(this.keyHi, this.capacity);
    this.keyLo = larger(this.keyLo, this.capacity);
    this.line = larger(this.line, this.capacity);
    this.rawStart = larger(this.rawStart, this.capacity);
    this.rawEnd = larger(this.rawEnd, this.capacity);
    this.textStart = larger(this.textStart, this.capacity);
    this.textEnd = larger(this.textEnd, this.capacity);
  }
}

const numberOr = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
