import { ColumnMemory } from './column-memory.ts';
import { type ContactFacts, deriveContacts } from './contact.ts';
import type { DerivationContext } from './context.ts';
import { EventBatch } from './event-batch.ts';
import { KIND } from './event-kind.ts';

/** A contact quiet for so long before the end of a portion, with nobody waiting or talking, is over. */
const QUIET = 120_000;

/**
 * Derives the contacts of a source portion by portion, in bounded memory: those that are not over when a portion ends go on in
 * the next one. `batches` share their `names` and `words`. Facts hold until the next step. What arrives later about a contact
 * that is over is not seen here: contacts touched again are derived from the store.
 */
export class ContactStream {
  private carried: EventBatch | null = null;
  private readonly memory = new ColumnMemory();
  private readonly context: DerivationContext;
  private readonly restarts: { at: number; membersPersist: boolean }[];

  constructor(context: DerivationContext) {
    this.restarts = [...context.restarts];
    this.context = { ...context, restarts: this.restarts };
  }

  /** Facts of the contacts that are over at the end of this portion; with `isLast`, of all. */
  next(batch: EventBatch, isLast = false): ContactFacts {
    this.memory.takeBack();
    let latest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < batch.length; i++) {
      const at = batch.at[i] as number;
      if (at > latest) latest = at;
      if (batch.kind[i] === KIND.system_restarted)
        this.restarts.push({ at, membersPersist: batch.extra.get(i)?.membersPersist === true });
    }
    this.restarts.sort((a, b) => a.at - b.at);
    const { carried } = this;
    const carriedFrom = batch.length;
    if (carried) for (let i = 0; i < carried.length; i++) batch.addFrom(carried, i);
    if (isLast) {
      this.carried = null;
      return deriveContacts(batch, this.context, undefined, this.memory);
    }
    const deferred: number[] = [];
    const facts = deriveContacts(
      batch,
      this.context,
      { touchedSince: latest - QUIET, deferred, carriedFrom },
      this.memory,
    );
    const keep = carried ?? new EventBatch({ capacity: deferred.length + 16, names: batch.names, words: batch.words });
    keep.clear();
    for (const event of deferred) keep.addFrom(batch, event);
    this.carried = keep;
    return facts;
  }
}
