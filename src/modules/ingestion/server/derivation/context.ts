/** The organisation as it was: what a row is stamped with. Holds for every instant in `[from, until)`. */
export type Stamp = {
  readonly site: string | null;
  readonly project: string | null;
  readonly client: string | null;
  readonly team: string | null;
  readonly from: number;
  readonly until: number;
};

/** Tells where a queue and an agent belonged at an instant; `null` where a row has none. Called once per pair and period. */
export type Stamping = (at: number, queue: string | null, agent: string | null) => Stamp;

export const NO_STAMP: Stamp = {
  site: null,
  project: null,
  client: null,
  team: null,
  from: Number.NEGATIVE_INFINITY,
  until: Number.POSITIVE_INFINITY,
};

/** A (re)start of the platform: whatever was open before it is lost. */
export type Restart = { readonly at: number; readonly membersPersist: boolean };

/** What derivations need to know beside the events. */
export type DerivationContext = {
  readonly source: string;
  /** Import batch the rows are booked to: the last one that touched the subject. */
  readonly batch: string | null;
  /** Put before every contact id, so that ids of two sources never meet; `''` for none. */
  readonly idPrefix: string;
  readonly stamp: Stamping;
  /** Restarts of the source, ascending. */
  readonly restarts: readonly Restart[];
  /** Channel and direction of contacts whose source does not say. */
  readonly channel: string;
  readonly direction: string | null;
  /** Sessions without a sign of life for so long, milliseconds, have ended (E32); absent for sources that sign out. */
  readonly heartbeatTimeout?: number;
  /** Working time between two instants, milliseconds; `null` where no calendar is set. */
  readonly businessTime?: (from: number, until: number, queue: string | null) => number | null;
};

/** A correction the derivation made, for the log: what it did not believe, and where that stood. */
export type DerivationNote = {
  readonly subject: string;
  readonly at: number;
  readonly line: number | null;
  readonly code: NoteCode;
};

export type NoteCode =
  | 'negative_duration'
  | 'second_end_ignored'
  | 'end_without_start'
  | 'entry_reconstructed'
  | 'leg_reconstructed'
  | 'answered_after_left'
  | 'left_after_answered'
  | 'exit_missing'
  | 'sign_out_without_sign_in'
  | 'session_timed_out';

/** A context for one source without an organisation behind it. */
export function plainContext(source: string, more: Partial<DerivationContext> = {}): DerivationContext {
  return {
    source,
    batch: null,
    idPrefix: '',
    stamp: () => NO_STAMP,
    restarts: [],
    channel: 'voice',
    direction: 'inbound',
    ...more,
  };
}
