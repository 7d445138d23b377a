import { z } from 'zod';

/** The relations that change over time: which team an agent is in, which project and site a queue works for. */
export const assignmentKind = z.enum(['agent_team', 'queue_project', 'queue_site']);
export type AssignmentKind = z.infer<typeof assignmentKind>;

/** For everything that was so before anybody wrote it down. Epoch milliseconds. */
export const SINCE_EVER = 0;

/**
 * From `from` until `until` (epoch milliseconds, half-open; `null` = until further notice) `subject` belongs to `value`,
 * whatever was said of that time before; `value: null` = to none.
 */
export const assignment = z
  .object({
    kind: assignmentKind,
    subject: z.string().min(1),
    value: z.string().min(1).nullable(),
    from: z.number().int().min(SINCE_EVER),
    until: z.number().int().nullable(),
  })
  .refine(({ from, until }) => until === null || until > from, { path: ['until'], message: 'must be after "from"' });
export type Assignment = z.infer<typeof assignment>;
