import { z } from 'zod';
import { personalPart } from '#src/modules/kpis/contract/passport.ts';

const instant = z.number().int();
const figure = z.number().nullable();

export const exclusionKind = z.enum(['outage', 'training', 'assignment', 'other']);
export const decisionState = z.enum(['requested', 'approved', 'refused', 'withdrawn']);

/** A span taken out of one agent's personal results; her contacts stay in the KPI. Local date-times or days, `to` is not part of it. */
export const exclusionInput = z.object({
  agent: z.string().min(1),
  from: z.string().min(1),
  to: z.string().min(1),
  kind: exclusionKind,
  reason: z.string().trim().min(1).max(2000),
});
export type ExclusionInput = z.input<typeof exclusionInput>;

const decided = {
  state: decisionState,
  requestedBy: z.string(),
  requestedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decision: z.string(),
  /** The asker may decide it: permitted, and not her own request. */
  mayDecide: z.boolean(),
} as const;

export const exclusion = z.object({
  id: z.string(),
  agent: z.string(),
  agentName: z.string(),
  from: instant,
  until: instant,
  kind: exclusionKind,
  reason: z.string(),
  ...decided,
});
export type Exclusion = z.infer<typeof exclusion>;
export const exclusionList = z.object({ zone: z.string(), exclusions: z.array(exclusion) });

/** Uses a KPI for persons that is not meant for them, until a day. */
export const roleFitInput = z.object({
  kpi: z.string().min(1),
  reason: z.string().trim().min(1).max(2000),
  expires: z.iso.date(),
});
export const roleFitUse = z.object({
  id: z.string(),
  kpi: z.string(),
  reason: z.string(),
  expires: instant,
  expired: z.boolean(),
  ...decided,
});
export type RoleFitUse = z.infer<typeof roleFitUse>;

export const decisionInput = z.object({
  id: z.string(),
  approve: z.boolean(),
  reason: z.string().trim().max(2000).default(''),
});

export const personalInput = z.object({
  agent: z.string().min(1),
  kpi: z.string().min(1),
  from: z.string().min(1),
  to: z.string().min(1),
});

/** A personal result: the KPI over the range less the approved spans. */
export const personalResult = personalPart.extend({
  agent: z.string(),
  kpi: z.string(),
  /** The KPI of the same rows with nothing taken out. */
  whole: z.object({ value: figure, numerator: figure, denominator: figure }),
});
export type PersonalResult = z.infer<typeof personalResult>;
