import type { AgentWork, PauseSpan, PlanSpan, SessionSpan } from './agent-timeline.ts';
import { endOr } from './agent-timeline.ts';
import { pauseCategory } from './pause-category.ts';

/** A stretch in which nothing about the agent changes. */
export type Segment = {
  start: number;
  end: number;
  readonly signedIn: boolean;
  readonly pausedAny: boolean;
  readonly pausedAll: boolean;
  readonly ringing: boolean;
  readonly handling: number;
  readonly talking: number;
  readonly conversations: number;
  readonly cap: number | null;
  readonly activity: string;
  readonly pauseReason: string | null;
  readonly planned: string | null;
  readonly tracked: boolean;
  readonly adherent: boolean;
};

export type SweepInput = {
  readonly sessions: readonly SessionSpan[];
  readonly pauses: readonly PauseSpan[];
  readonly work: AgentWork;
  readonly plan: readonly PlanSpan[];
  /** Caps on conversations with the instant they hold from, ascending. */
  readonly caps: readonly { readonly at: number; readonly cap: number }[];
  /** Only `[from, until)` is reckoned; what is open ends at `until`. */
  readonly from: number;
  readonly until: number;
};

type Step = { readonly at: number; readonly apply: (now: Now) => void };

/** What holds at the moment the sweep has reached. */
class Now {
  readonly sessions = new Map<string | null, number>();
  readonly pauses = new Set<PauseSpan>();
  rings = 0;
  handling = 0;
  talking = 0;
  conversations = 0;
  cap: number | null = null;
  plan: PlanSpan | null = null;

  private isPaused(queue: string | null): boolean {
    for (const pause of this.pauses) if (pause.queue === null || pause.queue === queue) return true;
    return false;
  }

  private reason(): string | null {
    let last: PauseSpan | null = null;
    for (const pause of this.pauses) if (!last || pause.start >= last.start) last = pause;
    return last?.reason ?? null;
  }

  /** The segment from here on, or null where nobody was there and nothing was planned. */
  segment(start: number, end: number): Segment | null {
    const signedIn = this.sessions.size > 0;
    if (!signedIn && this.handling === 0 && this.plan === null) return null;
    const pausedAny = this.pauses.size > 0;
    const pausedAll = signedIn && pausedAny && [...this.sessions.keys()].every((queue) => this.isPaused(queue));
    const pauseReason = pausedAny ? this.reason() : null;
    const activity = this.activity(signedIn, pausedAll, pauseReason);
    const onQueue = this.handling > 0 || (signedIn && !pausedAll);
    return {
      start,
      end,
      signedIn,
      pausedAny,
      pausedAll,
      ringing: this.rings > 0,
      handling: this.handling,
      talking: this.talking,
      conversations: this.conversations,
      cap: this.cap,
      activity,
      pauseReason,
      planned: this.plan?.activity ?? null,
      tracked: this.plan?.tracked ?? false,
      adherent: this.plan?.tracked === true && isAdherent(this.plan.activity, onQueue, signedIn),
    };
  }

  private activity(signedIn: boolean, pausedAll: boolean, reason: string | null): string {
    if (this.handling > 0) return 'handling';
    if (this.rings > 0 && signedIn) return 'ringing';
    if (!signedIn) return 'offline';
    return pausedAll ? pauseCategory(reason) : 'available';
  }
}

/**
 * The category of what was done must match the category of what was planned (kpi-catalogue §3.6): work is being on queue or
 * handling; any other activity is being signed in and paused everywhere, whatever the reason; offline fits leave alone.
 */
function isAdherent(planned: string, onQueue: boolean, signedIn: boolean): boolean {
  if (planned === 'work') return onQueue;
  if (planned === 'leave') return !signedIn && !onQueue;
  return signedIn && !onQueue;
}

/** Cuts an agent's time wherever anything changes; neighbours in which nothing differs are one segment. */
export function sweep(input: SweepInput): Segment[] {
  const { from, until } = input;
  const steps = stepsOf(input).sort((a, b) => a.at - b.at);
  const now = new Now();
  const segments: Segment[] = [];
  let i = 0;
  let at = from;
  while (i < steps.length) {
    const next = (steps[i] as Step).at;
    if (next > at) {
      add(segments, now.segment(at, Math.min(next, until)));
      at = next;
    }
    if (at >= until) break;
    for (; i < steps.length && (steps[i] as Step).at === next; i++) (steps[i] as Step).apply(now);
  }
  return segments;
}

function add(segments: Segment[], segment: Segment | null): void {
  if (!segment || segment.end <= segment.start) return;
  const last = segments.at(-1);
  if (last && last.end === segment.start && isAlike(last, segment)) last.end = segment.end;
  else segments.push(segment);
}

const SAME: readonly (keyof Segment)[] = [
  'signedIn',
  'pausedAny',
  'pausedAll',
  'ringing',
  'handling',
  'talking',
  'conversations',
  'cap',
  'activity',
  'pauseReason',
  'planned',
  'tracked',
  'adherent',
];
const isAlike = (a: Segment, b: Segment): boolean => SAME.every((name) => a[name] === b[name]);

function stepsOf({ sessions, pauses, work, plan, caps, from, until }: SweepInput): Step[] {
  const steps: Step[] = [];
  const span = (start: number, end: number, enter: (now: Now) => void, leave: (now: Now) => void): void => {
    const first = Math.max(start, from);
    const last = Math.min(endOr(end, until), until);
    if (!(last > first)) return;
    steps.push({ at: first, apply: enter }, { at: last, apply: leave });
  };
  for (const session of sessions) {
    const change = (by: number) => (now: Now) => {
      const count = (now.sessions.get(session.queue) ?? 0) + by;
      if (count > 0) now.sessions.set(session.queue, count);
      else now.sessions.delete(session.queue);
    };
    span(session.start, session.end, change(1), change(-1));
  }
  for (const pause of pauses)
    span(
      pause.start,
      pause.end,
      (now) => now.pauses.add(pause),
      (now) => now.pauses.delete(pause),
    );
  for (const ring of work.rings)
    span(
      ring.start,
      ring.end,
      (now) => now.rings++,
      (now) => now.rings--,
    );
  for (const leg of work.legs) {
    const handled = Number.isNaN(leg.acwEndedAt) ? leg.endedAt : Math.max(leg.acwEndedAt, leg.endedAt);
    span(
      leg.connectedAt,
      handled,
      (now) => now.handling++,
      (now) => now.handling--,
    );
    span(
      leg.connectedAt,
      leg.endedAt,
      (now) => now.talking++,
      (now) => now.talking--,
    );
    if (leg.isText)
      span(
        leg.connectedAt,
        leg.endedAt,
        (now) => now.conversations++,
        (now) => now.conversations--,
      );
  }
  for (const planned of plan)
    span(
      planned.start,
      planned.end,
      (now) => (now.plan = planned),
      (now) => now.plan === planned && (now.plan = null),
    );
  for (const { at, cap } of caps)
    if (at < until) steps.push({ at: Math.max(at, from), apply: (now) => (now.cap = cap) });
  return steps;
}
