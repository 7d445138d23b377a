import { Stream, streamKey } from '../random/stream.ts';
import type { Draft } from '../emission/recorder.ts';
import type { TrueContact, TrueEntry } from '../truth/truth-log.ts';
import { PROJECTS, QUEUES, type QueuePlan } from './layout.ts';
import type { Planting } from './plantings.ts';
import type { Reason } from './reasons.ts';

/** One leg as it is being worked. */
export type Leg = {
  readonly connectedAt: number;
  readonly talk: number;
  readonly hold: number;
  readonly holds: number;
  readonly acw: number;
  readonly transferTo: number | null;
};

/** One contact on its way through the centre. Its key and what is drawn from it depend on nothing else. */
export class Visit {
  readonly key: number;
  readonly id: string;
  readonly customer: string;
  readonly reason: Reason;
  readonly english: boolean;
  /** 0 for the first about an issue, 1 for the first repetition, … */
  readonly attempt: number;
  readonly touchedAt: number;
  queue: number;
  readonly drafts: Draft[] = [];
  /** Legs that are not done yet, and legs there have been. */
  openLegs = 0;
  legs = 0;
  leg: Leg | null = null;
  isOver = false;
  /** Time in queues so far, ms. */
  waited = 0;
  /** Somebody let it ring already. */
  rangOut = false;
  approval = false;
  truth: TrueContact | null = null;
  entry: TrueEntry | null = null;

  constructor(from: {
    readonly key: number;
    readonly id: string;
    readonly queue: number;
    readonly touchedAt: number;
    readonly customer: string;
    readonly reason: Reason;
    readonly english: boolean;
    readonly attempt: number;
  }) {
    this.key = from.key;
    this.id = from.id;
    this.queue = from.queue;
    this.touchedAt = from.touchedAt;
    this.customer = from.customer;
    this.reason = from.reason;
    this.english = from.english;
    this.attempt = from.attempt;
  }

  get plan(): QueuePlan {
    return QUEUES[this.queue] as QueuePlan;
  }

  /** Draws for one purpose. */
  draws(purpose: string, n = 0): Stream {
    return new Stream(streamKey(this.key, purpose, n));
  }
}

/** A customer's first contact about something. */
export function firstVisit(key: number, id: string, queue: number, touchedAt: number, reason: Reason): Visit {
  const draws = new Stream(streamKey(key, 'who'));
  const customer = `1000${String(Math.floor(draws.next() * 10_000_000)).padStart(7, '0')}`;
  const english = draws.chance((QUEUES[queue] as QueuePlan).english);
  return new Visit({ key, id, queue, touchedAt, customer, reason, english, attempt: 0 });
}

/** The same customer about the same thing again. */
export function nextVisit(before: Visit, queue: number, touchedAt: number): Visit {
  const { customer, reason, english } = before;
  const attempt = before.attempt + 1;
  const key = streamKey(before.key, 'next', attempt);
  const id = `${before.id.split('+')[0]}+${attempt}`;
  return new Visit({ key, id, queue, touchedAt, customer, reason, english, attempt });
}

/** Reasons of a project on a day, with their weights; a launch makes its reason more frequent without touching the others. */
export function reasonWeights(project: number, daysLeft: number, plantings: readonly Planting[]): number[] {
  return (PROJECTS[project]?.reasons ?? []).map((reason) => {
    const launch = plantings.find((p) => p.kind === 'launch' && p.reason === reason.name && daysLeft < p.daysBeforeEnd);
    return reason.share * (launch?.kind === 'launch' ? launch.times : 1);
  });
}
