import { z } from 'zod';
import { EVALUATION_SOURCES, SAMPLES } from './draw.ts';
import { answers } from './evaluation.ts';

const one = z.object({
  /** Id of an open evaluation that was filled in elsewhere; it stays its inspector's. */
  evaluation: z.string().optional(),
  /** Or a contact judged by somebody: a user's id, or a name. */
  contact: z.string().optional(),
  inspector: z.string().trim().min(1).max(120).optional(),
  answers,
  feedback: z.string().trim().max(4000).default(''),
  /** Seconds it took. */
  worked: z.number().min(0).max(86_400).default(0),
  /** ISO instant; absent: now. */
  submittedAt: z.string().optional(),
});

/** Finished evaluations made elsewhere: on paper, by a client, by a team of its own work. */
export const enterInput = z.object({
  /** For evaluations given by contact: what the sample is called, how it was drawn, with which form, and who judged. */
  name: z.string().trim().min(1).max(120).default('-'),
  form: z.string().optional(),
  sample: z.enum(SAMPLES).default('targeted'),
  source: z.enum(EVALUATION_SOURCES).default('third_party'),
  evaluations: z.array(one).min(1).max(2000),
});
export type Entered = z.output<typeof enterInput>;

export const enterResult = z.object({
  entered: z.number().int(),
  /** By position in the list; with any, nothing was entered. */
  rejected: z.array(z.object({ at: z.number().int(), field: z.string(), reason: z.string(), remedy: z.string() })),
});
export type EnterResult = z.output<typeof enterResult>;
