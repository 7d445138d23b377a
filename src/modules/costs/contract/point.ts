import { z } from 'zod';
import { month } from './cost.ts';

export const pointInput = z.object({
  queue: z.string().min(1),
  month,
  /** Contacts one person has at once; text channels need it, one is taken for calls. */
  atOnce: z.coerce.number().min(1).max(20).optional(),
});

/** Why it cannot be told, or can be told in part only; screens translate the code. */
export const pointObstacle = z.enum([
  'no_contacts',
  'few_contacts',
  'no_handle_time',
  'no_threshold',
  'at_the_top',
  'no_costs',
  'no_paid_time',
  'several_at_once',
  'can_be_put_off',
]);
export type PointObstacle = z.infer<typeof pointObstacle>;

const range = z.object({ value: z.number(), low: z.number(), high: z.number() });
const figure = z.number().nullable();

/** What one more percentage point of service level would take in a month like this one. Durations in seconds, shares from 0 to 1. */
export const point = z.object({
  queue: z.string(),
  queueName: z.string(),
  channel: z.string().nullable(),
  month,
  obstacles: z.array(pointObstacle),
  level: figure,
  threshold: figure,
  contacts: figure,
  /** Half hours with contacts in them. */
  intervals: z.number().int(),
  handleTime: figure,
  /** Mean patience from those who gave up, with its 95 % interval; `null`: nobody did, so customers are taken to wait for ever. */
  patience: range.nullable(),
  abandoned: figure,
  atOnce: z.number(),
  model: z.enum(['erlang-a', 'erlang-c']),
  /** Paid time that is not for contacts, and whose. */
  shrinkage: figure,
  /** Hours people had to be there for contacts, at the present level and at one point more; and paid hours of the difference. */
  present: figure,
  raised: figure,
  paid: range.nullable(),
  /** Share of those hours spent on contacts, at the present level: a model far from the floor shows here. */
  busy: figure,
  costHour: z
    .object({
      value: z.number(),
      cost: z.number(),
      hours: z.number(),
      items: z.array(z.string()),
      everything: z.boolean(),
    })
    .nullable(),
  money: range.nullable(),
});
export type Point = z.infer<typeof point>;
