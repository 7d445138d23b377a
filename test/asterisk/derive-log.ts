import { toRows } from '#src/analytics/columns.ts';
import type { agentLeg } from '#src/catalogue/entities/agent-leg.ts';
import type { agentTime } from '#src/catalogue/entities/agent-time.ts';
import type { contact } from '#src/catalogue/entities/contact.ts';
import type { survey } from '#src/catalogue/entities/feedback.ts';
import type { pause } from '#src/catalogue/entities/pause.ts';
import type { queueEntry } from '#src/catalogue/entities/queue-entry.ts';
import type { queueSession } from '#src/catalogue/entities/queue-session.ts';
import type { ringAttempt } from '#src/catalogue/entities/ring-attempt.ts';
import { QueueLogParser } from '#src/modules/ingestion/server/connectors/asterisk/parse.ts';
import { NO_WORK, deriveAgents, wholeWindow } from '#src/modules/ingestion/server/derivation/agent.ts';
import { agentWork } from '#src/modules/ingestion/server/derivation/agent-work.ts';
import { deriveContacts } from '#src/modules/ingestion/server/derivation/contact.ts';
import { type DerivationNote, plainContext, type Restart } from '#src/modules/ingestion/server/derivation/context.ts';
import type { EventBatch } from '#src/modules/ingestion/server/derivation/event-batch.ts';
import { KIND, SUBJECT } from '#src/modules/ingestion/server/derivation/event-kind.ts';
import type { RowOf } from '#src/semantic/entity.ts';

export type Facts = {
  contacts: RowOf<typeof contact>[];
  entries: RowOf<typeof queueEntry>[];
  legs: RowOf<typeof agentLeg>[];
  rings: RowOf<typeof ringAttempt>[];
  surveys: RowOf<typeof survey>[];
  times: RowOf<typeof agentTime>[];
  sessions: RowOf<typeof queueSession>[];
  pauses: RowOf<typeof pause>[];
  notes: DerivationNote[];
  rejections: readonly { line: number; code: string }[];
};

export type LogOptions = { aliases?: ReadonlyMap<string, string>; membersPersist?: boolean; until: number };

/** Text of a queue_log → all facts, by the functions an import uses. `until` in milliseconds. */
export function deriveLog(text: string, options: LogOptions): Facts {
  const parser = new QueueLogParser({
    aliases: options.aliases ?? new Map(),
    membersPersist: options.membersPersist ?? true,
  });
  const { batch, rejections } = parser.parse(Buffer.from(text));
  return { ...deriveBatch(batch, options.until), rejections };
}

/** Restarts named by a batch's own events. */
export function restartsIn(batch: EventBatch): Restart[] {
  const restarts: Restart[] = [];
  for (let i = 0; i < batch.length; i++) {
    if (batch.kind[i] !== KIND.system_restarted) continue;
    restarts.push({ at: batch.at[i] as number, membersPersist: batch.extra.get(i)?.membersPersist === true });
  }
  return restarts.sort((a, b) => a.at - b.at);
}

export function deriveBatch(batch: EventBatch, until: number): Omit<Facts, 'rejections'> {
  const context = plainContext('pbx', { restarts: restartsIn(batch) });
  const facts = deriveContacts(batch, context);
  const work = agentWork(facts.agent_leg, facts.ring_attempt);
  const names = new Set(work.keys());
  const agents = batch.subjects[SUBJECT.agent] as EventBatch['subjects'][number];
  for (let a = 0; a < agents.size; a++) names.add(agents.text(a));
  const window = wholeWindow(until);
  const inputs = new Map([...names].sort().map((name) => [name, { window, work: work.get(name) ?? NO_WORK }]));
  const time = deriveAgents(batch, inputs, context);
  const rows = <T>(columns: Parameters<typeof toRows>[0]) => toRows(columns) as T[];
  return {
    contacts: rows(facts.contact),
    entries: rows(facts.queue_entry),
    legs: rows(facts.agent_leg),
    rings: rows(facts.ring_attempt),
    surveys: rows(facts.survey),
    times: rows(time.agent_time),
    sessions: rows(time.queue_session),
    pauses: rows(time.pause),
    notes: [...facts.notes, ...time.notes],
  };
}
