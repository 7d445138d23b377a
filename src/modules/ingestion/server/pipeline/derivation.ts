import type { EventStore } from '#src/analytics/event-store.ts';
import type { OrganisationApi } from '#src/modules/organisation/contract/api.ts';
import { derivationMark } from '../bookkeeping/entities.ts';
import { type DerivationContext, NO_STAMP, type Restart } from '../derivation/context.ts';
import type { RawStore } from '../raw/raw-store.ts';
import { deriveTouchedAgents } from './derive-agents.ts';
import { deriveTouchedContacts } from './derive-contacts.ts';
import { deriveTouchedFacts, factsOfTouchedContacts } from './derive-facts.ts';
import type { Pending } from './plan.ts';
import { contactsOpenAt, pendingRestarts, restartsOf } from './restarts.ts';
import { namesSeen, sourcesPending } from './seen.ts';
import { stampingOf } from './stamping.ts';
import { noteTouchedAgents, prepareTouchedAgents } from './touched-agents.ts';

/** Raw events taken in at once; bounds what one pass can touch. */
const WINDOW = 1_000_000;

export type Derived = { readonly contacts: number; readonly agents: number };

/**
 * Turns raw events into facts. The mark says how far it has come; what arrived later is pending. A pass may be repeated at
 * any time: it replaces the facts of whole subjects. So a crash between raw events and facts is healed by the next pass.
 */
export class Derivation {
  readonly #raw: RawStore;
  readonly #store: EventStore;
  readonly #organisation: Pick<OrganisationApi, 'register' | 'directory'> | null;
  readonly #restarts = new Map<string, readonly Restart[]>();
  #running: Promise<Derived> | null = null;
  #again: Promise<Derived> | null = null;
  #mark = 0;
  /** False until a pass has ended well: before that, facts of subjects that look new may be there already. */
  #clean = false;

  constructor(raw: RawStore, store: EventStore, organisation: Pick<OrganisationApi, 'register' | 'directory'> | null) {
    this.#raw = raw;
    this.#store = store;
    this.#organisation = organisation;
  }

  /** Arrival number up to which the facts hold every raw event. */
  get mark(): number {
    return this.#mark;
  }

  async prepare(): Promise<void> {
    const found = await this.#raw.database.read(`SELECT arrival FROM derivation_mark WHERE name = 'facts'`);
    this.#mark = Number(found.columns['arrival']?.[0] ?? 0);
    this.#clean = this.#mark === this.#raw.lastArrival;
    await this.#raw.database.write(async (writer) => {
      await writer.run('CREATE TABLE IF NOT EXISTS touched_contact (subject VARCHAR)');
      await prepareTouchedAgents(writer);
    });
  }

  /** Brings the facts up to date with every raw event stored before the call. Callers that come meanwhile share a pass. */
  derivePending(): Promise<Derived> {
    if (this.#running === null) {
      this.#running = this.#run().finally(() => {
        this.#running = null;
      });
      return this.#running;
    }
    this.#again ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#again = null;
        return this.derivePending();
      });
    return this.#again;
  }

  /** Derives again from this arrival number on. */
  async rewind(arrival: number): Promise<void> {
    while (this.#running) await this.#running.catch(() => undefined);
    if (arrival >= this.#mark) return;
    this.#clean = false;
    await this.#setMark(arrival);
  }

  async #run(): Promise<Derived> {
    const derived = { contacts: 0, agents: 0 };
    const { database } = this.#raw;
    if (this.#mark >= this.#raw.lastArrival) return derived;
    const clean = this.#clean;
    this.#clean = false;
    await database.write((writer) => writer.run('DELETE FROM touched_contact'));
    const begin = this.#mark;
    try {
      await this.#windows(derived, clean);
    } catch (error) {
      // What is marked in the store counts, not how far this run came.
      this.#mark = begin;
      throw error;
    }
    this.#clean = true;
    return derived;
  }

  async #windows(derived: { contacts: number; agents: number }, clean: boolean): Promise<void> {
    const { database } = this.#raw;
    const facts = new Map<string, Pending>();
    while (this.#mark < this.#raw.lastArrival) {
      const pending = { after: this.#mark, upTo: Math.min(this.#mark + WINDOW, this.#raw.lastArrival) };
      for (const source of await sourcesPending(database, pending)) {
        derived.contacts += await this.#contacts(source, pending, clean);
        facts.set(source, { after: facts.get(source)?.after ?? pending.after, upTo: pending.upTo });
      }
      // Facts and agents wait for all windows; their pending range is not lost, because the mark moves only with them.
      if (pending.upTo < this.#raw.lastArrival) this.#mark = pending.upTo;
      else {
        await this.#facts(facts);
        derived.agents += await deriveTouchedAgents({
          database,
          store: this.#store,
          contextOf: (source) => this.#context(source),
        });
        await this.#setMark(pending.upTo);
        facts.clear();
      }
    }
  }

  async #contacts(source: string, pending: Pending, clean: boolean): Promise<number> {
    const { database } = this.#raw;
    await this.#organisation?.register(source, await namesSeen(database, source, pending));
    const restarted = await pendingRestarts(database, source, pending);
    if (restarted.length > 0) this.#restarts.delete(source);
    const context = await this.#context(source);
    return deriveTouchedContacts({
      database,
      store: this.#store,
      context,
      pending,
      clean,
      also: await contactsOpenAt(this.#store, source, restarted),
      onPlanned: async () => {
        await database.write((writer) => writer.run('INSERT INTO touched_contact SELECT subject FROM derivation_plan'));
        await noteTouchedAgents(database, source, pending, restarted);
      },
    });
  }

  async #facts(own: ReadonlyMap<string, Pending>): Promise<void> {
    const { database } = this.#raw;
    const changed = await factsOfTouchedContacts(database);
    for (const source of new Set([...own.keys(), ...changed.keys()])) {
      await deriveTouchedFacts({
        database,
        store: this.#store,
        context: await this.#context(source),
        pending: own.get(source) ?? { after: this.#raw.lastArrival, upTo: this.#raw.lastArrival },
        also: changed.get(source) ?? [],
      });
    }
  }

  async #context(source: string): Promise<DerivationContext> {
    const { database } = this.#raw;
    const directory = await this.#organisation?.directory();
    const restarts = this.#restarts.get(source) ?? (await restartsOf(database, source));
    this.#restarts.set(source, restarts);
    const found = await database.read('SELECT settings FROM ingest_source WHERE source = $1', [source]);
    const settings = JSON.parse(String(found.columns['settings']?.[0] ?? '{}')) as Record<string, string>;
    return {
      source,
      batch: null,
      idPrefix: '',
      stamp: directory ? stampingOf(directory, source) : () => NO_STAMP,
      restarts,
      channel: settings['channel'] ?? 'voice',
      direction: settings['direction'] ?? 'inbound',
    };
  }

  async #setMark(arrival: number): Promise<void> {
    await this.#raw.put(derivationMark, [{ name: 'facts', arrival }]);
    this.#mark = arrival;
  }
}
