import { randomUUID } from 'node:crypto';
import { toColumns, toRows } from '#src/analytics/columns.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import { invalid } from '#src/kernel/errors.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { Node } from '#src/semantic/expression.ts';
import type { Erased } from '../../contract/api.ts';
import type { RawStore } from '../raw/raw-store.ts';
import { eraseFromRaw } from './erase-from-raw.ts';
import { eraseUploads } from './erase-uploads.ts';

type Row = Record<string, string | number | boolean | null>;

/** Rows rewritten at once. */
const SLICE = 5_000;

/**
 * Takes a customer out of everything kept: facts and raw events hold a pseudonym nobody can lead back, what was written and the raw records are
 * gone, rejected records and uploads that name her too. Counts, times and repeat contacts stay as they were, so no KPI changes. Reading the same
 * files again brings nothing back: their events are known. Throws `bad_customer`.
 */
export async function eraseCustomer(
  { raw, store, uploads }: { readonly raw: RawStore; readonly store: EventStore; readonly uploads: string },
  customer: string,
  now: number,
): Promise<Erased> {
  const given = wholeName(customer);
  const pseudonym = `erased-${randomUUID()}`;
  const contacts = await contactsOf(store, given);
  const facts = await eraseFacts(store, { customer: given, contacts, pseudonym });
  const kept = await eraseFromRaw(raw, { customer: given, contacts, pseudonym, now });
  return { contacts: contacts.length, facts, ...kept, uploads: await eraseUploads(uploads, given) };
}

/** What a customer is called in the records, whole. Throws `bad_customer`. */
export function wholeName(customer: string): string {
  const given = customer.trim();
  if (given.length >= 2) return given;
  throw invalid('bad_customer', 'A customer is named by a number, address or name as recorded', {
    field: 'customer',
    remedy: 'Give it whole, as it stands in the contacts.',
  });
}

export const equals = (name: string, value: string): Node => ({
  op: 'compare',
  how: '=',
  left: { op: 'field', name },
  right: { op: 'literal', value },
});

export async function contactsOf(store: EventStore, customer: string): Promise<string[]> {
  const found: string[] = [];
  const listing = { entity: ENTITIES.contact, fields: ['contact_id'], where: equals('customer', customer) };
  for await (const slice of store.stream(listing)) found.push(...toRows(slice).map((row) => String(row['contact_id'])));
  return found;
}

type Who = { readonly customer: string; readonly contacts: readonly string[]; readonly pseudonym: string };

/** Facts of the customer, and what was written in her contacts; rows rewritten. */
async function eraseFacts(store: EventStore, who: Who): Promise<number> {
  let rewritten = 0;
  for (const entity of Object.values(ENTITIES) as Entity[]) {
    if (!('customer' in entity.fields)) continue;
    const where = equals('customer', who.customer);
    // Taken before anything is written: a row must not be met again under its new name.
    const rows: Row[] = [];
    for await (const slice of store.stream({ entity, where })) rows.push(...toRows(slice));
    for (let from = 0; from < rows.length; from += SLICE) {
      const changed = rows.slice(from, from + SLICE).map((row) => withoutPerson(row, who));
      await store.apply({ append: [{ entity, rows: toColumns(changed, Object.keys(entity.fields)) }] });
    }
    rewritten += rows.length;
  }
  return rewritten;
}

/** A fact with the pseudonym in place of the person, and without what was written. */
export const withoutPerson = (row: Row, { customer, pseudonym }: Pick<Who, 'customer' | 'pseudonym'>): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (name === 'body') return [name, null];
      return [name, typeof value === 'string' ? value.replaceAll(customer, pseudonym) : value];
    }),
  );
