import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

/** An inspector's list, one evaluation of it on the desk. */
export const deskPage = pageAddress('/quality/desk', z.object({ evaluation: z.string().optional() }));

export const evaluationTabs = ['evaluations', 'appeals', 'precedents', 'tasks'] as const;
/** What was said of whose work, and objections to it; one opened beside the list. */
export const evaluationsPage = pageAddress(
  '/quality/evaluations',
  z.object({
    tab: z.enum(evaluationTabs).optional(),
    evaluation: z.string().optional(),
    appeal: z.string().optional(),
    text: z.string().optional(),
    task: z.string().optional(),
  }),
);

/** The handbook of how items are read. */
export const handbookPage = pageAddress(
  '/quality/handbook',
  z.object({ form: z.string().optional(), item: z.string().optional(), text: z.string().optional() }),
);

/** A form being built: a new version of one, or one out of a starter. */
export const builderPage = pageAddress(
  '/quality/form',
  z.object({ form: z.string().optional(), starter: z.string().optional() }),
);

export const planTabs = ['plans', 'draws', 'size', 'progress', 'forms', 'checks'] as const;
/** Samples drawn and the forms they are judged by. */
export const plansPage = pageAddress(
  '/quality/plans',
  z.object({
    tab: z.enum(planTabs).optional(),
    form: z.string().optional(),
    open: z.enum(['plan', 'draw', 'import']).optional(),
  }),
);
