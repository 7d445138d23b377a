import type { Actor } from '#src/http/actor.ts';
import type { Alert } from './alert.ts';

/** What other modules may ask of alerts. */
export type AlertsApi = {
  /**
   * Judges every interval that has become whole since the last check and raises, updates or ends alerts. Safe to call at any time, also
   * twice at once. Resolves with the alerts raised by this call.
   */
  check(): Promise<readonly Alert[]>;
  /** Alerts of rows an actor reaches that stand open, or were raised or closed since; each with the team it speaks of, null for more than one. */
  standing(actor: Actor, since: number): Promise<readonly { readonly alert: Alert; readonly team: string | null }[]>;
};
