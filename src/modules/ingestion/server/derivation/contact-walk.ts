import { endAgain, endLeg, endedLeg, openLeg, releaseHold } from './agent-leg.ts';
import type { ContactState, Described, EntryState, LegState } from './contact-state.ts';
import { endBot, startBot, takeMessage } from './conversation.ts';
import type { EventBatch } from './event-batch.ts';
import { KIND } from './event-kind.ts';
import { NO_ENTRY } from './no-entry.ts';
import { answer, endedEntry, leave, type Noting, waitingEntry, waitOf } from './queue-entry.ts';

/** Applies one event to the state of its contact. Events come in causal order. */
export function applyContactEvent(batch: EventBatch, i: number, state: ContactState, note: Noting): void {
  const at = batch.at[i] as number;
  const queue = batch.queue[i] as number;
  const agent = batch.agent[i] as number;
  state.lastTouch = at;
  switch (batch.kind[i]) {
    case KIND.queue_entered:
      return enter(batch, i, state);
    case KIND.agent_connected:
      return connect(batch, i, state, note);
    case KIND.agent_left:
      return leaveLeg(batch, i, state, note);
    case KIND.queue_left:
      return leaveQueue(batch, i, state, note);
    case KIND.ring_ended:
      return endRing(batch, i, state);
    case KIND.agent_rung:
      state.ringing.set(agent, at);
      return;
    case KIND.contact_refused:
      return refuse(batch, i, state);
    case KIND.contact_described:
      return describe(batch, i, state);
    case KIND.message_sent: {
      const extra = batch.extra.get(i);
      return takeMessage(state, {
        event: i,
        at,
        sender: batch.wordText(i) ?? 'system',
        agent,
        body: batch.textText(i),
        isCanned: extra?.cannedId !== undefined,
        isAutomatic: extra?.automatic === true,
      });
    }
    case KIND.ivr_entered:
      if (Number.isNaN(state.ivrEnteredAt)) state.ivrEnteredAt = at;
      return;
    case KIND.ivr_left:
      return leaveIvr(batch, i, state);
    case KIND.hold_started: {
      const leg = legAt(state, openLeg(state, agent, queue));
      if (!leg || !Number.isNaN(leg.holdSince)) return;
      leg.holdSince = at;
      leg.holds++;
      return;
    }
    case KIND.hold_ended: {
      const leg = legAt(state, openLeg(state, agent, queue));
      if (leg) releaseHold(leg, at);
      return;
    }
    case KIND.acw_ended:
      return endAcw(batch, i, state, note);
    case KIND.bot_started:
      return startBot(state, at);
    case KIND.bot_ended:
      return endBot(state, at, batch.extra.get(i)?.handedOver === true);
    case KIND.contact_ended:
      state.endedAt = at;
      state.endedBy = batch.wordText(i);
      return;
    case KIND.survey_answered:
      state.surveyEvents.push(i);
      return;
    default:
      return;
  }
}

const legAt = (state: ContactState, index: number): LegState | undefined => (index < 0 ? undefined : state.legs[index]);

function enter(batch: EventBatch, i: number, state: ContactState): void {
  const entry = state.addEntry(batch.queue[i] as number, batch.at[i] as number);
  if (batch.extra.size > 0 && batch.extra.get(i)?.isCallback === true) entry.isCallback = true;
  state.customerEvent = i;
}

/**
 * The entry a leg or exit belongs to: the one that waits; else one that has ended, if the stated wait says it began then;
 * else, where a wait is stated, one whose beginning was never seen (a log that starts in the middle).
 */
function entryFor(batch: EventBatch, i: number, state: ContactState, answeredAt: number, note: Noting): number {
  const queue = batch.queue[i] as number;
  const wait = batch.wait[i] as number;
  const waiting = waitingEntry(state, queue, answeredAt, wait);
  if (waiting >= 0) return waiting;
  const ended = endedEntry(state, queue, answeredAt, wait);
  if (ended >= 0) return ended;
  if (queue < 0 || Number.isNaN(wait)) return -1;
  state.addEntry(queue, answeredAt - wait);
  note('entry_reconstructed', i);
  return state.entryCount - 1;
}

function connect(batch: EventBatch, i: number, state: ContactState, note: Noting): void {
  const at = batch.at[i] as number;
  const agent = batch.agent[i] as number;
  const ring = batch.ring[i] as number;
  const isConsult = batch.extra.size > 0 && batch.extra.get(i)?.consult === true;
  let index = -1;
  if (!isConsult) {
    index = entryFor(batch, i, state, at, note);
    if (index >= 0) answerEntry(batch, i, state.entries[index] as EntryState, note);
    else index = answeredIn(state, batch.queue[i] as number);
  }
  const entry = state.entries[index];
  const leg = state.addLeg(agent, entry?.queue ?? (batch.queue[i] as number), index, at);
  leg.isConsult = isConsult;
  leg.ring = ring;
  const rungAt = state.ringing.size > 0 ? state.ringing.get(agent) : undefined;
  if (rungAt !== undefined) {
    state.ringing.delete(agent);
    leg.reservedAt = rungAt;
    if (Number.isNaN(ring)) leg.ring = Math.max(0, at - rungAt);
  } else leg.reservedAt = at - ring;
  if (!Number.isNaN(leg.ring)) state.addRing(agent, leg.queue, index, at, leg.ring, 'answered');
}

