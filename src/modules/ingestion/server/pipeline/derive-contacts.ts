import type { Column, Columns } from '#src/analytics/columns.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import { and, field } from '#src/semantic/expression.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import { columnOf } from '../derivation/column-of.ts';
import type { DerivationContext } from '../derivation/context.ts';
import { deriveContacts } from '../derivation/contact.ts';
import { loadPart } from './load-events.ts';
import { hasEditions, type Pending, planSubjects, subjectsOf } from './plan.ts';

/** The entities a contact's events become rows of. */
export const FAMILY = ['contact', 'queue_entry', 'agent_leg', 'ring_attempt', 'turn', 'message', 'survey'] as const;
type Member = (typeof FAMILY)[number];

/** Rows that were derived from this source, not recorded as finished facts. */
const derivedFrom = (source: string) => and(field('source').is(source), field('recorded').isNull()).node;

export type ContactPass = {
  readonly database: DuckDbDatabase;
  readonly store: EventStore;
  readonly context: DerivationContext;
  readonly pending: Pending;
  /** Contacts with no event before `pending` are new: nothing to remove. Not so after a crash, which may have left half. */
  readonly clean: boolean;
  /** Contact ids of the source, touched by something else than their own events. */
  readonly also: readonly string[];
  /** Called before the facts of a part are written: who worked on these contacts must be derived again, too. */
  readonly onPlanned: () => Promise<void>;
};

/** Derives every contact that pending events of one source touch, a part at a time, each part in one step. */
export async function deriveTouchedContacts(pass: ContactPass): Promise<number> {
  const { database, store, context, pending } = pass;
  const parts = await planSubjects(database, context.source, 'contact', pending, pass.also);
  await pass.onPlanned();
  const editions = parts.length > 0 && (await hasEditions(database, context.source));
  let contacts = 0;
  for (const part of parts) {
    const subjects = await subjectsOf(database, part);
    const events = await loadPart(database, context.source, 'contact', part, editions);
    const known = subjects
      .filter((s) => !pass.clean || s.firstArrival <= pending.after)
      .map((s) => context.idPrefix + s.subject);
    const batches = new Map(subjects.map((s) => [context.idPrefix + s.subject, s.batch]));
    const facts = deriveContacts(events, { ...context, batch: null });
    const and = derivedFrom(context.source);
    await store.apply({
      remove:
        known.length === 0
          ? []
          : FAMILY.map((name) => ({ entity: ENTITIES[name] as Entity, by: 'contact_id', values: known, and })),
      append: FAMILY.map((name: Member) => ({
        entity: ENTITIES[name] as Entity,
        rows: withBatch(facts[name], batches),
        fresh: true,
      })),
    });
    contacts += subjects.length;
  }
  return contacts;
}

/** Books every row to the batch that touched its contact last. */
function withBatch(rows: Columns, batches: ReadonlyMap<string, string>): Columns {
  const ids = rows.columns['contact_id'] ?? [];
  const batch: Column = columnOf(rows.length, (i) => batches.get(String(ids[i])) ?? null);
  return { length: rows.length, columns: { ...rows.columns, batch } };
}
