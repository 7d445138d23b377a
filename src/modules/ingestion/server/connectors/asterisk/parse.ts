import type { Notice, Rejection } from '../../../contract/connector.ts';
import { Dictionary } from '../../derivation/dictionary.ts';
import { EventBatch } from '../../derivation/event-batch.ts';
import { LineFields, PADDING } from './line-fields.ts';
import { type MapFault, type MapOptions, QueueLogMapper } from './map.ts';

const NEWLINE = 10;
const DOT = 46;
/** Longest raw text kept with a rejection. */
const RAW_KEPT = 500;

export type QueueLogChunk = {
  readonly batch: EventBatch;
  readonly rejections: readonly Omit<Rejection, 'file'>[];
  readonly notices: readonly Notice[];
  /** Lines read so far, over all chunks. */
  readonly lines: number;
};

/**
 * Reads `queue_log` from bytes, chunk by chunk. Names keep their numbers from chunk to chunk, everything else starts anew: a
 * parser's memory does not grow with the file.
 */
export class QueueLogParser {
  private readonly names = new Dictionary();
  private readonly words = new Dictionary();
  private readonly fields = new LineFields();
  private readonly mapper: QueueLogMapper;
  private batch: EventBatch | undefined;
  private lines: number;

  /** `firstLine`: number of lines before the first chunk, when reading goes on in the middle of a file. */
  constructor(options: MapOptions, firstLine = 0) {
    this.mapper = new QueueLogMapper(this.names, this.words, options);
    this.lines = firstLine;
  }

  /** Lines read so far, those before the first chunk included. */
  get linesRead(): number {
    return this.lines;
  }

  /**
   * Parses whole lines: `bytes` up to and including its last newline, which `end` must follow. The chunk's batch refers to
   * `bytes` and is used again by the next call: take what you need before.
   */
  parse(bytes: Buffer, end = bytes.length): QueueLogChunk {
    const { fields, mapper } = this;
    this.batch ??= new EventBatch({ capacity: Math.max(1024, end >> 6), names: this.names, words: this.words });
    const { batch } = this;
    batch.clear();
    batch.bytes = bytes;
    const rejections: Omit<Rejection, 'file'>[] = [];
    const view = paddedView(bytes, end);
    let line = this.lines;
    let p = 0;
    while (p < end) {
      line++;
      const from = p;
      p = fields.split(bytes, view, p);
      if (fields.lineEnd === from) continue;
      const at = fields.count < 5 ? -1 : fields.seconds >= 0 ? fields.seconds * 1000 : instantOf(bytes, fields);
      const fault = at < 0 ? brokenLine(fields) : mapper.map(batch, bytes, fields, at, line);
      if (fault)
        rejections.push({
          ...fault,
          line,
          raw: bytes.toString('utf8', from, Math.min(fields.lineEnd, from + RAW_KEPT)),
        });
    }
    this.lines = line;
    return { batch, rejections, notices: [], lines: line };
  }
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

/** The line's instant in milliseconds, from whole or fractional epoch seconds; -1 when it is none. */
function instantOf(bytes: Uint8Array, fields: LineFields): number {
  const end = fields.end(0);
  let p = fields.start(0);
  let seconds = 0;
  const from = p;
  for (; p < end; p++) {
    const digit = (bytes[p] as number) - 48;
    if (digit < 0 || digit > 9) break;
    seconds = seconds * 10 + digit;
  }
  if (p - from < 9 || p - from > 10) return -1;
  if (p === end) return seconds * 1000;
  if (bytes[p] !== DOT) return -1;
  let fraction = 0;
  let scale = 100;
  for (p++; p < end; p++) {
    const digit = (bytes[p] as number) - 48;
    if (digit < 0 || digit > 9) return -1;
    fraction += digit * scale;
    scale /= 10;
  }
  return seconds * 1000 + Math.floor(fraction);
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
