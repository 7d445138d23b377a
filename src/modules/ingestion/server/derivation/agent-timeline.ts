import type { Interval } from '#src/kernel/interval.ts';

/** One sign-in of the agent; `queue` null is a sign-in to the platform as a whole. `end` NaN while open. */
export type SessionSpan = { readonly queue: string | null; readonly start: number; end: number; endKind: SessionEnd };
export type SessionEnd = 'sign_out' | 'removed' | 'open' | 'timed_out';

/** One pause in one queue (null: in all). `end` NaN while open. */
export type PauseSpan = {
  readonly queue: string | null;
  readonly reason: string | null;
  readonly start: number;
  end: number;
};

/** A pause that was only said for all queues. */
export type Announcement = { readonly reason: string | null; readonly at: number };

export type PlanSpan = Interval & { readonly activity: string; readonly tracked: boolean };

/** One leg of the agent: connected, ended (NaN open), after-contact work done (NaN none). */
export type LegSpan = {
  readonly connectedAt: number;
  readonly endedAt: number;
  readonly acwEndedAt: number;
  /** A text conversation: counts for concurrency. */
  readonly isText: boolean;
};

/** What the contacts say about an agent: legs, and the stretches the phone rang. */
export type AgentWork = { readonly legs: readonly LegSpan[]; readonly rings: readonly Interval[] };

/** Sign-ins and pauses that were open at a restart point; what the state before it boils down to. */
export type AgentCarry = {
  readonly sessions: readonly { readonly queue: string | null; readonly start: number }[];
  readonly pauses: readonly { readonly queue: string | null; readonly reason: string | null; readonly start: number }[];
};

export const NO_CARRY: AgentCarry = { sessions: [], pauses: [] };

/** End of a span that may be open, for reckoning up to `until`. */
export const endOr = (end: number, until: number): number => (Number.isNaN(end) ? until : end);
