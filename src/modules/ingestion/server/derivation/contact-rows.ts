import { contact } from '#src/catalogue/entities/contact.ts';
import { isClosingPhrase } from './closing-phrase.ts';
import { type ContactOutcome, customerLegs, decideOutcome, transfersOf } from './contact-outcome.ts';
import type { ContactState, EntryState, LegState } from './contact-state.ts';
import type { DerivationContext } from './context.ts';
import type { Dictionary } from './dictionary.ts';
import { FactTable } from './fact-table.ts';
import { type Route, RowStamps } from './row-stamps.ts';
import type { Stamper } from './stamper.ts';

/** Writes the contacts themselves: what their entries, legs and messages add up to. */
export class ContactRows {
  readonly table: FactTable<typeof contact>;
  private readonly names: Dictionary;
  private readonly stamper: Stamper;
  private readonly context: DerivationContext;
  private readonly to;
  private readonly result: ContactOutcome = {
    outcome: '',
    flowKind: null,
    refusedKind: null,
    closedBy: null,
    endedAt: Number.NaN,
  };

  constructor(capacity: number, names: Dictionary, stamper: Stamper, context: DerivationContext) {
    this.names = names;
    this.stamper = stamper;
    this.context = context;
    const t = new FactTable(contact, capacity);
    this.table = t;
    this.to = {
      stamps: new RowStamps(t, names),
      id: t.text('contact_id'),
      firstAgent: t.text('first_agent'),
      issueGroup: t.text('issue_group'),
      firstTouch: t.number('first_touch'),
      firstConnected: t.number('first_connected'),
      endedAt: t.number('ended_at'),
      outcome: t.text('outcome'),
      flowKind: t.text('flow_kind'),
      refusedKind: t.text('refused_kind'),
      ivrTime: t.number('ivr_time'),
      waitTime: t.number('wait_time'),
      ringTime: t.number('ring_time'),
      talkTime: t.number('talk_time'),
      holdTime: t.number('hold_time'),
      acwTime: t.number('acw_time'),
      handleTime: t.number('handle_time'),
      entries: t.number('entries'),
      legs: t.number('legs'),
      transfers: t.number('transfers'),
      holds: t.number('holds'),
      closedBy: t.text('closed_by'),
      lastMessageBy: t.text('last_message_by'),
      closingPhrase: t.flag('closing_phrase', null),
      messages: t.number('messages'),
      customerMessages: t.number('customer_messages'),
      agentMessages: t.number('agent_messages'),
      botMessages: t.number('bot_messages'),
      turns: t.number('turns'),
      canned: t.number('canned_messages'),
      enteredBot: t.flag('entered_bot'),
      botStarted: t.number('bot_started'),
      handedOverAt: t.number('handed_over_at'),
      firstResponse: t.number('first_response'),
      firstResponseBusiness: t.number('first_response_business'),
      agentResolved: t.flag('agent_resolved', null),
      authorityNeeded: t.flag('authority_needed'),
      callbackOf: t.text('callback_of'),
    };
  }

  write(state: ContactState, route: Route): void {
    const { to, result } = this;
    const row = this.table.length++;
    decideOutcome(state, result);
    to.id[row] = state.id;
    to.firstTouch[row] = state.firstTouch;
    to.endedAt[row] = result.endedAt;
    to.outcome[row] = result.outcome;
    if (result.flowKind !== null) to.flowKind[row] = result.flowKind;
    if (result.refusedKind !== null) to.refusedKind[row] = result.refusedKind;
    if (result.closedBy !== null) to.closedBy[row] = result.closedBy;
    to.ivrTime[row] = state.ivrTime;
    to.ringTime[row] = state.described.ringTime ?? Number.NaN;
    this.writeEntries(state, row);
    const last = this.writeLegs(state, row);
    const queue = last?.queue ?? lastQueue(state);
    const agent = last?.agent ?? -1;
    to.stamps.write(row, route, this.stamper.at(last?.connectedAt ?? state.firstTouch, queue, agent), queue, agent);
    this.writeConversation(state, row, queue);
    const { described } = state;
    if (described.issueGroup !== undefined || route.reason !== null)
      to.issueGroup[row] = described.issueGroup ?? route.reason;
    if (described.agentResolved !== undefined) to.agentResolved[row] = described.agentResolved;
    if (described.authorityNeeded === true) to.authorityNeeded[row] = true;
    if (described.callbackOf !== undefined) to.callbackOf[row] = `${this.context.idPrefix}${described.callbackOf}`;
  }

