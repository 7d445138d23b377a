import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { GroupAnswers, type GroupTask } from './group-answers.ts';

/** What a thread is sent: cells and rows once, then per question only what differs. */
export type ToThread =
  | { readonly forget: number }
  | {
      /** Number of the cells and rows, which come along the first time. */
      readonly frame: number;
      readonly known: Pick<GroupTask, 'segments' | 'layout'> | null;
      readonly aggregates: GroupTask['aggregates'];
      readonly decisions: GroupTask['decisions'];
      /** The numbers of decisions of all passes, one after the other. */
      readonly decided: Uint16Array;
      /** Every aggregate's column and the presence of rows. */
      readonly memory: SharedArrayBuffer;
      readonly hasPresence: boolean;
      readonly progress: Int32Array;
    };

export type ThreadOptions = {
  /** Threads besides the one that asks (default: one less than there are processors, at most three). */
  readonly count?: number;
  /** Cells from which telling the others takes less time than they save. */
  readonly from?: number;
};

const MOST = 3;
const FROM = 30_000;
/** Place in `progress` of the next group nobody has taken; behind it stands who has answered each group. */
const NEXT = 0;
export const BY = { nobody: 0, asker: 1, helper: 2 } as const;

/**
 * Threads that answer some groups of a large question while the one that asks answers the others: whoever is free takes the next.
 * They start with the first question large enough, which does not wait for them, and end with the process.
 */
export class AnswerThreads {
  readonly #count: number;
  readonly #from: number;
  readonly #ready: Worker[] = [];
  #started = false;
  /** Groups that were answered for who asked, so far. */
  helped = 0;
  #frames = 0;
  #numbers = new WeakMap<GroupTask['layout'], number>();
  readonly #gone = new FinalizationRegistry<number>((frame) => this.#send({ forget: frame }));

  constructor({ count = Math.min(MOST, availableParallelism() - 1), from = FROM }: ThreadOptions = {}) {
    this.#count = count;
    this.#from = from;
  }

  /** Starts the threads and waits until they can take part. */
  async start(): Promise<void> {
    await Promise.all(this.#launch());
  }

  /** Answers a task together with the threads that are ready; false when it is not worth it, or none is. */
  answer(task: GroupTask): boolean {
    const groups = task.layout.first.length - 1;
    const cells = task.layout.passes.reduce((n, { rows }) => n + rows.length, 0);
    if (this.#count < 1 || groups < 2 || cells < this.#from) return false;
    if (this.#ready.length === 0) {
      void Promise.allSettled(this.#launch());
      return false;
    }
    const progress = new Int32Array(new SharedArrayBuffer(4 * (1 + groups)));
    this.#send({ ...this.#message(task), progress });
    const answers = new GroupAnswers(task);
    takeGroups(answers, progress, BY.asker);
    // A thread may have been put aside by the system: its group is answered here rather than waited for. Both write the same numbers.
    for (let g = 0; g < groups; g++) {
      const by = Atomics.load(progress, 1 + g);
      if (by === BY.nobody) answers.answer(g);
      else if (by === BY.helper) this.helped += 1;
    }
    answers.release();
    return true;
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all(this.#ready.splice(0).map((worker) => worker.terminate()));
  }

  #launch(): Promise<void>[] {
    if (this.#started) return [];
    this.#started = true;
    return Array.from({ length: this.#count }, () => {
      const worker = new Worker(new URL('./answer-worker.ts', import.meta.url));
      worker.unref();
      worker.on('error', () => this.close());
      return new Promise<void>((resolve) => {
        worker.once('online', () => {
          this.#ready.push(worker);
          // It has none of the cells the others were sent: everything is sent once more.
          this.#numbers = new WeakMap();
          resolve();
        });
        worker.once('exit', () => resolve());
      });
    });
  }

  #message(task: GroupTask): Omit<Extract<ToThread, { frame: number }>, 'progress'> {
    const { aggregates, segments, layout, decisions, decided, columns, presence } = task;
    const known = this.#numbers.get(layout);
    const frame = known ?? ++this.#frames;
    if (known === undefined) {
      this.#numbers.set(layout, frame);
      this.#gone.register(layout, frame);
    }
    const { first, most, passes } = layout;
    const cells = segments.map(({ rowStart, measures }) => ({ rowStart, measures }));
    return {
      frame,
      known: known === undefined ? { segments: cells, layout: { first, most, passes } } : null,
      aggregates,
      decisions,
      decided: joined(decided),
      memory: columns[0]?.buffer as SharedArrayBuffer,
      hasPresence: presence !== null,
    };
  }

  #send(message: ToThread): void {
    for (const worker of this.#ready) worker.postMessage(message);
  }
}

/** Answers groups nobody has taken until there are none left. */
export function takeGroups(answers: GroupAnswers, progress: Int32Array, by: number): void {
  const { groups } = answers;
  for (let g = Atomics.add(progress, NEXT, 1); g < groups; g = Atomics.add(progress, NEXT, 1)) {
    answers.answer(g);
    Atomics.store(progress, 1 + g, by);
  }
}

function joined(parts: readonly Uint16Array[]): Uint16Array {
  const out = new Uint16Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

let shared: AnswerThreads | undefined;

/** The threads of this process. */
export const sharedThreads = (): AnswerThreads => (shared ??= new AnswerThreads());
