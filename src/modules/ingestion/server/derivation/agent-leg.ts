import type { ContactState, LegState } from './contact-state.ts';
import type { Restart } from './context.ts';
import { type Noting, restartAfter } from './queue-entry.ts';

const TOLERANCE = 2000;
const isTransfer = (how: string | null): boolean => how === 'blind_transfer' || how === 'attended_transfer';

/** Index of the open leg of an agent (-1 any) and queue (-1 any): the newest that fits best, or -1. */
export function openLeg(state: ContactState, agent: number, queue: number): number {
  let best = -1;
  let bestScore = -1;
  for (let l = state.legCount - 1; l >= 0; l--) {
    const leg = state.legs[l] as LegState;
    if (leg.endKind !== null || (agent >= 0 && leg.agent >= 0 && leg.agent !== agent)) continue;
    const score = (agent >= 0 && leg.agent === agent ? 2 : 0) + (queue >= 0 && leg.queue === queue ? 1 : 0);
    if (score > bestScore) {
      best = l;
      bestScore = score;
    }
  }
  return best;
}

/** The leg an end speaks of although it has ended before: same agent, and the stated talk began when that leg did. */
export function endedLeg(
  state: ContactState,
  agent: number,
  queue: number,
  at: number,
  talk: number,
): LegState | undefined {
  for (let l = state.legCount - 1; l >= 0; l--) {
    const leg = state.legs[l] as LegState;
    if (leg.endKind === null || (agent >= 0 && leg.agent !== agent) || (queue >= 0 && leg.queue !== queue)) continue;
    if (leg.endedAt === at || (!Number.isNaN(talk) && Math.abs(at - talk - leg.connectedAt) <= TOLERANCE)) return leg;
  }
  return undefined;
}

export type LegEnd = { how: string; talk: number; hold: number; holds: number };

/** Ends a leg. Stated durations win over differences; none is negative. */
export function endLeg(leg: LegState, at: number, end: LegEnd, event: number, note: Noting): void {
  leg.endedAt = at;
  leg.endKind = end.how;
  releaseHold(leg, at);
  if (!Number.isNaN(end.hold)) leg.hold = end.hold;
  if (end.holds >= 0) leg.holds = end.holds;
  const talk = Number.isNaN(end.talk) ? at - leg.connectedAt - (Number.isNaN(leg.hold) ? 0 : leg.hold) : end.talk;
  if (talk < 0) note('negative_duration', event);
  leg.talk = Math.max(0, talk);
}

/** One conversation, two end lines (an attended transfer the agent completed by hanging up): its end is the transfer. */
export function endAgain(leg: LegState, at: number, end: LegEnd, event: number, note: Noting): void {
  if (isTransfer(end.how) && !isTransfer(leg.endKind)) endLeg(leg, at, end, event, note);
  note('second_end_ignored', event);
}

export function releaseHold(leg: LegState, at: number): void {
  if (Number.isNaN(leg.holdSince)) return;
  leg.hold = (Number.isNaN(leg.hold) ? 0 : leg.hold) + Math.max(0, at - leg.holdSince);
  leg.holdSince = Number.NaN;
}

const LEG_END_OF_CONTACT: Readonly<Record<string, string>> = {
  customer: 'customer',
  agent: 'agent',
  system: 'system',
  timeout: 'timeout',
  transfer: 'blind_transfer',
};

/**
 * Closes legs no event closed: at the contact's end, else at the restart that lost them (without talk time: when they really
 * ended nobody knows). What remains is open.
 */
export function settleLegs(state: ContactState, restarts: readonly Restart[], note: Noting): void {
  for (let l = 0; l < state.legCount; l++) {
    const leg = state.legs[l] as LegState;
    if (leg.endKind !== null) continue;
    if (!Number.isNaN(state.endedAt)) {
      const how = LEG_END_OF_CONTACT[state.endedBy ?? ''] ?? 'system';
      endLeg(
        leg,
        Math.max(state.endedAt, leg.connectedAt),
        { how, talk: Number.NaN, hold: Number.NaN, holds: -1 },
        -1,
        note,
      );
      continue;
    }
    const lost = restartAfter(restarts, leg.connectedAt);
    if (Number.isNaN(lost)) continue;
    releaseHold(leg, lost);
    leg.endedAt = lost;
    leg.endKind = 'system';
  }
}

/** An idle conversation that the system closed ended with its last message (E23): the hours after it belong to nobody. */
export function endIdleLegs(state: ContactState): void {
  const last = state.talk.lastMessageAt;
  if (Number.isNaN(last)) return;
  for (let l = 0; l < state.legCount; l++) {
    const leg = state.legs[l] as LegState;
    if (leg.endKind !== 'timeout' || leg.endedAt <= last) continue;
    leg.endedAt = Math.max(last, leg.connectedAt);
    leg.talk = Math.max(0, leg.endedAt - leg.connectedAt - (Number.isNaN(leg.hold) ? 0 : leg.hold));
  }
}
