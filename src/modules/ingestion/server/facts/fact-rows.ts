import { toColumns, type Columns } from '#src/analytics/columns.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { Stamping } from '../derivation/context.ts';
import type { EventBatch } from '../derivation/event-batch.ts';
import { KIND } from '../derivation/event-kind.ts';
import { entityNamed, type FactRow, factInstant, type FactValue, readFactRow } from './fact-row.ts';

/** What a contact says about a fact that names it. */
export type ContactRoute = Readonly<
  Record<'agent' | 'queue' | 'channel' | 'direction' | 'customer' | 'reason' | 'segment', string | null>
>;

type Recorded = { readonly entity: Entity; readonly row: FactRow; readonly at: number; readonly subject: string };

/** Channel of a fact that names none and belongs to no known contact. */
const NO_CHANNEL = 'unknown';

/** Of each fact the newest word: the latest instant, and of equal ones what arrived last. Events come in order of arrival. */
export function newestFacts(events: EventBatch): Recorded[] {
  const newest = new Map<string, Recorded>();
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] !== KIND.fact_recorded) continue;
    const { entity: name, row: given } = events.data(i) as { entity: string; row: Record<string, unknown> };
    const entity = entityNamed(name);
    const read = entity && readFactRow(name, given);
    if (!entity || !read || 'fault' in read) continue;
    const subject = events.subjectText(i);
    const at = events.at[i] as number;
    const id = `${name}\u0000${subject}`;
    const known = newest.get(id);
    if (!known || at >= known.at) newest.set(id, { entity, row: read.row, at, subject });
  }
  return [...newest.values()];
}

/** Rows per entity, stamped: missing agent, queue, channel … from the contact, place and team from the organisation. */
export function factRows(
  facts: readonly Recorded[],
  source: string,
  stamp: Stamping,
  routes: ReadonlyMap<string, ContactRoute>,
  batches: ReadonlyMap<string, string>,
): { readonly entity: Entity; readonly rows: Columns }[] {
  const rows = Map.groupBy(facts, (fact) => fact.entity);
  return [...rows].map(([entity, list]) => ({
    entity,
    rows: toColumns(
      list.map((fact) => stamped(fact, source, stamp, routes, batches)),
      Object.keys(entity.fields),
    ),
  }));
}

function stamped(
  { entity, row, at, subject }: Recorded,
  source: string,
  stamp: Stamping,
  routes: ReadonlyMap<string, ContactRoute>,
  batches: ReadonlyMap<string, string>,
): Record<string, FactValue> {
  const full: Record<string, FactValue> = { ...row, source, batch: batches.get(subject) ?? null, recorded: true };
  const route = typeof row['contact_id'] === 'string' ? routes.get(row['contact_id']) : undefined;
  for (const [name, value] of Object.entries(route ?? {})) fill(full, entity, name, value);
  fill(full, entity, 'channel', NO_CHANNEL);
  const place = stamp(factInstant(entity, row) ?? at, text(full['queue']), text(full['agent']));
  for (const name of ['site', 'project', 'client', 'team'] as const) fill(full, entity, name, place[name]);
  return full;
}

function fill(row: Record<string, FactValue>, entity: Entity, name: string, value: string | null): void {
  if (name in entity.fields && (row[name] ?? null) === null) row[name] = value;
}

const text = (value: FactValue | undefined): string | null => (typeof value === 'string' ? value : null);
