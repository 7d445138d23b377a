import { toRows } from '#src/analytics/columns.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import type { CanonicalEvent, EventData, EventKind } from '#src/modules/ingestion/contract/event.ts';
import { type ContactFacts, deriveContacts } from '#src/modules/ingestion/server/derivation/contact.ts';
import { type DerivationContext, plainContext } from '#src/modules/ingestion/server/derivation/context.ts';
import { batchOf } from '#src/modules/ingestion/server/derivation/raw-event.ts';

/** 11:35:00, the instant examples count their seconds from. */
export const BASE = Date.UTC(2026, 10, 16, 11, 35);
let keys = 0;
/** An event `at` seconds after 11:35:00. */
export const event = <K extends EventKind>(kind: K, at: number, data: EventData<K>, subject = 'c1'): CanonicalEvent =>
  ({ kind, at: BASE + at * 1000, subject, key: `k${keys++}`, data }) as CanonicalEvent;
/** Rows of the facts of some events. */
export const derive = (events: readonly CanonicalEvent[], more: Partial<DerivationContext> = {}) => {
  const facts = deriveContacts(batchOf(events), plainContext('s', more));
  return {
    contacts: rowsOf(facts, 'contact'),
    entries: rowsOf(facts, 'queue_entry'),
    legs: rowsOf(facts, 'agent_leg'),
    rings: rowsOf(facts, 'ring_attempt'),
    turns: rowsOf(facts, 'turn'),
    messages: rowsOf(facts, 'message'),
    surveys: rowsOf(facts, 'survey'),
    notes: facts.notes.map((note) => note.code),
  };
};
/** Rows with a null where the columns leave a field out. */
function rowsOf(facts: ContactFacts, name: Exclude<keyof ContactFacts, 'notes'>) {
  const blank = Object.fromEntries(Object.keys(ENTITIES[name].fields).map((field) => [field, null]));
  return toRows(facts[name]).map((row) => ({ ...blank, ...row }) as ReturnType<typeof toRows>[number]);
}
