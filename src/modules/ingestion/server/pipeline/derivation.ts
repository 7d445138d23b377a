import type { EventStore } from '#src/analytics/event-store.ts';
import type { OrganisationApi } from '#src/modules/organisation/contract/api.ts';
import { derivationMark } from '../bookkeeping/entities.ts';
import { type DerivationContext, NO_STAMP, type Restart } from '../derivation/context.ts';
import type { RawStore, StoredPortion } from '../raw/raw-store.ts';
import { deriveTouchedAgents } from './derive-agents.ts';
import { deriveTouchedContacts } from './derive-contacts.ts';
import { deriveTouchedFacts, factsOfTouchedContacts, hasFacts, noteContacts } from './derive-facts.ts';
import { DirectContacts, type DirectNeeds } from './direct-contacts.ts';
import type { Pending } from './plan.ts';
import { contactsOpenAt, pendingRestarts, restartsOf } from './restarts.ts';
import { namesSeen, sourcesPending } from './seen.ts';
import { stampingOf } from './stamping.ts';
import { noteMentionedAgents, noteTouchedAgents, prepareTouchedAgents } from './touched-agents.ts';

/** Raw events taken in at once; bounds what one pass can touch. */
const WINDOW = 500_000;
/** Events about the agents that are derived together. */
const AGENT_EVENTS = 120_000;

export type Derived = { readonly contacts: number; readonly agents: number };

/**
 * Turns raw events into facts. The mark says how far it has come; what arrived later is pending. A pass may be repeated at
 * any time: it replaces the facts of whole subjects. So a crash between raw events and facts is healed by the next pass.
 */
export class Derivation {
  readonly #raw: RawStore;
  readonly #store: EventStore;
  readonly #organisation: Pick<OrganisationApi, 'register' | 'directory'> | null;
  readonly #agentEvents: number;
  readonly #restarts = new Map<string, readonly Restart[]>();
  #running: Promise<Derived> | null = null;
  #again: Promise<Derived> | null = null;
  /** What the store says is done. */
  #mark = 0;
  /** How far the contacts have come; ahead of the mark while a big file is read. */
  #contactsMark = 0;
  /** False until a pass has ended well: before that, facts of subjects that look new may be there already. */
  #clean = false;
  /** The import whose contacts are derived from memory, if one is under way. */
  #direct: DirectContacts | null = null;

  constructor(
    raw: RawStore,
    store: EventStore,
    organisation: Pick<OrganisationApi, 'register' | 'directory'> | null,
    agentEvents = AGENT_EVENTS,
  ) {
    this.#raw = raw;
    this.#store = store;
    this.#organisation = organisation;
    this.#agentEvents = agentEvents;
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

  /**
   * Derives the contacts of a portion just stored while more is being read: from memory where nothing stands in between, else
   * from the store once `lag` events are behind. Agents and finished facts wait for `derivePending`.
   */
  async deriveStored(portion: StoredPortion, lag: number): Promise<void> {
    // Whatever is running covers most of it, and the end of the file covers the rest.
    if (this.#running !== null || portion.kept.length === 0) return;
    const follows = this.#clean && this.#contactsMark === portion.firstArrival - 1;
    if (follows && portion.events.records.size === 0) await this.#start(() => this.#fromMemory(portion));
    else if (this.#raw.lastArrival - this.#contactsMark >= lag) await this.#start(() => this.#run(false));
  }

  /** Brings the facts up to date with every raw event stored before the call. Callers that come meanwhile share a pass. */
  derivePending(): Promise<Derived> {
    if (this.#running === null) return this.#start(() => this.#run(true));
    return this.#next();
  }

  #start(pass: () => Promise<Derived>): Promise<Derived> {
    this.#running = pass().finally(() => {
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
    this.#direct = null;
    await this.#setMark(arrival);
  }

  async #run(whole: boolean): Promise<Derived> {
    const derived = { contacts: 0, agents: 0 };
    const last = this.#raw.lastArrival;
    if (this.#mark >= last) return derived;
    const clean = this.#clean;
    this.#clean = false;
    try {
      derived.contacts = (await this.#endDirect()) + (await this.#windows(last, clean));
      if (whole) derived.agents = await this.#finish(last);
    } catch (error) {
      this.#giveUp();
      throw error;
    }
    this.#clean = true;
    return derived;
  }

  /** What is marked in the store counts, not how far a pass came. */
  #giveUp(): void {
    this.#direct = null;
    this.#contactsMark = this.#mark;
  }

  async #fromMemory(portion: StoredPortion): Promise<Derived> {
    this.#clean = false;
    let contacts = 0;
    try {
      if (this.#direct && !this.#direct.continues(portion)) contacts += await this.#endDirect();
      this.#direct ??= new DirectContacts(this.#directNeeds(portion.batch.source), portion);
      contacts += await this.#direct.take(portion);
    } catch (error) {
      this.#giveUp();
      throw error;
    }
    this.#contactsMark = portion.firstArrival - 1 + portion.kept.length;
    this.#clean = true;
    return { contacts, agents: 0 };
  }

  #directNeeds(source: string): DirectNeeds {
    return {
      database: this.#raw.database,
      store: this.#store,
      source,
      register: async (seen) => this.#organisation?.register(source, seen),
      contextOf: async (isRestarted) => {
        if (isRestarted) this.#restarts.delete(source);
        return this.#context(source);
      },
    };
  }

  /** Brings the facts up to `#contactsMark`: what was carried in memory, and contacts the store had known before. */
  async #endDirect(): Promise<number> {
    const direct = this.#direct;
    this.#direct = null;
    if (direct === null) return 0;
    const { database } = this.#raw;
    const { source, restarts } = direct;
    const upTo = this.#contactsMark;
    await direct.settle();
    await noteMentionedAgents(database, source, upTo, direct.mentions.agents, restarts);
    if (await hasFacts(database)) await noteContacts(database, source, { after: this.#mark, upTo });
    for (const contact of await contactsOpenAt(this.#store, source, restarts)) direct.again.add(contact);
    if (direct.again.size === 0) return 0;
    return this.#touched(source, { after: upTo, upTo }, true, [...direct.again], []);
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
    const agents = await deriveTouchedAgents({ database, store: this.#store, contextOf, together: this.#agentEvents });
    await this.#setMark(last);
    await database.write((writer) => writer.run('DELETE FROM touched_contact'));
    return agents;
  }

  async #contacts(source: string, pending: Pending, clean: boolean): Promise<number> {
    const { database } = this.#raw;
    await this.#organisation?.register(source, await namesSeen(database, source, pending));
    const restarted = await pendingRestarts(database, source, pending);
    if (restarted.length > 0) this.#restarts.delete(source);
    return this.#touched(source, pending, clean, await contactsOpenAt(this.#store, source, restarted), restarted);
  }

  async #touched(
    source: string,
    pending: Pending,
    clean: boolean,
    also: readonly string[],
    restarted: readonly number[],
  ): Promise<number> {
    const { database } = this.#raw;
    return deriveTouchedContacts({
      database,
      store: this.#store,
      context: await this.#context(source),
      pending,
      clean,
      also,
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
