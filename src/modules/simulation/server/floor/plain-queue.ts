import { Stream, streamKey } from '../random/stream.ts';
import { Agenda } from './agenda.ts';
import { Desk } from './desk.ts';
import { Floor } from './floor.ts';

/** A queue of the textbooks on this floor: Poisson arrivals, exponential handling and patience. Durations in ms. */
export interface PlainQueue {
  readonly load: number;
  readonly agents: number;
  readonly handleTime: number;
  /** Mean patience; `null`: nobody ever gives up. */
  readonly patience: number | null;
  readonly threshold: number;
}

/** Means over one batch of arrivals in a row. */
export interface Batch {
  readonly waited: number;
  readonly abandoned: number;
  readonly meanWait: number;
  readonly inTime: number;
}

/**
 * Runs the floor as M/M/n (or M/M/n+M) and returns the means of `batches` batches of `size` arrivals each, after a warm-up of one batch.
 * Batches much longer than a busy period are as good as independent (batch means).
 */
export function runPlainQueue(queue: PlainQueue, seed: number, batches: number, size: number): Batch[] {
  const agenda = new Agenda();
  const draws = (name: string): Stream => new Stream(streamKey(seed, name));
  const [arrival, service, patience] = [draws('arrival'), draws('service'), draws('patience')];
  const waits: number[] = [];
  const gaveUp: boolean[] = [];
  const done = (contact: number, wait: number, gone: boolean): void => {
    waits[contact] = wait;
    gaveUp[contact] = gone;
  };
  const floor = new Floor<number>(agenda, [0], {
    patience: () => (queue.patience === null ? Number.POSITIVE_INFINITY : patience.exponential(queue.patience)),
    ring: () => 0,
    misses: () => false,
    conversation: () => service.exponential(queue.handleTime),
    afterwards: () => 0,
    onGaveUp: (contact, _, __, wait) => done(contact, wait, true),
    onRangOut: () => undefined,
    onConnected: (contact, _, __, ___, wait) => done(contact, wait, false),
    onEnded: () => undefined,
    onDone: () => undefined,
  });
  for (let n = 0; n < queue.agents; n++) {
    const desk = new Desk(String(n), [0], 1);
    floor.add(desk);
    floor.signIn(desk);
  }
  const all = size * (batches + 1);
  const gap = queue.handleTime / queue.load;
  const arrive = (contact: number): void => {
    floor.enter(contact, 0);
    if (contact + 1 < all) agenda.at(agenda.now + arrival.exponential(gap), () => arrive(contact + 1));
  };
  agenda.at(0, () => arrive(0));
  agenda.run(Number.POSITIVE_INFINITY);
  return Array.from({ length: batches }, (_, b) => batchOf(waits, gaveUp, size * (b + 1), size, queue.threshold));
}

function batchOf(
  waits: readonly number[],
  gaveUp: readonly boolean[],
  from: number,
  size: number,
  threshold: number,
): Batch {
  const sum = { waited: 0, abandoned: 0, wait: 0, inTime: 0 };
  for (let i = from; i < from + size; i++) {
    const wait = waits[i] as number;
    sum.wait += wait;
    if (wait > 0) sum.waited++;
    if (gaveUp[i]) sum.abandoned++;
    else if (wait <= threshold) sum.inTime++;
  }
  return {
    waited: sum.waited / size,
    abandoned: sum.abandoned / size,
    meanWait: sum.wait / size,
    inTime: sum.inTime / size,
  };
}
