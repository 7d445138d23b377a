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
const WINDOW = 500_000;

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
  /** What the store says is done. */
  #mark = 0;
  /** How far the contacts have come; ahead of the mark while a big file is read. */
  #contactsMark = 0;
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
    this.#contactsMark = this.#mark;
    this.#clean = this.#mark === this.#raw.lastArrival;
    await this.#raw.database.write(async (writer) => {
      await writer.run('CREATE TABLE IF NOT EXISTS touched_contact (subject VARCHAR)');
      await prepareTouchedAgents(writer);
    });
  }

  /** Derives the contacts of what is stored while more is being read; agents and finished facts wait for `derivePending`. */
  async deriveContactsSoFar(): Promise<void> {
    // Whatever is running covers most of it, and the end of the file covers the rest.
    if (this.#running === null) await this.#start(false);
  }

  /** Brings the facts up to date with every raw event stored before the call. Callers that come meanwhile share a pass. */
  derivePending(): Promise<Derived> {
    if (this.#running === null) return this.#start(true);
    return this.#next();
  }

  #start(whole: boolean): Promise<Derived> {
    this.#running = this.#run(whole).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  #next(): Promise<Derived> {
    this.#again ??= (this.#running ?? Promise.resolve())
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

  async #run(whole: boolean): Promise<Derived> {
    const derived = { contacts: 0, agents: 0 };
    const last = this.#raw.lastArrival;
    if (this.#mark >= last) return derived;
    const clean = this.#clean;
    this.#clean = false;
    try {
      derived.contacts = await this.#windows(last, clean);
      if (whole) derived.agents = await this.#finish(last);
    } catch (error) {
      // What is marked in the store counts, not how far this run came.
      this.#contactsMark = this.#mark;
      throw error;
    }
    this.#clean = true;
    return derived;
  }

  async #windows(last: number, clean: boolean): Promise<number> {
    let contacts = 0;
    while (this.#contactsMark < last) {
      const pending = { after: this.#contactsMark, upTo: Math.min(this.#contactsMark + WINDOW, last) };
      for (const source of await sourcesPending(this.#raw.database, pending)) {
        contacts += await this.#contacts(source, pending, clean);
      }
      this.#contactsMark = pending.upTo;
    }
    return contacts;
  }

  /** Finished facts and agents of all windows since the mark; then the mark moves. */
  async #finish(last: number): Promise<number> {
    const { database } = this.#raw;
    const pending = { after: this.#mark, upTo: last };
    await this.#facts(pending);
    const contextOf = (source: string) => this.#context(source);
    const agents = await deriveTouchedAgents({ database, store: this.#store, contextOf });
    await this.#setMark(last);
    await database.write((writer) => writer.run('DELETE FROM touched_contact'));
    return agents;
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

  async #facts(pending: Pending): Promise<void> {
    const { database } = this.#raw;
    const changed = await factsOfTouchedContacts(database);
    for (const source of new Set([...(await sourcesPending(database, pending)), ...changed.keys()])) {
      const context = await this.#context(source);
      await deriveTouchedFacts({ database, store: this.#store, context, pending, also: changed.get(source) ?? [] });
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
    this.#contactsMark = arrival;
  }
}
