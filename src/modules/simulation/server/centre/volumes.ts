import { erlangA } from '#src/modules/queueing/contract/erlang-a.ts';
import { FIRST_SLOT, LAST_SLOT, shapeAt, SLOT, usual } from './demand.ts';
import { PROJECTS, QUEUES, type QueuePlan, TEAMS } from './layout.ts';
import type { Person } from './people.ts';
import { shiftsOf } from './roster.ts';
import { SECOND, startOfDay } from './time.ts';

/** Service level an average half hour would have if nothing unforeseen happened; surprises and plantings take some of it. */
const AIM = { voice: 0.85, text: 0.9 } as const;
/** Share of rostered work that is really spent on contacts: sickness, lateness, breaks that run over. */
const THERE = 0.915;
/** People are a little slower than an experienced one at leisure. */
const PACE = 1.06;

/** Mean handle time by queue over its project's reasons, ring and hold included. */
export function handleTime(queue: QueuePlan): number {
  const reasons = PROJECTS[queue.project]?.reasons ?? [];
  const weight = reasons.reduce((sum, reason) => sum + reason.share, 0);
  const length = reasons.reduce((sum, reason) => sum + reason.share * reason.length, 0) / weight;
  return queue.talk * length * PACE + queue.acw + 6 * SECOND;
}

/** Mean contacts a day, by queue, with which these people reach the service level aimed at (Erlang A, half hour by half hour). */
export function volumesOf(seed: number, people: readonly Person[], days: readonly number[]): number[] {
  const volumes = QUEUES.map(() => 0);
  const groups = Map.groupBy(QUEUES.keys(), (queue) => (QUEUES[queue] as QueuePlan).teams.join());
  for (const queues of groups.values()) {
    const teams = (QUEUES[queues[0] as number] as QueuePlan).teams;
    const staff = staffBySlot(seed, people, teams, days);
    const shares = queues.reduce((sum, queue) => sum + (QUEUES[queue] as QueuePlan).share, 0);
    const share = (queue: number): number => (QUEUES[queue] as QueuePlan).share / shares;
    const time = queues.reduce((sum, queue) => sum + share(queue) * handleTime(QUEUES[queue] as QueuePlan), 0);
    const capacity = TEAMS[teams[0] as number]?.capacity ?? 1;
    const patience = (QUEUES[queues[0] as number] as QueuePlan).patience ?? 200 * SECOND;
    const group = { staff, time, capacity, patience, threshold: (capacity > 1 ? 30 : 20) * SECOND };
    const whole = largestVolume(group, capacity > 1 ? AIM.text : AIM.voice);
    for (const queue of queues) volumes[queue] = whole * share(queue);
  }
  return volumes;
}

type Group = {
  readonly staff: readonly number[];
  readonly time: number;
  readonly capacity: number;
  readonly patience: number;
  readonly threshold: number;
};

function largestVolume(group: Group, aim: number): number {
  let low = 0;
  let high = (1.5 * group.staff.reduce((a, b) => a + b, 0) * SLOT * group.capacity) / group.time;
  for (let step = 0; step < 18; step++) {
    const middle = (low + high) / 2;
    if (serviceLevel(group, middle) >= aim) low = middle;
    else high = middle;
  }
  return low;
}

function serviceLevel(group: Group, volume: number): number {
  let inTime = 0;
  for (let slot = FIRST_SLOT; slot <= LAST_SLOT; slot++) {
    const contacts = volume * shapeAt(slot);
    const load = (contacts * group.time) / SLOT;
    const lines = (group.staff[slot - FIRST_SLOT] ?? 0) * group.capacity;
    inTime += contacts * between(lines, (agents) => levelOf(group, load, agents));
  }
  return inTime / volume;
}

const levelOf = (group: Group, load: number, agents: number): number =>
  agents === 0
    ? 0
    : erlangA({ load, agents, handleTime: group.time, patience: group.patience }).serviceLevel(group.threshold);

/** Between two whole numbers of agents, in proportion. */
function between(agents: number, of: (whole: number) => number): number {
  const below = Math.floor(agents);
  const part = agents - below;
  return part === 0 ? of(below) : (1 - part) * of(below) + part * of(below + 1);
}

/** People on contacts by half hour, on a day of mean volume. The rosters as they would be without anything planted. */
function staffBySlot(
  seed: number,
  people: readonly Person[],
  teams: readonly number[],
  days: readonly number[],
): number[] {
  const staff = Array.from({ length: LAST_SLOT - FIRST_SLOT + 1 }, () => 0);
  const mine = people.filter((person) => teams.includes(person.team));
  let usualDays = 0;
  for (const day of days) {
    usualDays += usual(day);
    for (const { segments } of shiftsOf(seed, mine, day, []))
      for (const { activity, start, end } of segments) {
        if (activity !== 'work') continue;
        for (let slot = FIRST_SLOT; slot <= LAST_SLOT; slot++) {
          const from = startOfDay(day) + slot * SLOT;
          const shared = Math.min(end, from + SLOT) - Math.max(start, from);
          if (shared > 0) staff[slot - FIRST_SLOT] = (staff[slot - FIRST_SLOT] ?? 0) + (shared / SLOT) * THERE;
        }
      }
  }
  return staff.map((sum) => sum / usualDays);
}
