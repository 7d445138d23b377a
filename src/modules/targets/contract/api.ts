import type { Bounds } from './bounds.ts';
import type { PersonalResult } from './exclusion.ts';
import type { Owner } from './target.ts';

/** A target as other modules see it. */
export type TargetInForce = {
  readonly id: string;
  readonly kpi: string;
  readonly owner: Owner;
  readonly bounds: Bounds;
  readonly weight: number | null;
  readonly from: number;
  readonly until: number;
};

/** What other modules may ask of targets. */
export type TargetsApi = {
  /** The target of one KPI that an owner has agreed to and that holds at an instant; `null` where there is none. */
  inForce(kpi: string, owner: Owner, at: number): Promise<TargetInForce | null>;
  /** All targets of an owner that hold at an instant. */
  allInForce(owner: Owner, at: number): Promise<readonly TargetInForce[]>;
  /**
   * The KPI of an agent over `[from, to)` (days or instants as in questions) less the spans approved to be left out. The same function
   * stands behind every screen and report that judges a person. Throws what the question throws.
   */
  personalResult(
    agent: string,
    kpi: string,
    period: { readonly from: string; readonly to: string },
  ): Promise<PersonalResult>;
  /** Whose personal results differ from the whole in a stretch: those with an approved exclusion in it. */
  agentsWithExclusions(during: { readonly from: number; readonly until: number }): Promise<ReadonlySet<string>>;
};
