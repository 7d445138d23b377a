import { erlangA } from '#src/modules/queueing/contract/erlang-a.ts';
import { erlangC } from '#src/modules/queueing/contract/erlang-c.ts';
import { offeredLoad } from '#src/modules/queueing/contract/workload.ts';

/** A queue in a month. Durations in milliseconds. */
export interface PointQuestion {
  /** Contacts that arrived in each interval with any, and the day it belongs to. */
  readonly intervals: readonly { readonly day: string; readonly contacts: number }[];
  readonly span: number;
  readonly handleTime: number;
  /** `null`: customers wait for ever. */
  readonly patience: number | null;
  readonly threshold: number;
  /** Contacts one person has at once. */
  readonly atOnce: number;
}

/** Hours people must be there for contacts, day by day, for every interval to reach a level. */
export type HoursByDay = ReadonlyMap<string, number>;

/**
 * Every interval staffed for the level by itself, people in parts: half a person is one every other day. Numbers of people between two whole
 * ones have the level between theirs.
 */
export function hoursFor(question: PointQuestion, level: number): HoursByDay {
  const { intervals, span, atOnce } = question;
  const linesFor = staffing(question, level);
  const days = new Map<string, number>();
  for (const { day, contacts } of intervals) {
    if (contacts === 0) continue;
    const hours = (linesFor(contacts) * span) / atOnce / 3_600_000;
    days.set(day, (days.get(day) ?? 0) + hours);
  }
  return days;
}

function staffing({ span, handleTime, patience, threshold }: PointQuestion, level: number) {
  const known = new Map<number, number>();
  const levelOf = (load: number, agents: number): number => {
    if (agents === 0) return 0;
    if (patience === null) return erlangC({ load, agents, handleTime }).serviceLevel(threshold);
    return erlangA({ load, agents, handleTime, patience }).serviceLevel(threshold);
  };
  return (contacts: number): number => {
    const before = known.get(contacts);
    if (before !== undefined) return before;
    const load = offeredLoad(contacts, span, handleTime);
    // No fewer can even carry what is to be answered.
    let agents = Math.max(0, Math.floor(load * level) - 1);
    let below = levelOf(load, agents);
    for (;;) {
      const reached = levelOf(load, agents + 1);
      if (reached >= level) break;
      agents += 1;
      below = reached;
    }
    const reached = levelOf(load, agents + 1);
    const lines = agents + Math.max(0, level - below) / (reached - Math.min(below, level));
    known.set(contacts, lines);
    return lines;
  };
}

const DRAWS = 400;

/**
 * What the difference of two months' hours may be in a month like this one: days drawn again with replacement (percentile bootstrap), by a
 * fixed sequence so that the same question has the same answer. `null` with fewer than five days.
 */
export function spread(
  present: HoursByDay,
  raised: HoursByDay,
): { readonly low: number; readonly high: number } | null {
  const differences = [...raised].map(([day, hours]) => hours - (present.get(day) ?? 0));
  const n = differences.length;
  if (n < 5) return null;
  let seed = 20_261_128;
  const next = (): number => {
    // Park and Miller 1988.
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const sums = Array.from({ length: DRAWS }, () => {
    let all = 0;
    for (let i = 0; i < n; i++) all += differences[Math.floor(next() * n)] ?? 0;
    return all;
  }).sort((a, b) => a - b);
  return { low: sums[Math.floor(DRAWS * 0.025)] ?? 0, high: sums[Math.ceil(DRAWS * 0.975) - 1] ?? 0 };
}

export const totalHours = (days: HoursByDay): number => [...days.values()].reduce((sum, hours) => sum + hours, 0);
