import { survey } from '#src/catalogue/entities/feedback.ts';
import { message } from '#src/catalogue/entities/message.ts';
import { turn } from '#src/catalogue/entities/turn.ts';
import type { ContactState, LegState, TurnState } from './contact-state.ts';
import type { DerivationContext } from './context.ts';
import type { EventBatch } from './event-batch.ts';
import { FactTable } from './fact-table.ts';
import type { ContactRoutes } from './contact-routes.ts';
import { RowStamps } from './row-stamps.ts';
import type { Stamper } from './stamper.ts';

/** Writes messages, turns and survey answers of contacts. */
export class ConversationRows {
  readonly messages: FactTable<typeof message>;
  readonly turns: FactTable<typeof turn>;
  readonly surveys: FactTable<typeof survey>;
  private readonly batch: EventBatch;
  private readonly routes: ContactRoutes;
  private readonly context: DerivationContext;
  private readonly message;
  private readonly turn;
  private readonly survey;

  constructor(
    expectedMessages: number,
    expectedSurveys: number,
    routes: ContactRoutes,
    batch: EventBatch,
    stamper: Stamper,
    context: DerivationContext,
  ) {
    this.batch = batch;
    this.routes = routes;
    this.context = context;
    const messages = new FactTable(message, expectedMessages);
    const turns = new FactTable(turn, expectedMessages);
    const surveys = new FactTable(survey, expectedSurveys);
    this.messages = messages;
    this.turns = turns;
    this.surveys = surveys;
    this.message = {
      stamps: new RowStamps(messages, routes, batch.names, stamper),
      id: messages.text('message_id'),
      sentAt: messages.number('sent_at'),
      sender: messages.text('sender'),
      body: messages.text('body'),
      cannedId: messages.text('canned_id'),
      cannedEdited: messages.flag('canned_edited', null),
      automatic: messages.flag('automatic'),
      recalled: messages.flag('recalled'),
    };
    this.turn = {
      stamps: new RowStamps(turns, routes, batch.names, stamper),
      id: turns.text('turn_id'),
      seq: turns.number('seq'),
      askedAt: turns.number('asked_at'),
      repliedAt: turns.number('replied_at'),
      gap: turns.number('gap'),
      gapBusiness: turns.number('gap_business'),
      first: turns.flag('first'),
    };
    this.survey = {
      stamps: new RowStamps(surveys, routes, batch.names, stamper),
      id: surveys.text('survey_id'),
      kind: surveys.text('kind'),
      sentAt: surveys.number('sent_at'),
      answeredAt: surveys.number('answered_at'),
      score: surveys.number('score'),
      scale: surveys.number('scale'),
      valid: surveys.flag('valid'),
    };
  }

  write(state: ContactState, contact: number): void {
    const { talk } = state;
    for (const [n, event] of talk.messageEvents.entries()) this.writeMessage(state, event, n, contact);
    for (let n = 0; n < talk.turnCount; n++) this.writeTurn(state, talk.turnList[n] as TurnState, n, contact);
    for (const [n, event] of state.surveyEvents.entries()) this.writeSurvey(state, event, n, contact);
  }

  private writeMessage(state: ContactState, event: number, n: number, contact: number): void {
    const { batch, message: to } = this;
    const row = this.messages.length++;
    const at = batch.at[event] as number;
    const sender = batch.wordText(event) ?? 'system';
    const agent = sender === 'agent' ? (batch.agent[event] as number) : -1;
    const queue = lastLegBefore(state, at)?.queue ?? state.entries[state.entryCount - 1]?.queue ?? -1;
    to.stamps.write(row, contact, at, queue, agent);
    to.id.set(row, `${this.routes.id(contact)}#m${n + 1}`);
    to.sentAt.set(row, at);
    to.sender.set(row, sender);
    to.body.set(row, batch.textText(event));
    const extra = batch.extra.get(event);
    if (!extra) return;
    to.cannedId.set(row, (extra.cannedId as string | undefined) ?? null);
    to.cannedEdited.set(row, (extra.cannedEdited as boolean | undefined) ?? null);
    to.automatic.set(row, extra.automatic === true);
    to.recalled.set(row, extra.recalled === true);
  }

  private writeTurn(state: ContactState, turn: TurnState, n: number, contact: number): void {
    const { turn: to } = this;
    const row = this.turns.length++;
    to.stamps.write(row, contact, turn.repliedAt, turn.queue, turn.agent);
    to.id.set(row, `${this.routes.id(contact)}#t${n + 1}`);
    to.seq.set(row, n + 1);
    to.askedAt.set(row, turn.askedAt);
    to.repliedAt.set(row, turn.repliedAt);
    to.gap.set(row, turn.repliedAt - turn.clockFrom);
    const queue = turn.queue < 0 ? null : this.batch.names.text(turn.queue);
    to.gapBusiness.set(row, this.context.businessTime?.(turn.clockFrom, turn.repliedAt, queue) ?? Number.NaN);
    to.first.set(row, n === 0);
  }

  /** Booked to the agent of the last leg; of several answers of one kind only the last is valid (E26). */
  private writeSurvey(state: ContactState, event: number, n: number, contact: number): void {
    const { batch, survey: to } = this;
    const row = this.surveys.length++;
    const at = batch.at[event] as number;
    const leg = lastLegBefore(state, at);
    const queue = leg?.queue ?? state.entries[state.entryCount - 1]?.queue ?? -1;
    const agent = leg?.agent ?? -1;
    to.stamps.write(row, contact, at, queue, agent);
    const kind = batch.wordText(event);
    const extra = batch.extra.get(event);
    const score = extra?.score as number | undefined;
    to.id.set(row, `${this.routes.id(contact)}#s${n + 1}`);
    to.kind.set(row, kind);
    to.sentAt.set(row, at);
    to.scale.set(row, (extra?.scale as number | undefined) ?? Number.NaN);
    if (score === undefined) return;
    to.answeredAt.set(row, at);
    to.score.set(row, score);
    to.valid.set(
      row,
      !state.surveyEvents.some(
        (other, m) => m > n && batch.wordText(other) === kind && batch.extra.get(other)?.score !== undefined,
      ),
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
