import { erlangB } from './erlang-b.ts';
import { checkDuration, checkQueue } from './workload.ts';

/** A queue of M/M/n: endless patience, first come first served. Durations in one unit. */
export interface ErlangCQueue {
  /** Offered load in erlangs. */
  readonly load: number;
  readonly agents: number;
  readonly handleTime: number;
}

/** What Erlang C says. Where load ≥ agents the queue grows for ever: everyone waits, and there is no mean. */
export interface ErlangC {
  readonly stable: boolean;
  /** Share that has to wait at all. */
  readonly waitProbability: number;
  readonly occupancy: number;
  /** Mean wait of everyone (ASA; all are answered), and of those who wait. */
  readonly asa: number | null;
  readonly waitOfWaiting: number | null;
  /** Mean number of customers waiting. */
  readonly queueLength: number | null;
  /** Share that waits longer than `time`. */
  waitTail(time: number): number;
  /** Share answered within `threshold`. */
  serviceLevel(threshold: number): number;
  /** Wait that a share `p` of customers does not exceed. */
  waitQuantile(p: number): number | null;
}

/** Erlang 1917: C = n·B ÷ (n − a(1 − B)); waits of those who wait are exponential with rate (n − a) ÷ handle time. */
export function erlangC(queue: ErlangCQueue): ErlangC {
  const { load, agents, handleTime } = queue;
  checkQueue(load, agents);
  checkDuration('handleTime', handleTime);
  return erlangCOf(load, agents, handleTime, erlangB(load, agents));
}

/** The same where the share blocked on as many lines is known (searches carry it along). */
export function erlangCOf(load: number, agents: number, handleTime: number, blocked: number): ErlangC {
  const stable = load < agents;
  const waitProbability = stable ? (agents * blocked) / (agents - load * (1 - blocked)) : 1;
  const drain = (agents - load) / handleTime;
  const waitOfWaiting = stable ? 1 / drain : null;
  const asa = waitOfWaiting === null ? null : waitProbability * waitOfWaiting;
  const waitTail = (time: number): number => {
    if (time < 0) return 1;
    return stable ? waitProbability * Math.exp(-drain * time) : 1;
  };
  return {
    stable,
    waitProbability,
    occupancy: stable ? load / agents : 1,
    asa,
    waitOfWaiting,
    queueLength: asa === null ? null : (asa * load) / handleTime,
    waitTail,
    serviceLevel: (threshold) => 1 - waitTail(threshold),
    waitQuantile: (p) => {
      if (!stable) return null;
      return 1 - p >= waitProbability ? 0 : Math.log(waitProbability / (1 - p)) / drain;
    },
  };
}
