import { z } from 'zod';

/**
 * How contacts got into a sample: drawn by chance out of all, by chance out of those whose customer answered a survey, or chosen for a reason. Only the
 * first estimates the score.
 */
export const SAMPLES = ['random', 'surveyed', 'targeted'] as const;
/**
 * Besides, evaluations made again without the first score, to see what appeals leave, and those several inspectors make of one contact to be compared:
 * they count in nobody's score.
 */
export const EVALUATION_SAMPLES = [...SAMPLES, 'rescoring', 'calibration'] as const;
/** Why a targeted draw looks where it looks. */
export const REASONS = [
  'long_call',
  'low_survey',
  'sensitive_word',
  'agent_closed',
  'repeat_contact',
  'complaint',
  'on_request',
  'coaching',
] as const;
/** Who judges: kept with every evaluation and never pooled. */
export const EVALUATION_SOURCES = ['qa', 'team', 'client', 'rule', 'third_party'] as const;

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);

export const drawInput = z.object({
  name: z.string().trim().min(1).max(120),
  /** Local dates, the second excluded. */
  from: date,
  to: date,
  form: z.string(),
  sample: z.enum(SAMPLES).default('random'),
  reason: z.enum(REASONS).nullable().default(null),
  /** Of a long contact in seconds, of a low answer as a share of the scale, of a repeat in days; absent: what the reason means by itself. */
  threshold: z.number().positive().nullable().optional(),
  source: z.enum(EVALUATION_SOURCES).default('qa'),
  /** The same for everybody, fixed before the draw. */
  perAgent: z.number().int().min(1).max(200),
  /** Ids or names; absent: all. */
  where: z
    .object({
      team: z.array(z.string()),
      queue: z.array(z.string()),
      channel: z.array(z.string()),
      agent: z.array(z.string()),
    })
    .partial()
    .default({}),
  /** User ids; the work is shared out evenly. */
  inspectors: z.array(z.string()).min(1).max(100),
  /** Local date by which they should be done. */
  due: date.optional(),
});
export type DrawParsed = z.output<typeof drawInput>;

export const draw = z.object({
  id: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  sample: z.enum(SAMPLES),
  reason: z.enum(REASONS).nullable(),
  threshold: z.number().nullable(),
  /** Name of the plan that ruled it; null for one drawn without. */
  plan: z.string().nullable(),
  source: z.enum(EVALUATION_SOURCES),
  form: z.string(),
  formName: z.string(),
  perAgent: z.number().int(),
  /** Contacts that could have been drawn, those that were, and agents who had fewer than asked for. */
  population: z.number().int(),
  drawn: z.number().int(),
  short: z.number().int(),
  done: z.number().int(),
  madeAt: z.string(),
  madeBy: z.string(),
});
export type Draw = z.output<typeof draw>;
