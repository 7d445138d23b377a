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
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  const messages = inbox(worker);
  const batch = new EventBatch({ capacity: 1, names: new Dictionary(), words: new Dictionary() });
  try {
    for (;;) {
      const message = await messages();
      if ('done' in message) return;
      if ('error' in message) {
        const { kind, code, message: text, details } = message.error;
        throw new AppError(kind, code, text, details);
      }
      yield receive(batch, message.portion);
      worker.postMessage(batch.columns.memory);
    }
  } finally {
    await worker.terminate();
  }
}

/** The worker's messages in order; rejects when it fails. */
function inbox(worker: Worker): () => Promise<FromWorker> {
  const waiting: FromWorker[] = [];
  let failure: Error | null = null;
  let wake = (): void => undefined;
  worker.on('message', (message: FromWorker) => {
    waiting.push(message);
    wake();
  });
  const fail = (error: Error): void => {
    failure ??= error;
    wake();
  };
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`The thread that parses ended with code ${code}`)));
  return async () => {
    for (;;) {
      const next = waiting.shift();
      if (next) return next;
      if (failure) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