function answerEntry(batch: EventBatch, i: number, entry: EntryState, note: Noting): void {
  if (entry.outcome === 'answered') return;
  if (entry.outcome !== 'waiting') note('answered_after_left', i);
  const at = batch.at[i] as number;
  answer(entry, at, batch.agent[i] as number, waitOf(entry, at, batch.wait[i] as number, i, note));
}

/** An agent who joins an answered contact (conference) belongs to the queue entry it came by. */
function answeredIn(state: ContactState, queue: number): number {
  for (let e = state.entryCount - 1; e >= 0; e--) {
    const entry = state.entries[e] as EntryState;
    if (entry.outcome === 'answered' && (queue < 0 || entry.queue === queue)) return e;
  }
  return -1;
}

function leaveQueue(batch: EventBatch, i: number, state: ContactState, note: Noting): void {
  const at = batch.at[i] as number;
  const index = entryFor(batch, i, state, at, note);
  const entry = state.entries[index];
  if (!entry) return note('end_without_start', i);
  if (entry.outcome !== 'waiting')
    return note(entry.outcome === 'answered' ? 'left_after_answered' : 'second_end_ignored', i);
  leave(entry, at, batch.wordText(i), waitOf(entry, at, batch.wait[i] as number, i, note));
}

function leaveLeg(batch: EventBatch, i: number, state: ContactState, note: Noting): void {
  const at = batch.at[i] as number;
  const agent = batch.agent[i] as number;
  const queue = batch.queue[i] as number;
  const talk = batch.talk[i] as number;
  const extra = batch.extra.size > 0 ? batch.extra.get(i) : undefined;
  const end = {
    // A source that does not say who ended it must not make it the system's doing.
    how: batch.wordText(i) ?? 'unknown',
    talk,
    hold: (extra?.hold as number | undefined) ?? Number.NaN,
    holds: (extra?.holds as number | undefined) ?? -1,
  };
  const open = legAt(state, openLeg(state, agent, queue));
  if (open) return endLeg(open, at, end, i, note);
  const ended = endedLeg(state, agent, queue, at, talk);
  if (ended) return endAgain(ended, at, end, i, note);
  if (agent < 0 || Number.isNaN(talk)) return note('end_without_start', i);
  const index = entryFor(batch, i, state, at - talk, note);
  const entry = state.entries[index];
  if (entry && entry.outcome !== 'answered')
    answer(entry, at - talk, agent, waitOf(entry, at - talk, batch.wait[i] as number, i, note));
  note('leg_reconstructed', i);
  endLeg(state.addLeg(agent, queue, index, at - talk), at, end, i, note);
}

function endRing(batch: EventBatch, i: number, state: ContactState): void {
  const at = batch.at[i] as number;
  const agent = batch.agent[i] as number;
  const queue = batch.queue[i] as number;
  const how = batch.wordText(i) ?? 'no_answer';
  const since = state.ringing.get(agent);
  let ring = batch.ring[i] as number;
  if (Number.isNaN(ring) && since !== undefined) ring = Math.max(0, at - since);
  state.ringing.delete(agent);
  const index = waitingEntry(state, queue, at, Number.NaN);
  const entry = state.entries[index];
  if (entry && how !== 'canceled') entry.ringNoAnswers++;
  state.addRing(agent, queue, index, at, ring, how);
}

function refuse(batch: EventBatch, i: number, state: ContactState): void {
  const how = batch.wordText(i);
  if (how === NO_ENTRY) {
    state.askedAt = batch.at[i] as number;
    state.askedQueue = batch.queue[i] as number;
    return;
  }
  state.refusedAt = batch.at[i] as number;
  state.refusedQueue = batch.queue[i] as number;
  state.refusedKind = how;
}

function describe(batch: EventBatch, i: number, state: ContactState): void {
  const extra = batch.extra.get(i);
  if (extra) state.describe(extra as Described);
  const customer = batch.textText(i);
  if (customer !== null) state.describe({ customer });
}

function leaveIvr(batch: EventBatch, i: number, state: ContactState): void {
  const at = batch.at[i] as number;
  const extra = batch.extra.get(i);
  const time =
    (extra?.time as number | undefined) ??
    Math.max(0, at - (Number.isNaN(state.ivrEnteredAt) ? at : state.ivrEnteredAt));
  state.ivrLeftAt = at;
  state.ivrTime = (Number.isNaN(state.ivrTime) ? 0 : state.ivrTime) + time;
  if (extra?.served === true) state.ivrServed = true;
}

function endAcw(batch: EventBatch, i: number, state: ContactState, note: Noting): void {
  const at = batch.at[i] as number;
  const agent = batch.agent[i] as number;
  for (let l = state.legCount - 1; l >= 0; l--) {
    const leg = state.legs[l] as LegState;
    if (leg.endKind === null || (agent >= 0 && leg.agent !== agent)) continue;
    const stated = batch.extra.get(i)?.acw as number | undefined;
    const acw = stated ?? at - leg.endedAt;
    if (acw < 0) note('negative_duration', i);
    leg.acw = Math.max(0, acw);
    leg.acwEndedAt = leg.endedAt + leg.acw;
    return;
  }
  note('end_without_start', i);
}
