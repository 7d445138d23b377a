import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { contact } from '#src/catalogue/entities/contact.ts';
import { and, field, or } from '#src/semantic/expression.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { Restart } from '../derivation/context.ts';
import type { Pending } from './plan.ts';

/** Every restart of a source, ascending. */
export async function restartsOf(database: DuckDbDatabase, source: string): Promise<Restart[]> {
  const found = await database.read(
    `SELECT DISTINCT "at", data FROM raw_event WHERE source = $1 AND subject_kind = 'system' AND kind = 'system_restarted' ORDER BY 1`,
    [source],
  );
  return Array.from({ length: found.length }, (_, i) => {
    const data = found.columns['data']?.[i];
    const settings = typeof data === 'string' ? (JSON.parse(data) as { membersPersist?: boolean }) : {};
    return { at: Number(found.columns['at']?.[i]), membersPersist: settings.membersPersist === true };
  });
}

/** Instants of the restarts among pending events. */
export async function pendingRestarts(database: DuckDbDatabase, source: string, pending: Pending): Promise<number[]> {
  const found = await database.read(
    `SELECT DISTINCT "at" FROM raw_event WHERE arrival > $1 AND arrival <= $2 AND source = $3 AND subject_kind = 'system' ORDER BY 1`,
    [pending.after, pending.upTo, source],
  );
  return [...(found.columns['at'] ?? [])].map(Number);
}

const PER_QUESTION = 50;

/** Contacts already derived that were under way at one of these instants: a restart learnt of late ends them. */
export async function contactsOpenAt(
  store: EventStore,
  source: string,
  instants: readonly number[],
): Promise<string[]> {
  const ids = new Set<string>();
  for (let from = 0; from < instants.length; from += PER_QUESTION) {
    const open = instants
      .slice(from, from + PER_QUESTION)
      .map((at) => and(field('first_touch').atMost(at), or(field('ended_at').isNull(), field('ended_at').atLeast(at))));
    const where = and(field('source').is(source), or(...open)).node;
    for await (const slice of store.stream({ entity: contact as Entity, fields: ['contact_id'], where })) {
      for (const id of slice.columns['contact_id'] ?? []) ids.add(String(id));
    }
  }
  return [...ids];
}
