import { AppError } from '#src/kernel/errors.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Distances between attempts; one more attempt than distances, then the message is dead after about nine hours. */
export const BACK_OFF: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  120 * MINUTE,
  300 * MINUTE,
];

/** What to do after a failed attempt: wait so long, milliseconds, or give up. */
export type Verdict = { readonly waits: number } | { readonly dead: true };

/**
 * Trouble that passes by itself is tried again, growing slower; what the receiver refuses for what it is (`invalid`,
 * `forbidden` …) is given up at once. `retryAfter` (milliseconds) in the details of an error overrides the distance.
 */
export function verdictOn(error: unknown, attempt: number): Verdict {
  const passing = !(error instanceof AppError) || error.kind === 'unavailable' || error.kind === 'rate_limited';
  const distance = BACK_OFF[attempt - 1];
  if (!passing || distance === undefined) return { dead: true };
  const asked = error instanceof AppError ? error.details['retryAfter'] : undefined;
  return { waits: typeof asked === 'number' && asked > 0 ? asked : distance };
}
