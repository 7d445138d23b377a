import { createHash, randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import type { Actor } from '#src/http/actor.ts';
import { AppError } from '#src/kernel/errors.ts';
import { startOfDate } from '#src/kernel/zone.ts';
import type { FigureChange, Restatement } from '../contract/closing.ts';
import { contactCauses, definitionCauses, type KeptDefinitions, otherCauses } from './causes.ts';
import {
  type Closing,
  insertClosing,
  keepCheck,
  packVersion,
  readBehind,
  readClosings,
  readSheet,
  readVersions,
  replaceVersion,
} from './closing.store.ts';
import { contactChanges, otherChanges } from './contacts-difference.ts';
import type { ClosingDependencies } from './dependencies.ts';
import { differences } from './difference.ts';
import { type FactsBehind, factsBehind, fingerprintOf } from './facts-behind.ts';
import type { FrozenSheets } from './frozen-figures.ts';
import type { PeriodDates } from './periods.ts';
import { askSheet, SHEETS, type Sheet } from './sheets.ts';

/** Sheets that tell cheaply whether anything differs: every dimension over the whole period, and the centre day by day. */
const TELLING = SHEETS.filter(({ dimension, grain }) => grain === 'whole' || dimension === 'centre');

/** Who acts, and from which network address. */
export type Acting = { readonly actor: Actor; readonly from: string | undefined };

/** Closes periods, notices when the data say otherwise later, and restates. One act at a time. */
export class Closings {
  readonly #needs: ClosingDependencies;
  readonly #frozen: FrozenSheets;
  /** What was found once holds while neither data nor settings change; never across processes. */
  readonly #process = randomUUID();
  readonly #pending = new Map<string, { key: string; found: Promise<Restatement | null> }>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(needs: ClosingDependencies, frozen: FrozenSheets) {
    this.#needs = needs;
    this.#frozen = frozen;
  }

  /** Freezes a period as version 1. Throws `period_open`, `no_data`, `already_closed`. */
  close(period: PeriodDates, { actor, from: address }: Acting, reason: string | null): Promise<void> {
    return this.#inTurn(async () => {
      const { kpis, clock, records } = this.#needs;
      const { zone, dataUntil } = await kpis.coverage();
      const [from, to] = [startOfDate(zone, period.first), startOfDate(zone, period.end)];
      if (to > clock.now())
        throw new AppError('conflict', 'period_open', `The period ${period.id} is not over yet`, {
          field: 'id',
          remedy: `Close it after ${period.end.subtract({ days: 1 }).toString()}.`,
        });
      if ((await readClosings(records.db)).some((c) => c.id === period.id))
        throw new AppError('conflict', 'already_closed', `The period ${period.id} is closed already`, {
          field: 'id',
          remedy: 'Accept a restatement if its numbers have changed.',
        });
      const closing: Closing = {
        id: period.id,
        kind: period.kind,
        firstDay: period.first.toString(),
        endDay: period.end.toString(),
        from,
        to,
        zone,
        version: '1',
        differing: 0,
        checked: null,
      };
      const taken = await this.#take(closing);
      if (Object.keys(taken.facts.contacts).length === 0)
        throw new AppError('conflict', 'no_data', `There are no contacts in ${period.id}`, {
          field: 'id',
          remedy: 'Import the data of the period first.',
        });
      const version = await packVersion(this.#head('1', actor, reason, dataUntil, taken), {
        ...taken,
        restatement: null,
      });
      await records.db.transaction().execute(async (db) => {
        await insertClosing(db, closing, version);
        const { contacts, fingerprint } = version;
        await recordAct(db, {
          actor,
          action: 'closing.close',
          object: { kind: 'closing', id: period.id },
          after: { version: '1', contacts, fingerprint },
          reason,
          from: address,
          at: version.at,
        });
      });
      this.#frozen.forget();
    });
  }

  /** What the data say otherwise than a closed period now, and why; null when nothing. */
  async pending(closing: Closing): Promise<Restatement | null> {
    const key = `${closing.version}|${await this.#state()}`;
    const known = this.#pending.get(closing.id);
    if (known?.key === key) return known.found;
    const found = this.#restatement(closing);
    this.#pending.set(closing.id, { key, found });
    found.catch(() => this.#pending.delete(closing.id));
    return found;
  }

  /** Takes what the data say now as the next version. Throws `nothing_differs`, `changed_since`. */
  accept(id: string, token: string, { actor, from: address }: Acting, reason: string): Promise<void> {
    return this.#inTurn(async () => {
      const { records, kpis } = this.#needs;
      const closing = (await readClosings(records.db)).find((c) => c.id === id);
      if (!closing) throw unknownClosing(id);
      const restatement = await this.pending(closing);
      if (restatement === null)
        throw new AppError('conflict', 'nothing_differs', `The data say of ${id} what was closed`, { field: 'id' });
      if (restatement.token !== token) throw changedSince();
      const state = await this.#state();
      const taken = await this.#take(closing);
      if (state !== (await this.#state())) throw changedSince();
      const { dataUntil } = await kpis.coverage();
      const [whole, minor = '0'] = closing.version.split('.');
      const next = await packVersion(this.#head(`${whole}.${Number(minor) + 1}`, actor, reason, dataUntil, taken), {
        ...taken,
        restatement,
      });
      await records.db.transaction().execute(async (db) => {
        if (!(await replaceVersion(db, closing, next))) throw changedSince();
        await recordAct(db, {
          actor,
          action: 'closing.restate',
          object: { kind: 'closing', id },
          before: { version: closing.version },
          after: { version: next.version, contacts: restatement.counts, figures: restatement.figures.length },
          reason,
          from: address,
          at: next.at,
        });
      });
      this.#frozen.forget();
    });
  }

  /** Compares closed periods with the data as they are now; nothing is asked while neither data nor settings changed. */
  check(): Promise<readonly string[]> {
    return this.#inTurn(async () => {
      const { db } = this.#needs.records;
      const closings = await readClosings(db);
      if (closings.length === 0) return [];
      const state = await this.#state();
      const differing: string[] = [];
      for (const closing of closings) {
        let count = closing.differing;
        if (closing.checked !== state) {
          count = (await this.#differing(closing)).length;
          await keepCheck(db, closing, count, state);
        }
        if (count > 0) differing.push(closing.id);
      }
      this.#frozen.forget();
      return differing;
    });
  }

  /**
   * The same for who only looks at the list. What another process found on the same data, settings and KPIs is taken as read and looked at
   * again meanwhile: after a start nobody waits for every closed period to be compared.
   */
  async checkForList(): Promise<void> {
    const [closings, state] = [await readClosings(this.#needs.records.db), await this.#state()];
    const checking = this.check();
    if (closings.every(({ checked }) => sameData(checked, state))) checking.catch(() => undefined);
    else await checking;
  }

  async #restatement(closing: Closing): Promise<Restatement | null> {
    const { records, store, entities, ingestion } = this.#needs;
    const figures = await this.#differing(closing);
    if (figures.length === 0) return null;
    const [before, facts, definitions, versions, batches] = await Promise.all([
      readBehind(records.db, closing),
      factsBehind(store, entities, closing),
      this.#definitions(),
      readVersions(records.db, closing.id),
      ingestion.listBatches({ limit: 1000 }),
    ]);
    const contacts = contactChanges(before.facts, facts);
    const closedAt = versions.find((v) => v.version === closing.version)?.at ?? 0;
    const count = (what: string): number => contacts.filter((c) => c.what === what).length;
    const batchesOf = async (id: string) => (await ingestion.timeline(id)).map((event) => event.batch);
    const token = createHash('sha256').update(closing.version).update(fingerprintOf(facts));
    for (const figure of figures) token.update(JSON.stringify(figure));
    return {
      token: token.digest('hex').slice(0, 24),
      from: closing.version,
      figures,
      contacts,
      counts: { added: count('added'), gone: count('gone'), changed: count('changed') },
      causes: [
        ...(await contactCauses(contacts, batches, closedAt, batchesOf)),
        ...otherCauses(otherChanges(before.facts, facts), entities),
        ...definitionCauses(before.definitions, definitions, closing),
      ],
    };
  }

  async #differing(closing: Closing): Promise<FigureChange[]> {
    const found: FigureChange[] = [];
    for (const { dimension, grain } of TELLING) {
      const frozen = await readSheet(this.#needs.records.db, closing, dimension, grain);
      const now = await askSheet(this.#needs.kpis, rangeOf(closing), dimension, grain);
      if (frozen) found.push(...differences(frozen, now));
    }
    return found;
  }

  /** Everything a version keeps. */
  async #take(closing: Closing) {
    const sheets: Sheet[] = [];
    for (const { dimension, grain } of SHEETS)
      sheets.push(await askSheet(this.#needs.kpis, rangeOf(closing), dimension, grain));
    const facts = await factsBehind(this.#needs.store, this.#needs.entities, closing);
    return { sheets, facts, definitions: await this.#definitions() };
  }

  #head(
    version: string,
    { id, name }: Actor,
    reason: string | null,
    dataUntil: string | null,
    { facts }: { readonly facts: FactsBehind },
  ) {
    return {
      version,
      at: this.#needs.clock.now(),
      by: { id, name },
      reason,
      dataUntil: dataUntil === null ? null : Date.parse(dataUntil),
      contacts: Object.values(facts.contacts).filter((c) => c.facts !== null).length,
      fingerprint: fingerprintOf(facts),
    };
  }

  async #definitions(): Promise<KeptDefinitions> {
    const kpis = this.#needs.kpis.summaries().map(({ id, version }) => [id, version] as const);
    return { settings: await this.#needs.kpis.settingsHeld(), kpis: Object.fromEntries(kpis) };
  }

  /** Names the state of data, settings and KPIs: `process|passes.mark|hash`. */
  async #state(): Promise<string> {
    const settings = (await this.#needs.kpis.settingsHeld()).map(({ id, until }) => `${id}:${until}`).sort();
    const versions = this.#needs.kpis.summaries().map(({ id, version }) => `${id}:${version}`);
    const hash = createHash('sha1')
      .update([...settings, ...versions].join())
      .digest('hex')
      .slice(0, 12);
    return `${this.#process}|${this.#needs.ingestion.revision()}|${hash}`;
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(act);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

/** Two states of the same facts as far as another process can tell: passes are counted by each process from 0, the mark is kept. */
function sameData(checked: string | null, state: string): boolean {
  if (checked === null) return false;
  const [[ownProcess, passes = '', hash], [process, now = '', nowHash]] = [checked.split('|'), state.split('|')];
  if (hash !== nowHash) return false;
  const mark = (text: string): string => text.slice(text.indexOf('.'));
  return ownProcess === process ? passes === now : mark(passes) === mark(now);
}

const rangeOf = ({ firstDay, endDay }: Closing) => ({ from: firstDay, to: endDay });

export const unknownClosing = (id: string): AppError =>
  new AppError('not_found', 'not_closed', `The period ${id} is not closed`, { field: 'id' });

const changedSince = (): AppError =>
  new AppError('conflict', 'changed_since', 'The data have changed since this restatement was shown', {
    field: 'token',
    remedy: 'Look at it again and accept what it says now.',
  });
