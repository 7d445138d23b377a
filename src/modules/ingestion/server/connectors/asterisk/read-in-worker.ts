import { Worker } from 'node:worker_threads';
import { AppError, type ErrorDetails, type ErrorKind } from '#src/kernel/errors.ts';
import { Dictionary } from '../../derivation/dictionary.ts';
import { EventBatch } from '../../derivation/event-batch.ts';
import type { QueueLogOptions } from './parse-portions.ts';
import type { QueueLogPortion } from './read-portions.ts';
import { receive, type SentPortion } from './sent-portion.ts';

export type WorkerTask = {
  readonly input: { readonly name: string; readonly path: string };
  readonly options: QueueLogOptions;
  readonly from: { readonly offset: number; readonly line: number };
};

/** A log to parse, or the memory of the portion received first. */
export type ToWorker = { readonly task: WorkerTask } | { readonly memory: ArrayBufferLike };

export type FromWorker =
  | { readonly portion: SentPortion }
  | { readonly done: true }
  | {
      readonly error: {
        readonly kind: ErrorKind;
        readonly code: string;
        readonly message: string;
        readonly details: ErrorDetails;
      };
    };

/** Megabytes for objects that are soon forgotten; parsing makes few, and would else let them pile up. */
const YOUNG = 8;

/**
 * The portions of a log, parsed by a thread of its own while the caller derives from the one before. They are those the caller
 * would have parsed itself, event for event; a portion's memory goes back when the next one is asked for.
 */
export async function* readInWorker(task: WorkerTask): AsyncGenerator<QueueLogPortion> {
  const worker = parser();
  const { next, close } = inbox(worker);
  worker.postMessage({ task } satisfies ToWorker);
  let isFree = false;
  const batch = new EventBatch({ capacity: 1, names: new Dictionary(), words: new Dictionary() });
  try {
    for (;;) {
      const message = await next();
      isFree = !('portion' in message);
      if ('done' in message) return;
      if ('error' in message) {
        const { kind, code, message: text, details } = message.error;
        throw new AppError(kind, code, text, details);
      }
      yield receive(batch, message.portion);
      worker.postMessage({ memory: batch.columns.memory } satisfies ToWorker);
    }
  } finally {
    close();
    // One that was left in the middle of a log is of no further use.
    if (isFree) keep(worker);
    else await worker.terminate();
  }
}

/** How long a thread waits for another log, milliseconds: starting one, and compiling the parser in it, takes as long as parsing a million lines. */
const IDLE = 60_000;
let idle: { readonly worker: Worker; readonly end: NodeJS.Timeout; readonly leave: () => void } | null = null;

/** The thread that waits, or a new one. */
function parser(): Worker {
  if (idle === null)
    return new Worker(new URL('./parse-worker.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
  const { worker, end, leave } = idle;
  idle = null;
  clearTimeout(end);
  worker.off('error', leave);
  worker.ref();
  return worker;
}

/** Lets one thread wait for another log; nothing waits for it. */
function keep(worker: Worker): void {
  if (idle !== null) {
    void worker.terminate();
    return;
  }
  const leave = (): void => {
    idle = null;
    void worker.terminate();
  };
  idle = { worker, end: setTimeout(leave, IDLE).unref(), leave };
  worker.on('error', leave);
  worker.unref();
}

/** The worker's messages in order, until it is closed; `next` rejects when the worker fails. */
function inbox(worker: Worker): { readonly next: () => Promise<FromWorker>; readonly close: () => void } {
  const waiting: FromWorker[] = [];
  let failure: Error | null = null;
  let wake = (): void => undefined;
  const take = (message: FromWorker): void => {
    waiting.push(message);
    wake();
  };
  const fail = (error: Error): void => {
    failure ??= error;
    wake();
  };
  const ended = (code: number): void => fail(new Error(`The thread that parses ended with code ${code}`));
  worker.on('message', take).on('error', fail).on('exit', ended);
  const next = async (): Promise<FromWorker> => {
    for (;;) {
      const first = waiting.shift();
      if (first) return first;
      if (failure) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const close = (): void => {
    worker.off('message', take).off('error', fail).off('exit', ended);
  };
  return { next, close };
}
