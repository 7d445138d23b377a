import { toRows } from '#src/analytics/columns.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { contact } from '#src/catalogue/entities/contact.ts';
import { field } from '#src/semantic/expression.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { DerivationContext } from '../derivation/context.ts';
import { type ContactRoute, factRows, newestFacts } from '../facts/fact-rows.ts';
import { loadPart } from './load-events.ts';
import { hasEditions, type Pending, planSubjects, subjectsOf } from './plan.ts';

const ROUTE = ['agent', 'queue', 'channel', 'direction', 'customer', 'reason', 'segment'] as const;
/** Contacts looked up at once. */
const LOOK_UP = 1_000;

/** Writes the finished facts pending events bring, and again those (`also`) whose contact has changed since. */
export async function deriveTouchedFacts(pass: {
  readonly database: DuckDbDatabase;
  readonly store: EventStore;
  readonly context: DerivationContext;
  readonly pending: Pending;
  readonly also: readonly string[];
}): Promise<void> {
  const { database, store, context } = pass;
  const parts = await planSubjects(database, context.source, 'fact', pass.pending, pass.also);
  const editions = parts.length > 0 && (await hasEditions(database, context.source));
  for (const part of parts) {
    const batches = new Map((await subjectsOf(database, part)).map((s) => [s.subject, s.batch]));
    const facts = newestFacts(await loadPart(database, context.source, 'fact', part, editions));
    const ids = new Set(facts.map((fact) => fact.row['contact_id']).filter((id) => typeof id === 'string'));
    const routes = await contactRoutes(store, context.source, [...ids]);
    await store.apply({ append: factRows(facts, context.source, context.stamp, routes, batches) });
  }
}

/** Whether any source brought finished facts at all. */
export async function hasFacts(database: DuckDbDatabase): Promise<boolean> {
  return (await database.read(`SELECT 1 AS x FROM raw_event WHERE subject_kind = 'fact' LIMIT 1`)).length > 0;
}

/** Notes in the table `touched_contact` every contact that pending events of a source touch. */
export function noteContacts(database: DuckDbDatabase, source: string, pending: Pending): Promise<void> {
  return database.write((writer) =>
    writer.run(
      `INSERT INTO touched_contact SELECT DISTINCT subject FROM raw_event
       WHERE arrival > $1 AND arrival <= $2 AND source = $3 AND subject_kind = 'contact'`,
      [pending.after, pending.upTo, source],
    ),
  );
}

/** Fact subjects per source that speak of contacts in the table `touched_contact`. */
export async function factsOfTouchedContacts(database: DuckDbDatabase): Promise<Map<string, string[]>> {
  const found = await database.read(
    `SELECT DISTINCT source, subject FROM raw_event
     WHERE subject_kind = 'fact' AND json_extract_string(data, '$.row.contact_id') IN (SELECT subject FROM touched_contact)`,
  );
  const rows = toRows(found) as { source: string; subject: string }[];
  return new Map(
    [...Map.groupBy(rows, (row) => row.source)].map(([source, list]) => [source, list.map((row) => row.subject)]),
  );
}

/** What the contacts say; where two sources have one of the same id, a fact means that of its own source. */
async function contactRoutes(
  store: EventStore,
  own: string,
  ids: readonly string[],
): Promise<Map<string, ContactRoute>> {
  const routes = new Map<string, ContactRoute>();
  for (let from = 0; from < ids.length; from += LOOK_UP) {
    const some = ids.slice(from, from + LOOK_UP);
    const where = field('contact_id').in(some).node;
    const found = await store.list({
      entity: contact as Entity,
      fields: ['contact_id', 'source', ...ROUTE],
      where,
      limit: LOOK_UP * 2,
    });
    for (const { contact_id: id, source, ...route } of toRows(found))
      if (source === own || !routes.has(String(id))) routes.set(String(id), route as ContactRoute);
  }
  return routes;
}
