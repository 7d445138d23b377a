import { contact } from '#src/catalogue/entities/contact.ts';
import { isClosingPhrase } from './closing-phrase.ts';
import type { ColumnMemory } from './column-memory.ts';
import { type ContactOutcome, customerLegs, decideOutcome, TRANSFERS, transfersOf } from './contact-outcome.ts';
import type { ContactState, EntryState, LegState } from './contact-state.ts';
import type { DerivationContext } from './context.ts';
import type { Dictionary } from './dictionary.ts';
import { FactTable } from './fact-table.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import type { ContactRoutes } from './contact-routes.ts';
import type { PlainContacts } from './plain-contacts.ts';
import type { PlainRows } from './plain-rows.ts';
import { RowStamps } from './row-stamps.ts';
import type { Stamper } from './stamper.ts';

/** Writes the contacts themselves: what their entries, legs and messages add up to. */
export class ContactRows {
  readonly table: FactTable<typeof contact>;
  private readonly names: Dictionary;
  private readonly context: DerivationContext;
  private readonly to;
  private readonly result: ContactOutcome = {
    outcome: '',
    flowKind: null,
    refusedKind: null,
    closedBy: null,
    endedAt: Number.NaN,
  };

  constructor(
    expected: number,
    routes: ContactRoutes,
    names: Dictionary,
    stamper: Stamper,
    context: DerivationContext,
    memory: ColumnMemory,
  ) {
    this.names = names;
    this.context = context;
    const t = new FactTable(contact, expected, memory);
    this.table = t;
    this.to = {
      stamps: new RowStamps(t, routes, names, stamper),
      firstAgent: new GrowingNumbers(expected, memory),
      firstTouch: t.number('first_touch'),
      firstConnected: t.number('first_connected'),
      endedAt: t.number('ended_at'),
      outcome: t.word('outcome'),
      flowKind: t.word('flow_kind'),
      refusedKind: t.word('refused_kind'),
      ivrTime: t.number('ivr_time'),
      waitTime: t.number('wait_time'),
      ringTime: t.number('ring_time'),
      talkTime: t.number('talk_time'),
      holdTime: t.number('hold_time'),
      acwTime: t.number('acw_time'),
      handleTime: t.number('handle_time'),
      entries: t.number('entries', 0),
      legs: t.number('legs', 0),
      transfers: t.number('transfers', 0),
      holds: t.number('holds', 0),
      closedBy: t.word('closed_by'),
      lastMessageBy: t.text('last_message_by'),
      closingPhrase: t.flag('closing_phrase', null),
      messages: t.number('messages', 0),
      customerMessages: t.number('customer_messages', 0),
      agentMessages: t.number('agent_messages', 0),
      botMessages: t.number('bot_messages', 0),
      turns: t.number('turns', 0),
      canned: t.number('canned_messages', 0),
      enteredBot: t.flag('entered_bot'),
      botStarted: t.number('bot_started'),
      handedOverAt: t.number('handed_over_at'),
      firstResponse: t.number('first_response'),
      firstResponseBusiness: t.number('first_response_business'),
      agentResolved: t.flag('agent_resolved', null),
      authorityNeeded: t.flag('authority_needed'),
    };
    const contactOf = (row: number) => this.to.stamps.contact.at(row);
    t.reckoned('first_agent', (row) =>
      this.to.firstAgent.at(row) < 0 ? null : names.text(this.to.firstAgent.at(row)),
    );
    t.reckoned(
      'issue_group',
      (row) => routes.said(contactOf(row), 'issueGroup') ?? routes.said(contactOf(row), 'reason'),
    );
    t.reckoned('callback_of', (row) => {
      const of = routes.said(contactOf(row), 'callbackOf');
      return of === null ? null : `${context.idPrefix}${of}`;
    });
  }

  write(state: ContactState, contact: number): void {
    const { to, result } = this;
    const row = this.table.length++;
    decideOutcome(state, result);
    to.firstTouch.set(row, state.firstTouch);
    to.endedAt.set(row, result.endedAt);
    to.outcome.set(row, result.outcome);
    if (result.flowKind !== null) to.flowKind.set(row, result.flowKind);
    if (result.refusedKind !== null) to.refusedKind.set(row, result.refusedKind);
    if (result.closedBy !== null) to.closedBy.set(row, result.closedBy);
    to.ivrTime.set(row, state.ivrTime);
    to.ringTime.set(row, state.described.ringTime ?? Number.NaN);
    this.writeEntries(state, row);
    const last = this.writeLegs(state, row);
    const queue = last?.queue ?? lastQueue(state);
    const agent = last?.agent ?? -1;
    to.stamps.write(row, contact, last?.connectedAt ?? state.firstTouch, queue, agent);
    this.writeConversation(state, row, queue);
    const { described } = state;
    if (described.agentResolved !== undefined) to.agentResolved.set(row, described.agentResolved);
    if (described.authorityNeeded === true) to.authorityNeeded.set(row, true);
  }

