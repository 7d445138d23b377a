import { z } from 'zod';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When a report goes out, in words people use; local clock of the zone. */
export const when = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('daily'), time: clock }),
  /** Monday to Friday. */
  z.object({ kind: z.literal('weekdays'), time: clock }),
  /** Working days of mainland China: not on holidays, but on Saturdays and Sundays that are worked instead. */
  z.object({ kind: z.literal('workdays'), time: clock }),
  /** 1 is Monday. */
  z.object({ kind: z.literal('weekly'), weekday: z.number().int().min(1).max(7), time: clock }),
  /** A month without that day: its last. */
  z.object({ kind: z.literal('monthly'), day: z.number().int().min(1).max(31), time: clock }),
  /** Every full hour from–to, inclusive, some minutes after it. */
  z.object({
    kind: z.literal('hourly'),
    fromHour: z.number().int().min(0).max(23),
    toHour: z.number().int().min(0).max(23),
    minute: z.number().int().min(0).max(59),
  }),
]);
export type When = z.infer<typeof when>;

export const format = z.enum(['picture', 'pdf', 'xlsx']);
export type Format = z.infer<typeof format>;
export const language = z.enum(['zh-CN', 'en']);

export const schedule = z.object({
  id: z.string(),
  report: z.string(),
  when,
  zone: z.string().min(1),
  channels: z.array(z.string()).min(1).max(20),
  formats: z.array(format),
  language,
  /** Data that are late: wait so many minutes for them, then send as provisional. 0 sends at once. */
  patience: z.number().int().min(0).max(1440),
  active: z.boolean(),
});
export type Schedule = z.infer<typeof schedule>;
export const scheduleInput = schedule.partial({ id: true });

export const scheduleRow = schedule.extend({
  name: z.string(),
  nextAt: z.number().int().nullable(),
  /** The next few, so that the words can be checked. */
  coming: z.array(z.number().int()),
});
export type ScheduleRow = z.infer<typeof scheduleRow>;

/** `waiting` for data, `sent` to the channels, `failed` with its reason, `late` given up for a newer one. */
export const runState = z.enum(['waiting', 'sent', 'failed', 'skipped']);

export const deliveryRow = z.object({
  id: z.string(),
  channel: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
  title: z.string(),
  cause: z.object({ kind: z.string(), id: z.string() }).nullable(),
  madeAt: z.number().int(),
  parts: z.array(
    z.object({
      part: z.string(),
      state: z.enum(['waiting', 'sending', 'sent', 'dead']),
      attempts: z.number().int(),
      nextAt: z.number().int().nullable(),
      settledAt: z.number().int().nullable(),
      error: z.string().nullable(),
    }),
  ),
});
export type DeliveryRowBody = z.infer<typeof deliveryRow>;

export const run = z.object({
  id: z.string(),
  /** `null`: somebody sent it by hand. */
  schedule: z.string().nullable(),
  report: z.string(),
  name: z.string(),
  issue: z.string().nullable(),
  /** Version of the numbers that went out. */
  version: z.number().int().nullable(),
  dueAt: z.number().int(),
  endedAt: z.number().int().nullable(),
  state: runState,
  provisional: z.boolean(),
  /** Due times that passed while nothing ran and are made up for by this one. */
  missed: z.number().int(),
  error: z.string().nullable(),
  by: z.string(),
  deliveries: z.array(deliveryRow),
});
export type Run = z.infer<typeof run>;
