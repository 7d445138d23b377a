import type { EventBatch } from './event-batch.ts';

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

/** The memory columns lie in, to be handed to another thread: it is gone here then. */
export const memoryOf = (columns: EventColumns): ArrayBuffer[] =>
  COLUMNS.map((name) => columns[name].buffer as ArrayBuffer);
