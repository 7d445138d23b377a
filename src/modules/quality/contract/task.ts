import { z } from 'zod';

/** Work that quality gives to somebody: bring readings together, mend an item's words, coach an agent. */
export const TASK_KINDS = ['calibration', 'wording', 'coaching'] as const;

export const task = z.object({
  id: z.string(),
  kind: z.enum(TASK_KINDS),
  /** Empty for coaching. */
  formName: z.string(),
  itemWords: z.string(),
  form: z.string().nullable(),
  item: z.string().nullable(),
  evaluation: z.string().nullable(),
  agent: z.string().nullable(),
  agentName: z.string().nullable(),
  words: z.string(),
  due: z.string().nullable(),
  isLate: z.boolean(),
  openedAt: z.string(),
  openedBy: z.string(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  outcome: z.string(),
  confirmedAt: z.string().nullable(),
});
export type Task = z.output<typeof task>;

/** What precedents do to appeals: more of them should mean fewer. Shares of submitted evaluations; null without any. */
export const caseLaw = z.object({
  days: z.number().int(),
  precedents: z.object({ now: z.number().int(), before: z.number().int() }),
  appealRate: z.object({ now: z.number().nullable(), before: z.number().nullable() }),
  overturnRate: z.number().nullable(),
  /** More precedents without fewer appeals. */
  alarm: z.boolean(),
});
export type CaseLaw = z.output<typeof caseLaw>;
