import { survey } from '#src/catalogue/entities/feedback.ts';
import { message } from '#src/catalogue/entities/message.ts';
import { turn } from '#src/catalogue/entities/turn.ts';
import type { ContactState, LegState, TurnState } from './contact-state.ts';
import type { DerivationContext } from './context.ts';
import type { EventBatch } from './event-batch.ts';
import { FactTable } from './fact-table.ts';
import { type Route, RowStamps } from './row-stamps.ts';
import type { Stamper } from './stamper.ts';

/** Writes messages, turns and survey answers of contacts. */
export class ConversationRows {
  readonly messages: FactTable<typeof message>;
  readonly turns: FactTable<typeof turn>;
  readonly surveys: FactTable<typeof survey>;
  private readonly batch: EventBatch;
  private readonly stamper: Stamper;
  private readonly context: DerivationContext;
  private readonly message;
  private readonly turn;
  private readonly survey;

  constructor(
    messageCapacity: number,
    surveyCapacity: number,
    batch: EventBatch,
    stamper: Stamper,
    context: DerivationContext,
  ) {
    this.batch = batch;
    this.stamper = stamper;
    this.context = context;
    const messages = new FactTable(message, messageCapacity);
    const turns = new FactTable(turn, messageCapacity);
    const surveys = new FactTable(survey, surveyCapacity);
    this.messages = messages;
    this.turns = turns;
    this.surveys = surveys;
    this.message = {
      stamps: new RowStamps(messages, batch.names),
      id: messages.text('message_id'),
      contact: messages.text('contact_id'),
      sentAt: messages.number('sent_at'),
      sender: messages.text('sender'),
      body: messages.text('body'),
      cannedId: messages.text('canned_id'),
      cannedEdited: messages.flag('canned_edited', null),
      automatic: messages.flag('automatic'),
      recalled: messages.flag('recalled'),
    };
    this.turn = {
      stamps: new RowStamps(turns, batch.names),
      id: turns.text('turn_id'),
      contact: turns.text('contact_id'),
      seq: turns.number('seq'),
      askedAt: turns.number('asked_at'),
      repliedAt: turns.number('replied_at'),
      gap: turns.number('gap'),
      gapBusiness: turns.number('gap_business'),
      first: turns.flag('first'),
    };
    this.survey = {
      stamps: new RowStamps(surveys, batch.names),
      id: surveys.text('survey_id'),
      contact: surveys.text('contact_id'),
      kind: surveys.text('kind'),
      sentAt: surveys.number('sent_at'),
      answeredAt: surveys.number('answered_at'),
      score: surveys.number('score'),
      scale: surveys.number('scale'),
      valid: surveys.flag('valid'),
    };
  }

  write(state: ContactState, route: Route): void {
    const { talk } = state;
    for (const [n, event] of talk.messageEvents.entries()) this.writeMessage(state, event, n, route);
    for (let n = 0; n < talk.turnCount; n++) this.writeTurn(state, talk.turnList[n] as TurnState, n, route);
    for (const [n, event] of state.surveyEvents.entries()) this.writeSurvey(state, event, n, route);
  }

  private writeMessage(state: ContactState, event: number, n: number, route: Route): void {
    const { batch, message: to } = this;
    const row = this.messages.length++;
    const at = batch.at[event] as number;
    const sender = batch.wordText(event) ?? 'system';
    const agent = sender === 'agent' ? (batch.agent[event] as number) : -1;
    const queue = lastLegBefore(state, at)?.queue ?? state.entries[state.entryCount - 1]?.queue ?? -1;
    to.stamps.write(row, route, this.stamper.at(at, queue, agent), queue, agent);
    to.id[row] = `${state.id}#m${n + 1}`;
    to.contact[row] = state.id;
    to.sentAt[row] = at;
    to.sender[row] = sender;
    to.body[row] = batch.textText(event);
    const extra = batch.extra.get(event);
    if (!extra) return;
    to.cannedId[row] = (extra.cannedId as string | undefined) ?? null;
    to.cannedEdited[row] = (extra.cannedEdited as boolean | undefined) ?? null;
    to.automatic[row] = extra.automatic === true;
    to.recalled[row] = extra.recalled === true;
  }

  private writeTurn(state: ContactState, turn: TurnState, n: number, route: Route): void {
    const { turn: to } = this;
    const row = this.turns.length++;
    to.stamps.write(row, route, this.stamper.at(turn.repliedAt, turn.queue, turn.agent), turn.queue, turn.agent);
    to.id[row] = `${state.id}#t${n + 1}`;
    to.contact[row] = state.id;
    to.seq[row] = n + 1;
    to.askedAt[row] = turn.askedAt;
    to.repliedAt[row] = turn.repliedAt;
    to.gap[row] = turn.repliedAt - turn.clockFrom;
    const queue = turn.queue < 0 ? null : this.batch.names.text(turn.queue);
    to.gapBusiness[row] = this.context.businessTime?.(turn.clockFrom, turn.repliedAt, queue) ?? Number.NaN;
    to.first[row] = n === 0;
  }

  /** Booked to the agent of the last leg; of several answers of one kind only the last is valid (E26). */
  private writeSurvey(state: ContactState, event: number, n: number, route: Route): void {
    const { batch, survey: to } = this;
    const row = this.surveys.length++;
    const at = batch.at[event] as number;
    const leg = lastLegBefore(state, at);
    const queue = leg?.queue ?? state.entries[state.entryCount - 1]?.queue ?? -1;
    const agent = leg?.agent ?? -1;
    to.stamps.write(row, route, this.stamper.at(at, queue, agent), queue, agent);
    const kind = batch.wordText(event);
    const extra = batch.extra.get(event);
    const score = extra?.score as number | undefined;
    to.id[row] = `${state.id}#s${n + 1}`;
    to.contact[row] = state.id;
    to.kind[row] = kind;
    to.sentAt[row] = at;
    to.scale[row] = (extra?.scale as number | undefined) ?? Number.NaN;
    if (score === undefined) return;
    to.answeredAt[row] = at;
    to.score[row] = score;
    to.valid[row] = !state.surveyEvents.some(
      (other, m) => m > n && batch.wordText(other) === kind && batch.extra.get(other)?.score !== undefined,
    );
  }
}

/** The customer leg that was connected last at an instant. */
export function lastLegBefore(state: ContactState, at: number): LegState | undefined {
  let last: LegState | undefined;
  for (let l = 0; l < state.legCount; l++) {
    const leg = state.legs[l] as LegState;
    if (!leg.isConsult && leg.connectedAt <= at && (!last || leg.connectedAt >= last.connectedAt)) last = leg;
  }
  return last;
}
