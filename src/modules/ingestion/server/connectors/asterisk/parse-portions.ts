import { invalid } from '#src/kernel/errors.ts';
import type { ConnectorInput, Rejection } from '../../../contract/connector.ts';
import type { EventBatch } from '../../derivation/event-batch.ts';
import { binaryKind } from '../../reading/binary-kind.ts';
import { openFeed } from '../../reading/byte-feed.ts';
import { PADDING } from './line-fields.ts';
import type { MapOptions } from './map.ts';
import { QueueLogParser, wholeLines } from './parse.ts';
import type { QueueLogPortion } from './read-portions.ts';

export type QueueLogOptions = MapOptions & {
  /** Bytes parsed at once. */
  readonly portionBytes?: number;
  /** Rest of a file from which a thread of its own parses it (default 64 MB): starting one takes longer than parsing a small file. */
  readonly threadFrom?: number;
};

/** What a portion is read into. */
export type PortionSpace = { readonly buffer: Buffer; readonly batch: EventBatch };

/** How large it must be: bytes, and events to begin with. */
export type PortionRoom = { readonly bytes: number; readonly events: number };

/** A line longer than this is no line of a log. */
const LONGEST_LINE = 1 << 20;
/** Bytes read and parsed in one go: they are still in the processor's cache when they are parsed. */
const PIECE = 1 << 18;
/** Room for `MOST_EVENTS` lines of a hundred bytes. */
const PORTION = 12 << 20;
/**
 * Events of a portion: those of one row group of the store. Rows that come in whole groups are written once and for all; others
 * are put together and written again.
 */
const MOST_EVENTS = 122_880;

/**
 * Parses a `queue_log` portion by portion, each in the space asked for: the caller says whether it is the same one every time.
 * For all else see `readQueueLog`.
 */
export async function* parsePortions(
  input: ConnectorInput,
  options: QueueLogOptions,
  from: { readonly offset: number; readonly line: number },
  spaceFor: (parser: QueueLogParser, room: PortionRoom) => Promise<PortionSpace>,
): AsyncGenerator<QueueLogPortion> {
  const parser = new QueueLogParser(options, from.line);
  const size = options.portionBytes ?? PORTION;
  const room = { bytes: size + LONGEST_LINE + PADDING, events: Math.min(MOST_EVENTS, size >> 6) + 1024 };
  let rest: Buffer = Buffer.alloc(0);
  let { offset } = from;
  const feed = await openFeed(input, offset);
  try {
    for (let isEnd = false; ; ) {
      const { buffer, batch } = await spaceFor(parser, room);
      batch.clear();
      rest.copy(buffer);
      let filled = rest.length;
      let done = 0;
      const rejections: Omit<Rejection, 'file'>[] = [];
      for (;;) {
        const end = wholeLines(buffer, filled);
        if (end > done) {
          const parsed = parser.parse(buffer, end, MOST_EVENTS, batch, done);
          rejections.push(...parsed.rejections);
          done = parsed.end;
        } else if (done === 0 && filled >= LONGEST_LINE) throw tooLong(input.name, parser.linesRead + 1);
        // Beyond a portion's size only while no line ends in it.
        if (isEnd || batch.length >= MOST_EVENTS || (filled >= size && done > 0)) break;
        const until = Math.min(filled + PIECE, filled < size ? size : size + LONGEST_LINE);
        const count = await feed.read(buffer.subarray(filled, until));
        if (filled === 0 && offset === 0) assertText(buffer.subarray(0, count), input.name);
        filled += count;
        isEnd = count === 0;
      }
      if (done === 0) return;
      offset += done;
      rest = Buffer.from(buffer.subarray(done, filled));
      yield { events: batch, rejections, notices: [], offset, line: parser.linesRead };
    }
  } finally {
    await feed.close();
  }
}

function assertText(head: Uint8Array, file: string): void {
  const kind = binaryKind(head);
  if (kind === null) return;
  throw invalid(
    'binary_file',
    `"${file}" is not a text file (it looks like ${kind === 'other' ? 'binary data' : kind})`,
    {
      file,
      line: 1,
      remedy: 'Give the file queue_log from the log directory of Asterisk, as it is or gzipped.',
    },
  );
}

function tooLong(file: string, line: number): Error {
  return invalid('line_too_long', `"${file}" has a line longer than ${LONGEST_LINE >> 20} MB`, {
    file,
    line,
    remedy: 'Check that this is a queue_log: its lines are short.',
  });
}
