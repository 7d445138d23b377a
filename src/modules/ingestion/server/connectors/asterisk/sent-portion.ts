import type { Rejection } from '../../../contract/connector.ts';
import type { EventBatch } from '../../derivation/event-batch.ts';
import { columnsIn } from '../../derivation/event-columns.ts';
import { type IdList, internListed, type ListedIds } from '../../derivation/listed-ids.ts';
import { SUBJECT_OF_KIND } from '../../derivation/event-kind.ts';
import type { SubjectIds } from '../../derivation/subject-ids.ts';
import type { QueueLogPortion } from './read-portions.ts';

/** What a portion lies in, shared by the threads: one fills it, then it is the other's until that gives it back. */
export type PortionMemory = { readonly bytes: Uint8Array; readonly columns: ArrayBufferLike };

/** A portion on its way from the thread that parses. */
export type SentPortion = {
  readonly memory: PortionMemory;
  readonly length: number;
  /** Names and words no earlier portion had, in the order of their numbers. */
  readonly names: readonly string[];
  readonly words: readonly string[];
  /** By kind of subject; those of contacts have an entry an event. */
  readonly subjects: readonly IdList[];
  readonly extra: EventBatch['extra'];
  readonly rejections: readonly Omit<Rejection, 'file'>[];
  readonly offset: number;
  readonly line: number;
};

/** How much of what numbers stand for was sent before. */
export type AlreadySent = { names: number; words: number };

/** A portion of a shared batch, ready to be sent; `sent` is counted on. */
export function toSend(portion: QueueLogPortion, sent: AlreadySent): SentPortion {
  const { events, rejections, offset, line } = portion;
  const { names, words, length, extra } = events;
  const newTexts = (of: EventBatch['names'], from: number): string[] =>
    Array.from({ length: of.size - from }, (_, n) => of.text(from + n));
  const message = {
    memory: { bytes: events.bytes, columns: events.columns.memory },
    length,
    names: newTexts(names, sent.names),
    words: newTexts(words, sent.words),
    subjects: events.subjects.map((ids) => (ids as ListedIds).list()),
    extra,
    rejections,
    offset,
    line,
  };
  sent.names = names.size;
  sent.words = words.size;
  return message;
}

/** Makes a batch hold a portion that was sent, as if it had been parsed here. */
export function receive(batch: EventBatch, sent: SentPortion): QueueLogPortion {
  const { memory, length, offset, line, rejections } = sent;
  batch.clear();
  batch.use(columnsIn(memory.columns));
  batch.length = length;
  batch.bytes = Buffer.from(memory.bytes.buffer, memory.bytes.byteOffset, memory.bytes.length);
  add(batch.names, sent.names);
  add(batch.words, sent.words);
  for (const [i, extra] of sent.extra) batch.extra.set(i, extra);
  const numbers = sent.subjects.map((list, kind) => internListed(batch.subjects[kind] as SubjectIds, list));
  renumber(batch, numbers);
  return { events: batch, rejections, notices: [], offset, line };
}

/** Names keep the numbers they have in the other thread. */
function add(to: EventBatch['names'], texts: readonly string[]): void {
  for (const text of texts) {
    const expected = to.size;
    if (to.intern(text) !== expected) throw new Error(`"${text}" has another number in the thread that parses`);
  }
}

function renumber({ kind, subject, length }: EventBatch, numbers: readonly Int32Array[]): void {
  for (let i = 0; i < length; i++)
    subject[i] = (numbers[SUBJECT_OF_KIND[kind[i] as number] as number] as Int32Array)[subject[i] as number] as number;
}
