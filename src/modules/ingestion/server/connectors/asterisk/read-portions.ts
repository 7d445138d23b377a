import { stat } from 'node:fs/promises';
import type { ConnectorInput, Notice, Rejection } from '../../../contract/connector.ts';
import type { EventBatch } from '../../derivation/event-batch.ts';
import { isPlainFile } from '../../reading/bytes.ts';
import { parsePortions, type PortionRoom, type PortionSpace, type QueueLogOptions } from './parse-portions.ts';
import type { QueueLogParser } from './parse.ts';
import { readInWorker } from './read-in-worker.ts';

export type { QueueLogOptions } from './parse-portions.ts';

/** What was read between two positions at line ends. */
export type QueueLogPortion = {
  readonly events: EventBatch;
  readonly rejections: readonly Omit<Rejection, 'file'>[];
  readonly notices: readonly Notice[];
  /** Bytes and lines before the end of this portion, from the beginning of the file. */
  readonly offset: number;
  readonly line: number;
};

const THREAD_FROM = 64 << 20;

/**
 * Reads a `queue_log` portion by portion; `from` is the position of an earlier portion in the same file; an input of bytes
 * gives those after it. A last line without its newline stays pending: it is in no portion and no position, and is read
 * when the file has grown. A portion is valid until the next one is asked for; memory does not grow with the file. A big file
 * is parsed by a thread of its own, ahead of the portion the caller works on.
 */
export async function* readQueueLog(
  input: ConnectorInput,
  options: QueueLogOptions,
  from: { readonly offset: number; readonly line: number } = { offset: 0, line: 0 },
): AsyncGenerator<QueueLogPortion> {
  if ('path' in input && (await isBig(input.path, from.offset, options.threadFrom ?? THREAD_FROM))) {
    yield* readInWorker({ input: { name: input.name, path: input.path }, options, from });
    return;
  }
  let space: PortionSpace | undefined;
  yield* parsePortions(input, options, from, async (parser, room) => (space ??= newSpace(parser, room)));
}

const newSpace = (parser: QueueLogParser, { bytes, events }: PortionRoom): PortionSpace => ({
  buffer: Buffer.allocUnsafeSlow(bytes),
  batch: parser.newBatch(events),
});

/** Whether enough of a plain file is left; one that cannot be read is told of by who reads it. */
async function isBig(path: string, offset: number, enough: number): Promise<boolean> {
  try {
    return (await stat(path)).size - offset >= enough && (await isPlainFile(path));
  } catch {
    return false;
  }
}
