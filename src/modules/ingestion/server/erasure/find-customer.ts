import type { EventStore } from '#src/analytics/event-store.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { CustomerFound } from '../../contract/privacy.ts';
import type { RawStore } from '../raw/raw-store.ts';
import { contactsOf, equals, wholeName } from './erase-customer.ts';
import { countInRaw } from './erase-from-raw.ts';
import { uploadsHolding } from './erase-uploads.ts';

/** What an erasure of a customer would find; changes nothing. Throws `bad_customer`. */
export async function findCustomer(
  { raw, store, uploads }: { readonly raw: RawStore; readonly store: EventStore; readonly uploads: string },
  customer: string,
): Promise<CustomerFound> {
  const given = wholeName(customer);
  const contacts = await contactsOf(store, given);
  const kinds: CustomerFound['kinds'] = [];
  for (const entity of Object.values(ENTITIES) as Entity[]) {
    if (!('customer' in entity.fields)) continue;
    const rows = await store.count(entity, equals('customer', given));
    const { en, zh } = entity.label;
    if (rows > 0) kinds.push({ entity: entity.name, label: { en, zh }, rows });
  }
  return {
    contacts: contacts.length,
    facts: kinds.reduce((sum, { rows }) => sum + rows, 0),
    kinds,
    ...(await countInRaw(raw, given, contacts)),
    uploads: (await uploadsHolding(uploads, given)).length,
  };
}
