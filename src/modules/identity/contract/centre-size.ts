import { z } from 'zod';
import type { Role } from './roles.ts';
import { ROLES } from './roles.ts';

/**
 * How much of the program a centre wants before it. `small`: up to about fifteen seats, one person does everything; pages for many hands
 * are hidden, figures are told by week and month.
 */
export const CENTRE_SIZES = ['small', 'full'] as const;
export type CentreSize = (typeof CENTRE_SIZES)[number];

/** Every role of the centre's own people; the client's belongs to others. */
export const OWN_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'client');

export const centreSizeInput = z.object({
  size: z.enum(CENTRE_SIZES),
  /** Whoever chooses takes every role of the centre as well: one person does it all. */
  allRoles: z.boolean().default(false),
});
export type CentreSizeInput = z.output<typeof centreSizeInput>;

export const centreSizeBody = z.object({
  /** Null: nobody has said yet. */
  size: z.enum(CENTRE_SIZES).nullable(),
  chosenAt: z.number().int().nullable(),
  chosenBy: z.string().nullable(),
});
export type CentreSizeBody = z.infer<typeof centreSizeBody>;
