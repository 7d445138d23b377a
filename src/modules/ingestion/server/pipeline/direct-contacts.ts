import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import type { Seen } from '#src/modules/organisation/contract/api.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { deriveContacts } from '../derivation/contact.ts';
import type { DerivationContext } from '../derivation/context.ts';
import type { Dictionary } from '../derivation/dictionary.ts';
import { EventBatch } from '../derivation/event-batch.ts';
import { KIND, SUBJECT, SUBJECT_OF_KIND } from '../derivation/event-kind.ts';
import type { SubjectIds } from '../derivation/subject-ids.ts';
import type { StoredPortion } from '../raw/raw-store.ts';
import { SeenContacts } from '../raw/seen-contacts.ts';
import { contactsStored } from '../raw/stored-events.ts';
import { FAMILY } from './derive-contacts.ts';
import { Mentions } from './mentions.ts';

/** A contact quiet for so long before the end of a portion, with nobody waiting or talking, is over. */
const QUIET = 120_000;
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
  private carried: EventBatch;
  private context: DerivationContext | null = null;

  constructor(needs: DirectNeeds, first: StoredPortion) {
    const { names, words } = first.events;
    this.needs = needs;
    this.source = needs.source;
    this.names = names;
    this.before = first.firstArrival - 1;
    this.seen = new SeenContacts((first.batch.size ?? 0) / 150 + first.events.length);
    this.carried = new EventBatch({ names, words });
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
    const status = await this.statusOf(events, kept);
    let latest = Number.NEGATIVE_INFINITY;
    for (const i of kept) latest = Math.max(latest, events.at[i] as number);
    const carriedFrom = events.length;
    for (let i = 0; i < this.carried.length; i++) events.addFrom(this.carried, i);
    const deferred: number[] = [];
    const skips = (contact: number): boolean => status[contact] !== NEW;
    await this.write(events, context, { touchedSince: latest - QUIET, deferred, carriedFrom, skips });
    this.carried.clear();
    for (const event of deferred) this.carried.addFrom(events, event);
    if (deferred.length > MOST_CARRIED) await this.settle();
    return status.length;
  }

  /** Writes the facts of the contacts carried over as far as they have come. */
  async settle(): Promise<void> {
    if (this.context === null || this.carried.length === 0) return;
    await this.write(this.carried, this.context);
    this.carried.clear();
  }

  private async write(batch: EventBatch, context: DerivationContext, defer?: Parameters<typeof deriveContacts>[2]) {
    const facts = deriveContacts(batch, context, defer);
    await this.needs.store.apply({
      append: FAMILY.map((name) => ({ entity: ENTITIES[name] as Entity, rows: facts[name], fresh: true })),
    });
  }

  /** By number of contact: new here, or known to the store before. Carried contacts are new still. */
  private async statusOf(events: EventBatch, kept: Int32Array): Promise<Uint8Array> {
    const ids = events.subjects[SUBJECT.contact] as SubjectIds;
    const carried = this.carried.subjects[SUBJECT.contact] as SubjectIds;
    const mine = Int32Array.from({ length: carried.size }, (_, n) => ids.internFrom(carried, n));
    const status = new Uint8Array(ids.size);
    for (const number of mine) status[number] = NEW;
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
