import type { ExampleRow } from './rows.ts';

const DAY = '2026-11-16';
const instant = (clock: string): string => `${DAY}T${clock}:00Z`;
const PAUSES = new Set(['break', 'meal', 'training', 'meeting', 'coaching', 'other_pause']);

/**
 * One stretch of an agent's day for examples, clock times of 16 November 2026: flags follow from the activity, `more` adds or
 * overrides (`{ agent: 'ben', planned: 'work' }`).
 */
export function stretch(from: string, to: string, activity: string, more: ExampleRow = {}): ExampleRow {
  const paused = PAUSES.has(activity);
  const busy = activity === 'handling' ? 1 : 0;
  return {
    agent: 'anna',
    start_at: instant(from),
    end_at: instant(to),
    signed_in: activity !== 'offline',
    paused_any: paused,
    paused_all: paused,
    ringing: activity === 'ringing',
    handling: busy,
    talking: busy,
    activity,
    ...(paused && { pause_reason: activity }),
    ...more,
  };
}

/** The same, inside a plan: `planned` is tracked, `adherent` says whether the activity fits it. */
export const plannedStretch = (
  from: string,
  to: string,
  activity: string,
  planned: string | null,
  adherent: boolean,
): ExampleRow => stretch(from, to, activity, { planned, tracked: planned !== null, adherent });

/** A lasting row (pause, sign-in, shift, paid time …) between two clock times of that day. */
export const between = (from: string, to: string, more: ExampleRow = {}): ExampleRow => ({
  start_at: instant(from),
  end_at: instant(to),
  ...more,
});
