import { z } from 'zod';
import { dimension } from '#src/modules/kpis/contract/question.ts';
import { alertGrain, severity } from './rule.ts';

export const alertState = z.enum(['open', 'acknowledged', 'closed']);
export type AlertState = z.infer<typeof alertState>;

/** A value of one interval; instants in epoch milliseconds, half-open. */
const reading = z.object({
  from: z.number().int(),
  to: z.number().int(),
  value: z.number(),
  /** What it was held against. */
  limit: z.number(),
});
export type Reading = z.infer<typeof reading>;

export const alert = z.object({
  id: z.string(),
  rule: z.string(),
  name: z.string(),
  kpi: z.string(),
  grain: alertGrain,
  severity,
  owner: z.string(),
  /** The group it speaks of, by the rule's dimension; null for the whole. */
  group: z.object({ dimension, id: z.string(), name: z.string() }).nullable(),
  where: z.partialRecord(dimension, z.array(z.string())),
  first: reading,
  worst: reading,
  last: reading,
  /** Intervals off so far. */
  intervals: z.number().int(),
  state: alertState,
  raisedAt: z.number().int(),
  acknowledgedAt: z.number().int().nullable(),
  acknowledgedBy: z.string().nullable(),
  closedAt: z.number().int().nullable(),
  closedBy: z.string().nullable(),
  /** True when the value came back by itself. */
  recovered: z.boolean(),
  notes: z.array(z.object({ at: z.number().int(), by: z.string(), text: z.string() })),
});
export type Alert = z.infer<typeof alert>;

export const alertList = z.object({
  /** The centre's zone, in which intervals are read. */
  zone: z.string(),
  alerts: z.array(alert),
  /** How many stand open, acknowledged ones included. */
  open: z.number().int(),
  /** Median time from raising to acknowledgement of the alerts of the last 90 days, milliseconds. */
  acknowledgeMedian: z.number().nullable(),
});
export type AlertList = z.infer<typeof alertList>;
