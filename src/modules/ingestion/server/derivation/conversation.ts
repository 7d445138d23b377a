import type { ContactState, LegState } from './contact-state.ts';
import { openLeg } from './agent-leg.ts';

export type Message = {
  readonly event: number;
  readonly at: number;
  readonly sender: string;
  readonly agent: number;
  readonly body: string | null;
  readonly isCanned: boolean;
  readonly isAutomatic: boolean;
};

/** Books a message: counts, turns, first response (kpi-catalogue §4.1). Rules never stop a clock, a person does. */
export function takeMessage(state: ContactState, message: Message): void {
  const { talk } = state;
  const { at, sender } = message;
  talk.isTouched = true;
  talk.messageEvents.push(message.event);
  if (sender === 'system') return;
  talk.messages++;
  talk.lastMessageAt = at;
  if (Number.isNaN(talk.firstMessageAt)) talk.firstMessageAt = at;
  if (sender === 'customer') fromCustomer(state, message);
  else if (message.isAutomatic) return;
  else if (sender === 'bot') fromBot(state, at);
  else fromAgent(state, message);
  talk.lastBy = sender;
}

function fromCustomer(state: ContactState, { at, body }: Message): void {
  const { talk } = state;
  talk.customerMessages++;
  talk.lastCustomerText = body;
  if (Number.isNaN(talk.firstCustomerAt)) talk.firstCustomerAt = at;
  if (!Number.isNaN(talk.pendingSince)) return;
  talk.pendingSince = at;
  talk.clockFrom = talk.inBot ? Number.NaN : at;
}

function fromBot(state: ContactState, at: number): void {
  const { talk } = state;
  talk.botMessages++;
  if (Number.isNaN(talk.botStarted) && Number.isNaN(talk.handedOverAt) && talk.agentMessages === 0) startBot(state, at);
  if (talk.inBot) talk.pendingSince = Number.NaN;
}

export function startBot(state: ContactState, at: number): void {
  const { talk } = state;
  talk.isTouched = true;
  talk.inBot = true;
  if (Number.isNaN(talk.botStarted)) talk.botStarted = at;
}

/** The bot is done. Handed over, the customer waits for a person from now on, whatever the bot had answered (E24). */
export function endBot(state: ContactState, at: number, handedOver: boolean): void {
  const { talk } = state;
  talk.isTouched = true;
  talk.inBot = false;
  talk.botEnded = at;
  if (!handedOver) return;
  talk.handedOverAt = at;
  if (talk.customerMessages === 0) return;
  if (Number.isNaN(talk.pendingSince)) talk.pendingSince = at;
  talk.clockFrom = at;
}

function fromAgent(state: ContactState, message: Message): void {
  const { talk } = state;
  const { at, agent } = message;
  talk.agentMessages++;
  if (message.isCanned) talk.canned++;
  talk.inBot = false;
  const leg = legOf(state, agent, at);
  if (Number.isNaN(talk.firstHumanReplyAt) && !Number.isNaN(talk.firstCustomerAt)) talk.firstHumanReplyAt = at;
  if (Number.isNaN(talk.pendingSince)) return;
  const turn = (talk.turnList[talk.turnCount] ??= { agent: -1, queue: -1, askedAt: 0, repliedAt: 0, clockFrom: 0 });
  talk.turnCount++;
  turn.agent = agent >= 0 ? agent : leg.agent;
  turn.queue = leg.queue;
  turn.askedAt = talk.pendingSince;
  turn.repliedAt = at;
  // The gap is the agent's: it does not run while the customer waited in a queue for somebody to take over.
  const asked = Number.isNaN(talk.clockFrom) ? talk.pendingSince : Math.max(talk.clockFrom, talk.pendingSince);
  turn.clockFrom = Math.min(at, leg.isImplicit ? asked : Math.max(asked, presentSince(state, leg)));
  leg.active = (Number.isNaN(leg.active) ? 0 : leg.active) + at - turn.clockFrom;
  talk.pendingSince = Number.NaN;
  talk.clockFrom = Number.NaN;
}

/** Since when a person was there without a break: after a hand-over from agent to agent the first one's presence counts. */
function presentSince(state: ContactState, leg: LegState): number {
  let since = leg.connectedAt;
  for (let l = state.legCount - 1; l >= 0; l--) {
    const other = state.legs[l] as LegState;
    if (other.connectedAt < since && (other.endKind === null || other.endedAt >= since)) since = other.connectedAt;
  }
  return since;
}

/** The leg the message belongs to; who writes without having been connected took part all the same. */
function legOf(state: ContactState, agent: number, at: number): LegState {
  const open = openLeg(state, agent, -1);
  if (open >= 0) return state.legs[open] as LegState;
  const last = state.entryCount - 1;
  const leg = state.addLeg(agent, state.entries[last]?.queue ?? -1, -1, at);
  leg.isImplicit = true;
  return leg;
}
