import { setImmediate } from 'node:timers/promises';
import { and, field, or, type Node } from '#src/semantic/expression.ts';
import type { EventStore } from '../../event-store.ts';
import type { Day } from '../day-calendar.ts';
import { fieldsOf, measuresOf, readCoded } from '../read-coded.ts';
import type { SealedDays } from '../sealed-days.ts';
import type { SealedEntity } from '../sealed-entity.ts';
import { type RowTable, RowTableBuilder } from './row-table.ts';

/** Stretches of open days one listing can name. */
const MAX_GAPS = 40;

/**
 * The rows of entities in memory, for questions about a row's neighbours or about several numbers of a row: those of sealed days from
 * their files, kept while no sealed day changes, those of open days from the store.
 */
export class RowTables {
  readonly #sealed: SealedDays;
  readonly #store: EventStore;
  readonly #known = new Map<string, { edition: number; builder: RowTableBuilder }>();
  readonly #tables = new Map<string, { change: number; table: Promise<RowTable | null> }>();

  constructor(sealed: SealedDays, store: EventStore) {
    this.#sealed = sealed;
    this.#store = store;
  }

  /** Reads ahead what a question would wait for after a start. */
  async warm(): Promise<void> {
    if (this.#sealed.until === null) return;
    for (const entity of this.#sealed.entities.values()) if (entity.sealing.rows) await this.of(entity);
  }

  /** All rows of an entity; null when there are too many, or too many of its days are open. */
  of(entity: SealedEntity): Promise<RowTable | null> {
    const { change } = this.#sealed;
    const known = this.#tables.get(entity.id);
    if (known?.change === change) return known.table;
    const table = this.#read(entity);
    this.#tables.set(entity.id, { change, table });
    table.catch(() => this.#tables.delete(entity.id));
    return table;
  }

  async #read(entity: SealedEntity): Promise<RowTable | null> {
    const { sealing } = entity;
    if (this.#sealed.isTooLarge(entity)) return null;
    const builder = await this.#builder(entity);
    const anchor = field(sealing.anchor ?? '');
    const gaps = this.#sealed.openStretches();
    if (gaps.length > MAX_GAPS) return null;
    const open = [
      anchor.isNull(),
      anchor.atLeast(this.#sealed.until ?? 0),
      ...gaps.map(({ start, end }) => and(anchor.atLeast(start), anchor.below(end))),
    ];
    const where: Node = or(...open).node;
    return builder.finish(await readCoded(this.#store, sealing, sealing.anchor ?? '', measuresOf(sealing), where));
  }

  /** Rows of the sealed days, read again only when some of those changed. Others get their turn between two days. */
  async #builder(entity: SealedEntity): Promise<RowTableBuilder> {
    for (;;) {
      const { edition } = this.#sealed;
      const known = this.#known.get(entity.id);
      if (known?.edition === edition) return known.builder;
      const builder = new RowTableBuilder(entity.sealing);
      const damaged: Day[] = [];
      for (const day of this.#sealed.sealedDaysOf(entity)) {
        const rows = entity.rowsOf(day, fieldsOf(entity.sealing), measuresOf(entity.sealing));
        if (rows) builder.addDay(rows);
        else damaged.push(day);
        await setImmediate();
        if (this.#sealed.edition !== edition) break;
      }
      if (this.#sealed.edition !== edition) continue;
      // A day that cannot be read counts as open from now on.
      if (damaged.length > 0) this.#sealed.markDirty(damaged);
      else this.#known.set(entity.id, { edition, builder });
    }
  }
}
