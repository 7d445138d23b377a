import type { ContactState, EntryState, LegState } from './contact-state.ts';

export type ContactOutcome = {
  outcome: string;
  flowKind: string | null;
  refusedKind: string | null;
  closedBy: string | null;
  /** NaN while open. */
  endedAt: number;
};

/** Ends of a leg that hand the contact on. */
export const TRANSFERS = new Set(['blind_transfer', 'attended_transfer']);

/** What became of the contact (entity `contact`): the best thing that happened to it counts, else the last. Fills `to`. */
export function decideOutcome(state: ContactState, to: ContactOutcome): void {
  to.flowKind = null;
  to.refusedKind = null;
  to.closedBy = null;
  to.endedAt = state.endedAt;
  const entry = lastEntry(state);
  const legs = customerLegs(state);
  const { talk } = state;
  if (legs > 0 || talk.agentMessages > 0) handled(state, to);
  else if (entry) queued(entry, to);
  else if (!Number.isNaN(state.refusedAt) || !Number.isNaN(state.askedAt)) refused(state, to);
  else if (talk.isTouched && (talk.messages > 0 || !Number.isNaN(talk.botStarted))) text(state, to);
  else ivr(state, to);
  if (state.described.outcome !== undefined) to.outcome = state.described.outcome;
  if (state.endedBy !== null) to.closedBy = state.endedBy;
  // Idle conversations end with the last message (E23); closing by the clock is nobody's close.
  if (to.closedBy === 'timeout' && talk.messages > 0 && !Number.isNaN(to.endedAt))
    to.endedAt = Math.min(to.endedAt, talk.lastMessageAt);
}

export function customerLegs(state: ContactState): number {
  let count = 0;
  for (let l = 0; l < state.legCount; l++) if (!(state.legs[l] as LegState).isConsult) count++;
  return count;
}

export function transfersOf(state: ContactState): number {
  let count = 0;
  for (let l = 0; l < state.legCount; l++) {
    const leg = state.legs[l] as LegState;
    if (leg.endKind !== null && !leg.isConsult && TRANSFERS.has(leg.endKind)) count++;
  }
  return count;
}

function lastEntry(state: ContactState): EntryState | undefined {
  for (let e = state.entryCount - 1; e >= 0; e--) if (state.entries[e]?.outcome !== 'merged') return state.entries[e];
  return undefined;
}

function handled(state: ContactState, to: ContactOutcome): void {
  to.outcome = 'handled';
  let last: LegState | undefined;
  let isOpen = false;
  let endedAt = Number.NEGATIVE_INFINITY;
  for (let l = 0; l < state.legCount; l++) {
    const leg = state.legs[l] as LegState;
    if (leg.endKind === null) isOpen = true;
    else if (leg.endedAt > endedAt) endedAt = leg.endedAt;
    if (!leg.isConsult && (!last || leg.connectedAt >= last.connectedAt)) last = leg;
  }
  const entry = lastEntry(state);
  if (entry?.outcome === 'waiting') isOpen = true;
  const kind = last?.endKind ?? null;
  to.closedBy = kind !== null && TRANSFERS.has(kind) ? 'transfer' : kind === 'unknown' ? null : kind;
  // Transferred on and lost in the second queue: the customer closed it, not the agent who transferred.
  if (entry && last && entry.enqueuedAt >= last.endedAt && entry.outcome === 'abandoned') to.closedBy = 'customer';
  if (entry && !Number.isNaN(entry.leftAt) && entry.leftAt > endedAt) endedAt = entry.leftAt;
  if (Number.isNaN(to.endedAt) && !isOpen && Number.isFinite(endedAt)) to.endedAt = endedAt;
  if (isOpen && Number.isNaN(state.endedAt)) to.closedBy = null;
}

function queued(entry: EntryState, to: ContactOutcome): void {
  to.outcome = entry.outcome === 'waiting' ? 'open' : entry.outcome === 'answered' ? 'handled' : entry.outcome;
  to.flowKind = entry.flowKind;
  if (entry.outcome === 'abandoned') to.closedBy = 'customer';
  else if (entry.outcome === 'system_drop') to.closedBy = 'system';
  if (Number.isNaN(to.endedAt)) to.endedAt = entry.leftAt;
}

function refused(state: ContactState, to: ContactOutcome): void {
  to.outcome = 'refused';
  to.refusedKind = state.refusedKind ?? 'unknown';
  to.closedBy = 'system';
  if (Number.isNaN(to.endedAt)) to.endedAt = Number.isNaN(state.refusedAt) ? state.askedAt : state.refusedAt;
}

function text(state: ContactState, to: ContactOutcome): void {
  const { talk } = state;
  const isOver = !Number.isNaN(state.endedAt) || (!Number.isNaN(talk.botEnded) && Number.isNaN(talk.handedOverAt));
  if (!isOver) to.outcome = 'open';
  else if (!Number.isNaN(talk.botStarted) && Number.isNaN(talk.handedOverAt)) to.outcome = 'bot';
  else to.outcome = 'unanswered';
  if (Number.isNaN(to.endedAt) && isOver) to.endedAt = talk.botEnded;
}

function ivr(state: ContactState, to: ContactOutcome): void {
  const isOver = !Number.isNaN(state.endedAt) || !Number.isNaN(state.ivrLeftAt);
  if (!isOver) to.outcome = 'open';
  else if (state.ivrServed) to.outcome = 'ivr_served';
  else if (Number.isNaN(state.ivrEnteredAt) && Number.isNaN(state.ivrLeftAt)) to.outcome = 'unanswered';
  else {
    to.outcome = 'abandoned_ivr';
    to.closedBy = 'customer';
  }
  if (Number.isNaN(to.endedAt)) to.endedAt = state.ivrLeftAt;
}
