import type { Bounds } from '../contract/bounds.ts';
import type { Evidence, Owner, TargetState } from '../contract/target.ts';

export type KeptState = Exclude<TargetState, 'in_force' | 'ended'>;

/** A version of a target as kept; instants in epoch milliseconds. */
export type KeptVersion = {
  readonly version: number;
  readonly state: KeptState;
  readonly bounds: Bounds;
  readonly weight: number | null;
  readonly expected: number | null;
  readonly from: number;
  readonly until: number;
  readonly evidence: Evidence | null;
  readonly reason: string;
  readonly byId: string;
  readonly by: string;
  readonly at: number;
  readonly answer: {
    readonly accepted: boolean;
    readonly by: string;
    readonly at: number;
    readonly reason: string;
    readonly onBehalf: boolean;
  } | null;
};

export type KeptTarget = {
  readonly id: string;
  readonly goal: string;
  readonly parent: string | null;
  readonly kpi: string;
  readonly owner: Owner;
  /** In order, at least one. */
  readonly versions: readonly KeptVersion[];
};

/** What people read: an agreed version is in force during its span and ended after it. */
export function stateAt({ state, from, until }: KeptVersion, now: number): TargetState {
  if (state !== 'agreed') return state;
  if (now >= until) return 'ended';
  return now >= from ? 'in_force' : 'agreed';
}

/** The agreed version that holds at an instant: of several the latest. */
export const inForceAt = ({ versions }: Pick<KeptTarget, 'versions'>, at: number): KeptVersion | null =>
  versions.findLast((v) => v.state === 'agreed' && v.from <= at && at < v.until) ?? null;

/** The newest version that is not withdrawn; the newest of all where every one is. */
export function latestOf({ versions }: Pick<KeptTarget, 'versions'>): KeptVersion {
  const found = versions.findLast(({ state }) => state !== 'withdrawn') ?? versions.at(-1);
  if (found === undefined) throw new Error('A target has a version');
  return found;
}

/** Not taken back: it counts among its owner's targets. */
export const isLive = (target: Pick<KeptTarget, 'versions'>): boolean => latestOf(target).state !== 'withdrawn';
