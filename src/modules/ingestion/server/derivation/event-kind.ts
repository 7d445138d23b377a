import type { EventKind } from '../../contract/event.ts';
import { KINDS_BY_SUBJECT, type SubjectKind } from '../../contract/event-kinds.ts';

export const SUBJECT_KINDS = ['contact', 'agent', 'system', 'fact'] as const satisfies readonly SubjectKind[];

/** Event kinds by code. The codes live in memory only; storage holds the names, so kinds may be added in any order. */
export const KINDS: readonly EventKind[] = SUBJECT_KINDS.flatMap((subject) => KINDS_BY_SUBJECT[subject]);

/** Code of each kind, e.g. `KIND.queue_entered`. */
export const KIND = Object.fromEntries(KINDS.map((kind, code) => [kind, code])) as Readonly<Record<EventKind, number>>;

/** Subject kind of each event kind, both by code. */
export const SUBJECT_OF_KIND: Uint8Array = Uint8Array.from(
  SUBJECT_KINDS.flatMap((subject, code) => KINDS_BY_SUBJECT[subject].map(() => code)),
);

export const SUBJECT = { contact: 0, agent: 1, system: 2, fact: 3 } as const;

/**
 * The field of an event's data that is kept in the batch's `word` column (few distinct values), and the one kept in `text`
 * (many). What is in neither, nor in the queue, agent, wait, ring and talk columns, is `extra`.
 */
export const WORD_FIELD: Readonly<Partial<Record<EventKind, string>>> = {
  contact_refused: 'how',
  queue_left: 'how',
  ring_ended: 'how',
  agent_left: 'how',
  contact_ended: 'by',
  message_sent: 'sender',
  survey_answered: 'survey',
  paused: 'reason',
  unpaused: 'reason',
  state_changed: 'state',
  state_lasted: 'state',
  activity_planned: 'activity',
  noted: 'what',
};
export const TEXT_FIELD: Readonly<Partial<Record<EventKind, string>>> = {
  queue_entered: 'customer',
  contact_described: 'customer',
  agent_left: 'target',
  message_sent: 'body',
  noted: 'text',
};