  /** Plain contacts: what `decideOutcome` and the sums over one entry and at most one leg come to. */
  writePlain(of: PlainContacts, { contactsLeft: left, contactsEnded: ended }: PlainRows): void {
    const { to } = this;
    const word = (how: number) => of.batch.words.text(how);
    for (const list of [left, ended]) {
      to.firstTouch.fill(list, of.firstTouch);
      to.endedAt.fill(list, of.lastTouch);
      to.waitTime.fill(list, of.wait);
      to.entries.fillWith(list, 1);
      to.firstAgent.fill(list, of.agent);
      to.stamps.fill(list, of.contact, list === left ? of.firstTouch : of.connectedAt, of.queue, of.agent);
    }
    to.outcome.fill(left, of.how, (how) => (isAbandoned(word(how)) ? 'abandoned' : 'flow_out'));
    to.flowKind.fill(left, of.how, (how) => (isAbandoned(word(how)) ? null : word(how)));
    to.closedBy.fill(left, of.how, (how) => (isAbandoned(word(how)) ? 'customer' : null));
    to.outcome.fillWith(ended, 'handled');
    to.closedBy.fill(ended, of.how, (how) => closedBy(word(how)));
    to.firstConnected.fill(ended, of.connectedAt);
    to.talkTime.fill(ended, of.talk);
    to.handleTime.fill(ended, of.talk);
    to.legs.fillWith(ended, 1);
    for (let n = 0; n < ended.count; n++)
      if (TRANSFERS.has(word(of.how[ended.of[n] as number] as number))) to.transfers.set(ended.rows[n] as number, 1);
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
    this.to.waitTime.set(row, wait);
    this.to.entries.set(row, count);
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
    to.firstConnected.set(row, first ? first.connectedAt : Number.NaN);
    to.firstAgent.set(row, first ? first.agent : -1);
    to.talkTime.set(row, stated ?? talk);
    to.holdTime.set(row, hold);
    to.acwTime.set(row, acw);
    to.handleTime.set(row, sum(sum(stated ?? talk, hold), acw));
    to.legs.set(row, customerLegs(state));
    to.transfers.set(row, transfersOf(state));
    to.holds.set(row, holds);
    return last;
  }

  private writeConversation(state: ContactState, row: number, queue: number): void {
    const { to } = this;
    const { talk } = state;
    to.messages.set(row, talk.messages);
    to.customerMessages.set(row, talk.customerMessages);
    to.agentMessages.set(row, talk.agentMessages);
    to.botMessages.set(row, talk.botMessages);
    to.turns.set(row, talk.turnCount);
    to.canned.set(row, talk.canned);
    if (!talk.isTouched) return;
    if (talk.lastBy !== null) to.lastMessageBy.set(row, talk.lastBy);
    if (talk.lastCustomerText !== null) to.closingPhrase.set(row, isClosingPhrase(talk.lastCustomerText));
    to.enteredBot.set(row, !Number.isNaN(talk.botStarted));
    to.botStarted.set(row, talk.botStarted);
    to.handedOverAt.set(row, talk.handedOverAt);
    if (Number.isNaN(talk.firstHumanReplyAt)) return;
    const from = Number.isNaN(talk.handedOverAt)
      ? talk.firstCustomerAt
      : Math.max(talk.firstCustomerAt, talk.handedOverAt);
    to.firstResponse.set(row, Math.max(0, talk.firstHumanReplyAt - from));
    const name = queue < 0 ? null : this.names.text(queue);
    to.firstResponseBusiness.set(row, this.context.businessTime?.(from, talk.firstHumanReplyAt, name) ?? Number.NaN);
  }
}

/** Sum where absent adds nothing, and of two absent is absent. */
const sum = (a: number, b: number): number => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : a + b);

function lastQueue(state: ContactState): number {
  const entry = state.entries[state.entryCount - 1];
  if (state.entryCount > 0 && entry) return entry.queue;
  return state.refusedQueue >= 0 ? state.refusedQueue : state.askedQueue;
}

const isAbandoned = (how: string): boolean => how === 'abandoned';
const closedBy = (how: string): string | null => (how === 'unknown' ? null : TRANSFERS.has(how) ? 'transfer' : how);
