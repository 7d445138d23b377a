import type { EventBatch } from './event-batch.ts';
import { sharedRoom } from './shared-numbers.ts';

const COLUMNS = [
  'kind',
  'at',
  'subject',
  'queue',
  'agent',
  'word',
  'wait',
  'ring',
  'talk',
  'keyHi',
  'keyLo',
  'line',
  'rawStart',
  'rawEnd',
  'textStart',
  'textEnd',
] as const satisfies readonly (keyof EventBatch)[];

/** The columns of a batch's events, without what their numbers stand for. */
export type EventColumns = Pick<EventBatch, (typeof COLUMNS)[number]>;

export function columnsOf(batch: EventBatch): EventColumns {
  return Object.fromEntries(COLUMNS.map((name) => [name, batch[name]])) as EventColumns;
}

/** Lets a batch use these columns from now on. */
export function setColumns(batch: EventBatch, columns: EventColumns): void {
  Object.assign(batch, columns);
  batch.capacity = columns.kind.length;
}

/** Gives a batch room for so many events, in memory that threads share. */
export function shareColumns(batch: EventBatch, capacity: number): void {
  setColumns(
    batch,
    Object.fromEntries(COLUMNS.map((name) => [name, sharedRoom(batch[name], capacity)])) as EventColumns,
  );
}
