import { ColumnMemory } from './column-memory.ts';
import { type ContactFacts, deriveContacts } from './contact.ts';
import type { DerivationContext } from './context.ts';
import type { Dictionary } from './dictionary.ts';
import { EventBatch } from './event-batch.ts';
import { SUBJECT, SUBJECT_OF_KIND } from './event-kind.ts';

/** A contact quiet for so long before the end of a portion, with nobody waiting or talking, is over. */
const QUIET = 120_000;

/**
 * Derives the contacts of a source portion by portion, in bounded memory: those that are not over when a portion ends go on in
 * the next one. The portions' batches share `names` and `words`. Facts hold until the next portion. What arrives later about a
 * contact that is over is not seen here: contacts touched again are derived from the store.
 */
export class ContactStream {
  private readonly carried: EventBatch;
  private readonly memory = new ColumnMemory();

  constructor(names: Dictionary, words: Dictionary) {
    this.carried = new EventBatch({ names, words });
  }

  /** Events of contacts that are not over. */
  get carriedEvents(): number {
    return this.carried.length;
  }

  /** Adds the events of contacts that go on to a portion's batch; returns where they begin. */
  join(batch: EventBatch): number {
    const { carried } = this;
    const carriedFrom = batch.length;
    for (let i = 0; i < carried.length; i++) batch.addFrom(carried, i);
    carried.clear();
    return carriedFrom;
  }

  /** Facts of the contacts that are over at the end of a portion that was joined; `skips` names contacts to leave out. */
  derive(
    batch: EventBatch,
    carriedFrom: number,
    context: DerivationContext,
    skips?: (contact: number) => boolean,
  ): ContactFacts {
    this.memory.takeBack();
    let latest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < carriedFrom; i++) if ((batch.at[i] as number) > latest) latest = batch.at[i] as number;
    const onDeferred = (isDeferred: Uint8Array): void => {
      this.carry(batch, carriedFrom, batch.length, isDeferred);
      this.carry(batch, 0, carriedFrom, isDeferred);
    };
    const defer = { touchedSince: latest - QUIET, carriedFrom, skips, onDeferred };
    return deriveContacts(batch, context, defer, this.memory);
  }

  /** Facts of the contacts carried over, as far as they have come; nothing is carried any more. */
  rest(context: DerivationContext): ContactFacts {
    this.memory.takeBack();
    const batch = new EventBatch({ names: this.carried.names, words: this.carried.words });
    this.join(batch);
    return deriveContacts(batch, context, undefined, this.memory);
  }

  private carry(batch: EventBatch, from: number, until: number, isDeferred: Uint8Array): void {
    const { kind, subject } = batch;
    for (let i = from; i < until; i++)
      if (isDeferred[subject[i] as number] === 1 && SUBJECT_OF_KIND[kind[i] as number] === SUBJECT.contact)
        this.carried.addFrom(batch, i);
  }
}
