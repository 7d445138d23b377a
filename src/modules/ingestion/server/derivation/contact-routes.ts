import type { ColumnMemory } from './column-memory.ts';
import type { ContactState, Described } from './contact-state.ts';
import type { DerivationContext } from './context.ts';
import type { EventBatch } from './event-batch.ts';
import { SUBJECT } from './event-kind.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import type { RowList } from './row-list.ts';

/**
 * What every row of a contact carries of it (id, channel, direction, customer, …), kept once per contact as numbers. Texts are
 * made when a column is looked at, so the batch must still be as it was then.
 */
export class ContactRoutes {
  private readonly batch: EventBatch;
  private readonly context: DerivationContext;
  private readonly subject: GrowingNumbers;
  private readonly customerEvent: GrowingNumbers;
  private readonly described = new Map<number, Described>();
  private readonly ids: string[] = [];
  private count = 0;

  constructor(batch: EventBatch, context: DerivationContext, expected: number, memory: ColumnMemory) {
    this.batch = batch;
    this.context = context;
    this.subject = new GrowingNumbers(expected, memory);
    this.customerEvent = new GrowingNumbers(expected, memory);
  }

  /** Adds the contact in hand and returns its number. */
  add(state: ContactState): number {
    const contact = this.count++;
    this.subject.set(contact, state.subject);
    this.customerEvent.set(contact, state.customerEvent);
    if (state.isDescribed) this.described.set(contact, state.described);
    return contact;
  }

  /** The number of one more contact of which nothing is said; `fillPlain` says which it is. */
  addPlain(): number {
    return this.count++;
  }

  /** Contacts and the numbers of their ids; `customerEvent` is the event that names the customer. */
  fillPlain(contacts: RowList, customerEvent: Int32Array): void {
    this.subject.fillNumbers(contacts);
    this.customerEvent.fill(contacts, customerEvent);
  }

  id(contact: number): string {
    const known = this.ids[contact];
    if (known !== undefined) return known;
    const id = this.context.idPrefix + (this.batch.subjects[SUBJECT.contact]?.text(this.subject.at(contact)) ?? '');
    this.ids[contact] = id;
    return id;
  }

  channel(contact: number): string {
    return this.described.get(contact)?.channel ?? this.context.channel;
  }

  direction(contact: number): string | null {
    return this.described.get(contact)?.direction ?? this.context.direction;
  }

  customer(contact: number): string | null {
    const event = this.customerEvent.at(contact);
    return this.described.get(contact)?.customer ?? (event < 0 ? null : this.batch.textText(event));
  }

  /** A text the source says about the contact. */
  said(
    contact: number,
    name: 'reason' | 'segment' | 'project' | 'excluded' | 'issueGroup' | 'callbackOf',
  ): string | null {
    return this.described.get(contact)?.[name] ?? null;
  }

  /** Whether the source says anything about any contact. */
  get saysMore(): boolean {
    return this.described.size > 0;
  }
}
