import { invalid } from '#src/kernel/errors.ts';
import type { ConnectorInput, Notice, Rejection } from '../../../contract/connector.ts';
import type { EventBatch } from '../../derivation/event-batch.ts';
import { binaryKind } from '../../reading/binary-kind.ts';
import { openFeed } from '../../reading/byte-feed.ts';
import { PADDING } from './line-fields.ts';
import type { MapOptions } from './map.ts';
import { QueueLogParser, wholeLines } from './parse.ts';

/** What was read between two positions at line ends. */
export type QueueLogPortion = {
  readonly events: EventBatch;
  readonly rejections: readonly Omit<Rejection, 'file'>[];
  readonly notices: readonly Notice[];
  /** Bytes and lines before the end of this portion, from the beginning of the file. */
  readonly offset: number;
  readonly line: number;
};

export type QueueLogOptions = MapOptions & {
  /** Bytes parsed at once. */
  readonly portionBytes?: number;
};

/** A line longer than this is no line of a log. */
const LONGEST_LINE = 1 << 20;
const PORTION = 4 << 20;

/**
 * Reads a `queue_log` portion by portion; `from` is the position of an earlier portion in the same file; an input of bytes
 * gives those after it. A last line without its newline stays pending: it is in no portion and no position, and is read
 * when the file has grown. A portion is valid until the next one is asked for; memory does not grow with the file.
 */
export async function* readQueueLog(
  input: ConnectorInput,
  options: QueueLogOptions,
  from: { readonly offset: number; readonly line: number } = { offset: 0, line: 0 },
): AsyncGenerator<QueueLogPortion> {
  const parser = new QueueLogParser(options, from.line);
  const size = options.portionBytes ?? PORTION;
  const memory = Buffer.allocUnsafeSlow(size + LONGEST_LINE + PADDING);
  const buffer = memory.subarray(0, size + LONGEST_LINE);
  let filled = 0;
  let { offset } = from;
  const feed = await openFeed(input, offset);
  try {
    for (let isEnd = false; !isEnd; ) {
      // Beyond a portion's size only while no line ends in it.
      const count = await feed.read(buffer.subarray(filled, filled < size ? size : buffer.length));
      if (filled === 0 && offset === 0) assertText(buffer.subarray(0, count), input.name);
      filled += count;
      isEnd = count === 0;
      if (filled < size && !isEnd) continue;
      const end = wholeLines(buffer, filled);
      if (end === 0 && filled < LONGEST_LINE) continue;
      if (end === 0) throw tooLong(input.name, parser.linesRead + 1);
      const { batch, rejections, notices, lines } = parser.parse(buffer, end);
      offset += end;
      yield { events: batch, rejections, notices, offset, line: lines };
      buffer.copyWithin(0, end, filled);
      filled -= end;
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
