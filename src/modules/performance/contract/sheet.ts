import { z } from 'zod';
import { judged } from './judged.ts';

const instant = z.number().int();

/**
 * `objected` waits for the lead; `kept`: she has answered and the figure stands; `correcting`: she agrees, and the figure is to be mended at its
 * source (an approved exclusion, corrected data) and frozen anew.
 */
export const itemState = z.enum(['open', 'confirmed', 'objected', 'kept', 'correcting']);
export type ItemState = z.infer<typeof itemState>;

/** `answered`: every objection has its answer, and the agent has not confirmed all. */
export const sheetState = z.enum(['open', 'objected', 'answered', 'confirmed']);
export type SheetState = z.infer<typeof sheetState>;

/** What somebody said about one KPI of a sheet; `renew`: its figure was frozen anew, `text` tells the old one. */
export const step = z.object({
  at: instant,
  by: z.string(),
  version: z.number().int(),
  kpi: z.string(),
  what: z.enum(['confirm', 'object', 'keep', 'correct', 'renew']),
  text: z.string(),
});
export type Step = z.infer<typeof step>;

export const sheetSummary = z.object({
  id: z.string(),
  month: z.string(),
  agent: z.string(),
  agentName: z.string(),
  number: z.string().nullable(),
  team: z.string().nullable(),
  teamName: z.string().nullable(),
  version: z.number().int(),
  /** Version of the closed month the figures were frozen from; null: from the data as they were. */
  closing: z.string().nullable(),
  frozenAt: instant,
  deadline: instant,
  state: sheetState,
  /** Not confirmed, and the deadline has passed. */
  overdue: z.boolean(),
  items: z.object({ all: z.number().int(), confirmed: z.number().int(), objected: z.number().int() }),
  lastAt: instant.nullable(),
});
export type SheetSummary = z.infer<typeof sheetSummary>;

export const sheet = sheetSummary.extend({
  zone: z.string(),
  items: z.array(judged.extend({ state: itemState, steps: z.array(step) })),
  /** What the asker may do: sign off (it is hers), or answer objections. */
  may: z.object({ confirm: z.boolean(), object: z.boolean(), answer: z.boolean() }),
});
export type Sheet = z.infer<typeof sheet>;

export const signOffMonth = z.object({
  month: z.string(),
  /** Null: nobody has opened it. */
  opened: z.object({ at: instant, by: z.string(), deadline: instant }).nullable(),
  /** The version in which the month is closed now; null while it is not. */
  closing: z.string().nullable(),
  counts: z.object({
    people: z.number().int(),
    confirmed: z.number().int(),
    objected: z.number().int(),
    overdue: z.number().int(),
    /** Frozen from something else than the closed month as it stands now. */
    outdated: z.number().int(),
  }),
});
export type SignOffMonth = z.infer<typeof signOffMonth>;

export const openInput = z.object({
  month: z.string(),
  /** Last local day on which objections are taken. */
  deadline: z.iso.date(),
});

export const answerInput = z.object({
  id: z.string(),
  /** The version that was looked at. */
  version: z.number().int(),
  items: z
    .array(
      z.object({
        kpi: z.string().min(1),
        confirm: z.boolean(),
        /** Needed to object. */
        reason: z.string().trim().max(2000).default(''),
      }),
    )
    .min(1)
    .max(60),
});

export const replyInput = z.object({
  id: z.string(),
  kpi: z.string().min(1),
  /** True: the figure is to be corrected; false: it stands. */
  correct: z.boolean(),
  text: z.string().trim().min(1).max(2000),
});