  private writeEntries(state: ContactState, row: number): void {
    let wait = Number.NaN;
    let count = 0;
    for (let e = 0; e < state.entryCount; e++) {
      const entry = state.entries[e] as EntryState;
      if (entry.outcome === 'merged') continue;
      count++;
      wait = sum(wait, entry.wait);
    }
    this.to.waitTime[row] = wait;
    this.to.entries[row] = count;
  }

  /** Sums over customer legs; returns the one connected last. */
  private writeLegs(state: ContactState, row: number): LegState | undefined {
    const { to } = this;
    let first: LegState | undefined;
    let last: LegState | undefined;
    let talk = Number.NaN;
    let hold = Number.NaN;
    let acw = Number.NaN;
    let holds = 0;
    for (let l = 0; l < state.legCount; l++) {
      const leg = state.legs[l] as LegState;
      if (leg.isConsult) continue;
      if (!first || leg.connectedAt < first.connectedAt) first = leg;
      if (!last || leg.connectedAt >= last.connectedAt) last = leg;
      talk = sum(talk, leg.talk);
      hold = sum(hold, leg.hold);
      acw = sum(acw, leg.acw);
      holds += leg.holds;
    }
    const stated = state.described.talkTime;
    to.firstConnected[row] = first ? first.connectedAt : Number.NaN;
    if (first && first.agent >= 0) to.firstAgent[row] = this.names.text(first.agent);
    to.talkTime[row] = stated ?? talk;
    to.holdTime[row] = hold;
    to.acwTime[row] = acw;
    to.handleTime[row] = sum(sum(stated ?? talk, hold), acw);
    to.legs[row] = customerLegs(state);
    to.transfers[row] = transfersOf(state);
    to.holds[row] = holds;
    return last;
  }

  private writeConversation(state: ContactState, row: number, queue: number): void {
    const { to } = this;
    const { talk } = state;
    to.messages[row] = talk.messages;
    to.customerMessages[row] = talk.customerMessages;
    to.agentMessages[row] = talk.agentMessages;
    to.botMessages[row] = talk.botMessages;
    to.turns[row] = talk.turnCount;
    to.canned[row] = talk.canned;
    if (!talk.isTouched) return;
    if (talk.lastBy !== null) to.lastMessageBy[row] = talk.lastBy;
    if (talk.lastCustomerText !== null) to.closingPhrase[row] = isClosingPhrase(talk.lastCustomerText);
    to.enteredBot[row] = !Number.isNaN(talk.botStarted);
    to.botStarted[row] = talk.botStarted;
    to.handedOverAt[row] = talk.handedOverAt;
    if (Number.isNaN(talk.firstHumanReplyAt)) return;
    const from = Number.isNaN(talk.handedOverAt)
      ? talk.firstCustomerAt
      : Math.max(talk.firstCustomerAt, talk.handedOverAt);
    to.firstResponse[row] = Math.max(0, talk.firstHumanReplyAt - from);
    const name = queue < 0 ? null : this.names.text(queue);
    to.firstResponseBusiness[row] = this.context.businessTime?.(from, talk.firstHumanReplyAt, name) ?? Number.NaN;
  }
}

/** Sum where absent adds nothing, and of two absent is absent. */
const sum = (a: number, b: number): number => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : a + b);

function lastQueue(state: ContactState): number {
  const entry = state.entries[state.entryCount - 1];
  if (state.entryCount > 0 && entry) return entry.queue;
  return state.refusedQueue >= 0 ? state.refusedQueue : state.askedQueue;
}
