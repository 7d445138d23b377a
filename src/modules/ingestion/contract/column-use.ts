import { z } from 'zod';

/** What a column of a contact list may hold, in the order people think of it. `date` and `time` together are when it began. */
export const COLUMN_USES = [
  'first_touch',
  'date',
  'time',
  'ended',
  'customer',
  'agent',
  'reason',
  'channel',
  'direction',
  'outcome',
  'agent_resolved',
  'talk',
  'wait',
  'queue',
  'ring',
  'hold',
  'acw',
  'csat',
  'project',
  'segment',
  'enqueued',
  'connected',
  'queue_left',
  'ivr_time',
  'ended_by',
  'id',
] as const;
export const columnUse = z.object({
  use: z.enum(COLUMN_USES),
  /** Lengths of time: what a bare number counts. */
  unit: z.enum(['s', 'min']).optional(),
});
export type ColumnUse = z.infer<typeof columnUse>;

/** What each column holds, by its header; columns left out are not read. */
export const columnUses = z.record(z.string(), columnUse);
export type ColumnUses = z.infer<typeof columnUses>;

/** Uses whose numbers need a unit. */
export const LENGTHS: ReadonlySet<ColumnUse['use']> = new Set(['ivr_time', 'wait', 'ring', 'talk', 'hold', 'acw']);
