import { erlangAOf } from './erlang-a.ts';
import { nextErlangB } from './erlang-b.ts';
import { erlangCOf } from './erlang-c.ts';
import { checkDuration, checkQueue, refuse } from './workload.ts';

/** What the queue must achieve; every target given has to be met. */
export interface StaffingTargets {
  /** Share answered within `threshold`, over everyone (SL-3). */
  readonly serviceLevel?: number;
  readonly threshold?: number;
  /** Mean wait at most; with patience: of everyone. */
  readonly asa?: number;
  /** Share giving up at most; needs patience. */
  readonly abandonment?: number;
  /** Agents busy at most this share of the time. */
  readonly occupancy?: number;
}

export interface StaffingQuestion extends StaffingTargets {
  readonly load: number;
  readonly handleTime: number;
  /** Mean patience; absent: customers wait for ever (Erlang C). */
  readonly patience?: number;
}

/**
 * Fewest agents that meet all targets. One pass: the recurrence goes on from n to n + 1, and the dear integral of Erlang A is
 * computed only for those n whose cheap figures allow the target. Throws `bad_queue` where no number of agents can do it.
 */
export function agentsFor(question: StaffingQuestion): number {
  check(question);
  const { load } = question;
  if (load === 0) return 0;
  let blocked = 1;
  for (let agents = 1; ; agents++) {
    const before = blocked;
    blocked = nextErlangB(load, agents, before);
    if (meets(question, agents, before, blocked)) return agents;
  }
}

function meets(question: StaffingQuestion, agents: number, before: number, blocked: number): boolean {
  const { load, handleTime, patience, serviceLevel, threshold = 0, asa, abandonment, occupancy } = question;
  if (patience === undefined) {
    if (agents <= load) return false;
    const c = erlangCOf(load, agents, handleTime, blocked);
    return (
      (serviceLevel === undefined || c.serviceLevel(threshold) >= serviceLevel) &&
      (asa === undefined || (c.asa ?? Number.POSITIVE_INFINITY) <= asa) &&
      (occupancy === undefined || c.occupancy <= occupancy)
    );
  }
  // Fewer agents than this cannot even carry what the targets want answered.
  if (agents < load * Math.max(1 - (abandonment ?? 1), serviceLevel ?? 0)) return false;
  const a = erlangAOf({ load, agents, handleTime, patience }, before);
  return (
    (abandonment === undefined || a.abandonment <= abandonment) &&
    (asa === undefined || a.meanWait <= asa) &&
    (occupancy === undefined || a.occupancy <= occupancy) &&
    (serviceLevel === undefined || (1 - a.abandonment >= serviceLevel && a.serviceLevel(threshold) >= serviceLevel))
  );
}

function check(question: StaffingQuestion): void {
  const { load, handleTime, patience, serviceLevel, threshold, asa, abandonment, occupancy } = question;
  checkQueue(load, 0);
  checkDuration('handleTime', handleTime);
  if (patience !== undefined) checkDuration('patience', patience);
  const targets = { serviceLevel, asa, abandonment, occupancy };
  if (Object.values(targets).every((t) => t === undefined))
    throw refuse('targets', Number.NaN, 'Give a target: service level, ASA, abandonment or occupancy.');
  if (serviceLevel !== undefined && !(serviceLevel >= 0 && serviceLevel < 1))
    throw refuse('serviceLevel', serviceLevel, 'Use a share below 1, e.g. 0.8.');
  if (threshold !== undefined && !(threshold >= 0)) throw refuse('threshold', threshold, 'Use 0 or more.');
  if (asa !== undefined && !(asa > 0)) throw refuse('asa', asa, 'Use a wait above 0.');
  if (abandonment !== undefined && !(abandonment > 0 && patience !== undefined))
    throw refuse('abandonment', abandonment, 'Use a share above 0, and say how patient customers are.');
  if (occupancy !== undefined && !(occupancy > 0)) throw refuse('occupancy', occupancy, 'Use a share above 0.');
}
