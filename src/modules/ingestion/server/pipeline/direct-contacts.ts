import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import type { Seen } from '#src/modules/organisation/contract/api.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { ContactStream } from '../derivation/contact-stream.ts';
import type { ContactFacts } from '../derivation/contact.ts';
import type { DerivationContext } from '../derivation/context.ts';
import type { Dictionary } from '../derivation/dictionary.ts';
import type { EventBatch } from '../derivation/event-batch.ts';
import { KIND, SUBJECT, SUBJECT_OF_KIND } from '../derivation/event-kind.ts';
import type { SubjectIds } from '../derivation/subject-ids.ts';
import type { StoredPortion } from '../raw/raw-store.ts';
import { SeenContacts } from '../raw/seen-contacts.ts';
import { contactsStored } from '../raw/stored-events.ts';
import { FAMILY } from './derive-contacts.ts';
import { Mentions } from './mentions.ts';

/** Events carried over at most: calls whose end was never logged do not pile up. */
const MOST_CARRIED = 200_000;

export type DirectNeeds = {
  readonly database: DuckDbDatabase;
  readonly store: EventStore;
  readonly source: string;
  readonly register: (seen: Seen) => Promise<unknown>;
  /** The context; restarts are read again when there are new ones. */
  readonly contextOf: (isRestarted: boolean) => Promise<DerivationContext>;
};

const NEW = 1;
const AGAIN = 2;

/**
 * Derives contacts straight from the portions of an import, without reading back what was just stored. Contacts that are not
 * over when a portion ends go on in the next one; those the store knows already are only noted (`again`), to be derived from
 * the store with all their events. Every portion follows the one before in order of arrival, with nothing in between.
 */
export class DirectContacts {
  readonly source: string;
  /** Contacts to derive from the store when this ends. */
  readonly again = new Set<string>();
  readonly restarts: number[] = [];
  readonly mentions: Mentions;
  private readonly needs: DirectNeeds;
  private readonly names: Dictionary;
  /** Arrival of the last event that was there before. */
  private readonly before: number;
  private readonly seen: SeenContacts;
  private readonly stream: ContactStream;
  private context: DerivationContext | null = null;

  constructor(needs: DirectNeeds, first: StoredPortion) {
    const { names, words } = first.events;
    this.needs = needs;
    this.source = needs.source;
    this.names = names;
    this.before = first.firstArrival - 1;
    this.seen = new SeenContacts((first.batch.size ?? 0) / 150 + first.events.length);
    this.stream = new ContactStream(names, words);
    this.mentions = new Mentions(names);
  }

  /** Whether a portion is one of the same import. */
  continues({ batch, events }: StoredPortion): boolean {
    return batch.source === this.source && events.names === this.names;
  }

  /** Writes the facts of contacts that are over; returns how many contacts were met. */
  async take(portion: StoredPortion): Promise<number> {
    const { events, kept, batch } = portion;
    const restarts = this.restarts.length;
    for (const i of kept) if (events.kind[i] === KIND.system_restarted) this.restarts.push(events.at[i] as number);
    const unknown = this.mentions.note(events, kept);
    if (unknown) await this.needs.register(unknown);
    const context = { ...(await this.needs.contextOf(this.restarts.length > restarts)), batch: batch.batch_id };
    this.context = context;
    const carriedFrom = this.stream.join(events);
    const status = await this.statusOf(events, kept, carriedFrom);
    await this.write(this.stream.derive(events, carriedFrom, context, (contact) => status[contact] !== NEW));
    if (this.stream.carriedEvents > MOST_CARRIED) await this.settle();
    return status.length;
  }

  /** Writes the facts of the contacts carried over as far as they have come. */
  async settle(): Promise<void> {
    if (this.context !== null && this.stream.carriedEvents > 0) await this.write(this.stream.rest(this.context));
  }

  private write(facts: ContactFacts): Promise<void> {
    return this.needs.store.apply({
      append: FAMILY.map((name) => ({ entity: ENTITIES[name] as Entity, rows: facts[name], fresh: true })),
    });
  }

  /** By number of contact: new here, or known to the store before. Carried contacts are new still. */
  private async statusOf(events: EventBatch, kept: Int32Array, carriedFrom: number): Promise<Uint8Array> {
    const ids = events.subjects[SUBJECT.contact] as SubjectIds;
    const status = new Uint8Array(ids.size);
    for (let i = carriedFrom; i < events.length; i++) status[events.subject[i] as number] = NEW;
    const candidates: number[] = [];
    for (const i of kept) {
      const number = events.subject[i] as number;
      if (SUBJECT_OF_KIND[events.kind[i] as number] !== SUBJECT.contact || status[number] !== 0) continue;
      status[number] = this.seen.note(ids.hash(number)) ? AGAIN : NEW;
      if (status[number] === AGAIN) this.again.add(ids.text(number));
      else candidates.push(number);
    }
    if (this.before === 0) return status;
    const texts = candidates.map((number) => ids.text(number));
    for (const n of await contactsStored(this.needs.database, this.source, texts, this.before)) {
      status[candidates[n] as number] = AGAIN;
      this.again.add(texts[n] as string);
    }
    return status;
  }
}
