import type { Notice, Rejection } from '../../../contract/connector.ts';
import { Dictionary } from '../../derivation/dictionary.ts';
import { EventBatch } from '../../derivation/event-batch.ts';
import type { SubjectIds } from '../../derivation/subject-ids.ts';
import { LineFields, PADDING } from './line-fields.ts';
import { type MapFault, type MapOptions, QueueLogMapper } from './map.ts';

const NEWLINE = 10;
/** Lines read in one go: short enough that the compiler sees the loop often, and makes the best of it. */
const LINES = 512;
/** Longest raw text kept with a rejection. */
const RAW_KEPT = 500;

export type QueueLogChunk = {
  readonly batch: EventBatch;
  readonly rejections: readonly Omit<Rejection, 'file'>[];
  readonly notices: readonly Notice[];
  /** Lines read so far, over all chunks. */
  readonly lines: number;
  /** Place after the last line read: the end, unless the chunk was full before. */
  readonly end: number;
};

/**
 * Reads `queue_log` from bytes, chunk by chunk. Names keep their numbers from chunk to chunk, everything else starts anew: a
 * parser's memory does not grow with the file.
 */
export class QueueLogParser {
  readonly names = new Dictionary();
  readonly words = new Dictionary();
  private readonly fields = new LineFields();
  private readonly mapper: QueueLogMapper;
  private batch: EventBatch | undefined;
  private lines: number;

  /** `firstLine`: number of lines before the first chunk, when reading goes on in the middle of a file. */
  constructor(options: MapOptions, firstLine = 0) {
    this.mapper = new QueueLogMapper(this.names, this.words, this.fields, options);
    this.lines = firstLine;
  }

  /** Lines read so far, those before the first chunk included. */
  get linesRead(): number {
    return this.lines;
  }

  /** A batch for chunks: one that nobody else writes to. */
  newBatch(capacity: number, more: { shared?: boolean; subjects?: readonly SubjectIds[] } = {}): EventBatch {
    return new EventBatch({ capacity, names: this.names, words: this.words, ...more });
  }

  /**
   * Parses whole lines: `bytes` up to and including its last newline, which `end` must follow, or up to the line with which the
   * chunk holds `most` events. The chunk's batch refers to `bytes`; unless one is given, the next call uses it again: take what
   * you need before. Where more bytes have come behind those of a chunk, it goes on `from` its end.
   */
  parse(
    bytes: Buffer,
    end = bytes.length,
    most = Number.POSITIVE_INFINITY,
    given?: EventBatch,
    from = 0,
  ): QueueLogChunk {
    this.batch = given ?? this.batch ?? this.newBatch(Math.max(1024, end >> 6));
    const { batch } = this;
    if (from === 0) batch.clear();
    batch.bytes = bytes;
    const rejections: Omit<Rejection, 'file'>[] = [];
    const view = paddedView(bytes, end);
    this.mapper.begin(batch, bytes, view);
    let p = from;
    while (p < end && batch.length < most) p = this.someLines(bytes, view, p, end, most, rejections);
    return { batch, rejections, notices: [], lines: this.lines, end: p };
  }

  /** Reads up to `LINES` lines from `from` on, fewer when the batch is full; returns the place after them. */
  private someLines(
    bytes: Buffer,
    view: DataView,
    from: number,
    end: number,
    most: number,
    rejections: Omit<Rejection, 'file'>[],
  ): number {
    const { fields, mapper } = this;
    const batch = this.batch as EventBatch;
    const until = this.lines + LINES;
    let line = this.lines;
    let p = from;
    while (p < end && line < until && batch.length < most) {
      line++;
      const begin = p;
      p = fields.split(bytes, view, p);
      if (fields.lineEnd === begin) continue;
      const isLine = fields.count >= 5 && (fields.seconds >= 0 || fields.readTime(bytes));
      const fault = isLine ? mapper.map(line) : brokenLine(fields);
      if (fault !== null) rejections.push(rejectionOf(fault, line, bytes, begin, fields.lineEnd));
    }
    this.lines = line;
    return p;
  }
}

function rejectionOf(fault: MapFault, line: number, bytes: Buffer, from: number, end: number): Omit<Rejection, 'file'> {
  return { ...fault, line, raw: bytes.toString('utf8', from, Math.min(end, from + RAW_KEPT)) };
}

/** A view of the bytes with `PADDING` behind their end; of a copy where there is no room. */
function paddedView(bytes: Buffer, end: number): DataView {
  if (bytes.byteOffset + end + PADDING <= bytes.buffer.byteLength) return new DataView(bytes.buffer, bytes.byteOffset);
  const copy = new Uint8Array(end + PADDING);
  copy.set(bytes.subarray(0, end));
  return new DataView(copy.buffer);
}

/** Place after the last newline before `end`, 0 where there is none. */
export function wholeLines(bytes: Buffer, end: number): number {
  return end === 0 ? 0 : bytes.lastIndexOf(NEWLINE, end - 1) + 1;
}

function brokenLine(fields: LineFields): MapFault {
  if (fields.count < 5)
    return {
      field: 'event',
      code: 'too_few_fields',
      reason: `The line has ${fields.count} of at least 5 fields separated by |`,
      remedy: 'Give the queue_log file itself, uncut; each line reads time|call|queue|agent|event|data.',
    };
  return {
    field: 'time',
    code: 'bad_time',
    reason: 'The line does not begin with an instant in epoch seconds',
    remedy: 'Give the queue_log file as Asterisk writes it; formatted times have lost their zone.',
  };
}
