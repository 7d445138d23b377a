import { erlangB, nextErlangB } from './erlang-b.ts';
import { offeredWait } from './offered-wait.ts';
import { checkDuration, checkQueue } from './workload.ts';

/** A queue of M/M/n+M: exponential patience. Durations in one unit. */
export interface ErlangAQueue {
  /** Offered load in erlangs. */
  readonly load: number;
  readonly agents: number;
  readonly handleTime: number;
  /** Mean patience: how long a customer would wait before giving up. */
  readonly patience: number;
}

/** What Erlang A says; always stable. */
export interface ErlangA {
  /** Share that has to wait at all. */
  readonly waitProbability: number;
  /** Share that gives up. */
  readonly abandonment: number;
  readonly occupancy: number;
  /** Mean wait of everyone, answered or not. */
  readonly meanWait: number;
  /** Mean number of customers waiting. */
  readonly queueLength: number;
  /** Mean wait of the answered (ASA); `null` where nobody is. */
  asa(): number | null;
  /** Share that waits longer than `time`, whatever comes of it. */
  waitTail(time: number): number;
  /** Answered within the threshold ÷ everyone (SL-3). */
  serviceLevel(threshold: number): number;
  /** Abandoned within the threshold ÷ everyone. */
  abandonedWithin(threshold: number): number;
  /** Answered within the threshold ÷ everyone but those who gave up within it (SL-4); `null` where nobody is left. */
  serviceLevelWithoutEarly(threshold: number): number | null;
}

/**
 * Palm 1957: a birth–death chain whose states above n drain with n·µ + j·θ. The sum over those states is taken relative to state n and
 * scaled down whenever it grows large, so that a hopelessly overloaded queue of patient customers has an answer too.
 */
export function erlangA(queue: ErlangAQueue): ErlangA {
  const { load, agents, handleTime, patience } = queue;
  checkQueue(load, agents);
  checkDuration('handleTime', handleTime);
  checkDuration('patience', patience);
  const before = agents === 0 ? 1 : erlangB(load, agents - 1);
  return erlangAOf(queue, before);
}

/** The same where the share blocked on one line fewer is known (searches carry it along). */
export function erlangAOf(queue: ErlangAQueue, blockedBefore: number): ErlangA {
  const { load, agents, handleTime, patience } = queue;
  const blocked = agents === 0 ? 1 : load === 0 ? 0 : nextErlangB(load, agents, blockedBefore);
  const { ahead, waiting, queued } = statesAbove(load, agents, handleTime / patience);
  // 1 ÷ B is the weight of states 0 … n relative to state n: everything is multiplied by B, which may be 0.
  const whole = ahead + blocked * (waiting - ahead);
  const waitProbability = (blocked * waiting) / whole;
  const queueLength = (blocked * queued) / whole;
  const rate = load / handleTime;
  const meanWait = rate > 0 ? queueLength / rate : 0;
  const abandonment = meanWait / patience;
  const wait = () => offeredWait({ rate, drain: agents / handleTime, patience, waitProbability });
  const serviceLevel = (threshold: number): number =>
    threshold < 0 ? 0 : 1 - waitProbability + wait().answeredWithin(threshold);
  const waitTail = (time: number): number => {
    if (time < 0) return 1;
    return time === 0 ? waitProbability : wait().tail(time) * Math.exp(-time / patience);
  };
  const abandonedWithin = (threshold: number): number => Math.max(0, 1 - serviceLevel(threshold) - waitTail(threshold));
  return {
    waitProbability,
    abandonment,
    occupancy: agents === 0 ? 0 : Math.min(1, (load * (1 - abandonment)) / agents),
    meanWait,
    queueLength,
    asa: () => (abandonment >= 1 ? null : wait().answeredWait() / (1 - abandonment)),
    waitTail,
    serviceLevel,
    abandonedWithin,
    serviceLevelWithoutEarly: (threshold) => {
      const rest = 1 - abandonedWithin(threshold);
      return rest > 0 ? serviceLevel(threshold) / rest : null;
    },
  };
}

const LARGE = 1e200;

/** Weights relative to state n, all times one scale: `ahead` of state n itself, `waiting` of n and above, `queued` × customers waiting. */
function statesAbove(load: number, agents: number, impatience: number) {
  let ahead = 1;
  let waiting = 1;
  let queued = 0;
  let term = 1;
  for (let j = 1; ; j++) {
    term *= load / (agents + j * impatience);
    waiting += term;
    queued += j * term;
    // From here on terms fall faster than a geometric series; what is left out is below the last digit.
    if (agents + j * impatience > load && j * term < queued * 1e-18) break;
    if (term === 0) break;
    if (waiting > LARGE) {
      ahead /= LARGE;
      waiting /= LARGE;
      queued /= LARGE;
      term /= LARGE;
    }
  }
  return { ahead, waiting, queued };
}
