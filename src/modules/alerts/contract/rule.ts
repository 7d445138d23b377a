import { z } from 'zod';
import { dimension } from '#src/modules/kpis/contract/question.ts';

export const alertGrain = z.enum(['30m', '1h', '1d']);
export type AlertGrain = z.infer<typeof alertGrain>;

/** Values on the KPI's own scale: shares 0–1, seconds. */
export const alertTest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('under'), value: z.number() }),
  z.object({ kind: z.literal('over'), value: z.number() }),
  /** Outside the limits of the 28 days before, on the side that hurts; days only. */
  z.object({ kind: z.literal('outside_limits') }),
]);
export type AlertTest = z.infer<typeof alertTest>;

export const severity = z.enum(['urgent', 'watch']);

/** What is watched, as it is written. */
export const ruleInput = z
  .object({
    /** Absent: a new rule. */
    id: z.string().optional(),
    name: z.string().trim().min(1).max(120),
    kpi: z.string().min(1),
    grain: alertGrain.default('1d'),
    /** One alert a group; null watches the whole of what the filters leave. */
    by: dimension.nullable().default(null),
    where: z.partialRecord(dimension, z.array(z.string()).min(1)).default({}),
    test: alertTest,
    /** Rows below which an interval is not judged. */
    minimumRows: z.number().int().min(0).max(1_000_000).default(30),
    severity: severity.default('watch'),
    /** Who has to act, as people know her. */
    owner: z.string().trim().min(1).max(120),
    active: z.boolean().default(true),
    /** Ids of delivery channels that are told when an alert is raised. */
    channels: z.array(z.string().min(1)).max(10).default([]),
  })
  .refine(({ grain, test }) => test.kind !== 'outside_limits' || grain === '1d', {
    path: ['grain'],
    message: 'control limits are for days',
  });
export type RuleInput = z.input<typeof ruleInput>;
export type RuleParsed = z.output<typeof ruleInput>;

/** What a rule would have raised lately. */
export const ruleTrial = z.object({
  /** Intervals that could be judged, and those that were off. */
  judged: z.number().int(),
  off: z.number().int(),
  /** Spells: what would have been an alert each. */
  alerts: z.number().int(),
  days: z.number().int(),
  latest: z.array(
    z.object({ group: z.string().nullable(), from: z.string(), to: z.string(), value: z.number(), limit: z.number() }),
  ),
});
export type RuleTrial = z.infer<typeof ruleTrial>;

/** `silent`: nothing in 90 days; `noisy`: more than a quarter of the intervals off, or most alerts never acknowledged. */
export const ruleHealth = z.enum(['ok', 'silent', 'noisy', 'untried']);
export type RuleHealth = z.infer<typeof ruleHealth>;

export const alertRule = z.object({
  id: z.string(),
  name: z.string(),
  kpi: z.string(),
  grain: alertGrain,
  by: dimension.nullable(),
  where: z.partialRecord(dimension, z.array(z.string())),
  test: alertTest,
  minimumRows: z.number().int(),
  severity,
  owner: z.string(),
  active: z.boolean(),
  channels: z.array(z.string()),
  changedAt: z.number().int(),
  lastRaisedAt: z.number().int().nullable(),
  alerts: z.number().int(),
  trial: z.object({ alerts: z.number().int(), days: z.number().int() }).nullable(),
  health: ruleHealth,
});
export type AlertRule = z.infer<typeof alertRule>;
