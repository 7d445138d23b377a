import { randomUUID } from 'node:crypto';
import { toColumns, toRows } from '#src/analytics/columns.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { withoutPerson } from '../erasure/erase-customer.ts';
import type { RawStore } from '../raw/raw-store.ts';

type On = { readonly raw: RawStore; readonly store: EventStore };
/** A raw event's subject with whom it names. */
type Named = { readonly kind: 'contact' | 'fact'; readonly subject: string; readonly customer: string };

/** Customers named in one condition, and rows rewritten at once. */
const SLICE = 5_000;
/** What an erasure or an earlier round left in place of a customer. */
const PSEUDONYM = /^erased-/;

/** Customers by name whose last contact began before an instant; `Infinity`: all who are named. */
export async function customersBefore(store: EventStore, before: number): Promise<string[]> {
  const last = new Map<string, number>();
  for await (const slice of store.stream({ entity: ENTITIES.contact, fields: ['customer', 'first_touch'] }))
    for (const { customer, first_touch } of toRows(slice)) {
      if (typeof customer !== 'string' || PSEUDONYM.test(customer)) continue;
      last.set(customer, Math.max(last.get(customer) ?? Number.NEGATIVE_INFINITY, Number(first_touch)));
    }
  return [...last].filter(([, at]) => at < before).map(([customer]) => customer);
}

/**
 * Forgets who those customers were who have not been in touch since an instant: their contacts and other facts keep a pseudonym nobody can lead
 * back, what was written and the raw records go. One customer stays one, so repeat contacts and every figure stay as they were. Resolves with
 * how many customers.
 */
export async function forgetCustomersBefore({ raw, store }: On, before: number): Promise<number> {
  const due = await customersBefore(store, before);
  if (due.length === 0) return 0;
  const pseudonyms = new Map(due.map((customer) => [customer, `erased-${randomUUID()}`]));
  const named: Named[] = [];
  for (const entity of Object.values(ENTITIES) as Entity[])
    if ('customer' in entity.fields) named.push(...(await rename(store, entity, pseudonyms)));
  await renameInRaw(raw, named, pseudonyms);
  return due.length;
}

/** Rewrites the rows of an entity; resolves with the subjects of raw events they came from. */
async function rename(store: EventStore, entity: Entity, pseudonyms: ReadonlyMap<string, string>): Promise<Named[]> {
  const customers = [...pseudonyms.keys()];
  const key = String(entity.key[0]);
  const named: Named[] = [];
  for (let at = 0; at < customers.length; at += SLICE) {
    const where = {
      op: 'in',
      value: { op: 'field', name: 'customer' },
      list: customers.slice(at, at + SLICE),
    } as const;
    // Taken before anything is written: a row must not be met again under its new name.
    const rows: Record<string, string | number | boolean | null>[] = [];
    for await (const slice of store.stream({ entity, where })) rows.push(...toRows(slice));
    for (const row of rows) {
      const customer = String(row['customer']);
      const contact = row['contact_id'];
      named.push({ kind: 'fact', subject: String(row[key]), customer });
      if (typeof contact === 'string') named.push({ kind: 'contact', subject: contact, customer });
    }
    for (let from = 0; from < rows.length; from += SLICE) {
      const changed = rows.slice(from, from + SLICE).map((row) => {
        const customer = String(row['customer']);
        return withoutPerson(row, { customer, pseudonym: pseudonyms.get(customer)! });
      });
      await store.apply({ append: [{ entity, rows: toColumns(changed, Object.keys(entity.fields)) }] });
    }
  }
  return named;
}

/** Derived again, facts come out of raw events: these forget in the same way. */
function renameInRaw(raw: RawStore, named: readonly Named[], pseudonyms: ReadonlyMap<string, string>): Promise<void> {
  return raw.database.write(async (writer) => {
    await writer.run(
      'CREATE OR REPLACE TEMP TABLE forgotten (kind VARCHAR, subject VARCHAR, customer VARCHAR, pseudonym VARCHAR)',
    );
    const columns = ['kind', 'subject', 'customer', 'pseudonym'].map((name) => ({ name, type: 'VARCHAR' as const }));
    await writer.append('forgotten', columns, {
      length: named.length,
      columns: {
        kind: named.map(({ kind }) => kind),
        subject: named.map(({ subject }) => subject),
        customer: named.map(({ customer }) => customer),
        pseudonym: named.map(({ customer }) => pseudonyms.get(customer)!),
      },
    });
    await writer.run(
      `UPDATE raw_event SET raw = NULL,
         "text" = CASE WHEN raw_event.kind IN ('message_sent', 'noted') THEN NULL ELSE replace("text", f.customer, f.pseudonym) END,
         data = replace(data, f.customer, f.pseudonym)
       FROM (SELECT DISTINCT * FROM forgotten) f
       WHERE raw_event.subject_kind = f.kind AND raw_event.subject = f.subject`,
    );
    await writer.run('DROP TABLE forgotten');
  });
}
