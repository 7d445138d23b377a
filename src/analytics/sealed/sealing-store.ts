import { field, type Node } from '#src/semantic/expression.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { Sealing } from '#src/semantic/sealing.ts';
import type { Columns } from '../columns.ts';
import type { Change, EventStore } from '../event-store.ts';
import type { SealedDays } from './sealed-days.ts';

/** Subjects looked up at once: long lists of values make slow SQL. */
const CHUNK = 1000;

/**
 * A store whose every change unseals the days it touches: those of rows appended, and of rows it removes or replaces. This
 * is the only way to change facts while days are sealed.
 */
export function sealingStore(store: EventStore, sealed: SealedDays): EventStore {
  return {
    ...store,
    async apply(change: Change): Promise<void> {
      if (!sealed.isActive) return sealed.changingUnsealed(() => store.apply(change));
      return sealed.changing(await touchedInstants(store, sealed, change), () => store.apply(change));
    },
  };
}

async function touchedInstants(store: EventStore, sealed: SealedDays, change: Change): Promise<Set<number>> {
  const instants = new Set<number>();
  const bookings = (entity: Entity): Booking[] =>
    [...sealed.entities.values()].flatMap(({ sealing }) =>
      sealing.entity.name === entity.name ? [bookingOf(sealing)] : [],
    );
  const note = (entity: Entity, columns: Columns['columns']): void => {
    for (const booking of bookings(entity)) noteInstants(booking, columns, instants);
  };
  const lookUp = async (entity: Entity, column: string, values: readonly string[], further?: Node): Promise<void> => {
    const fields = [...new Set(bookings(entity).flatMap(({ from, to }) => [from, to]))];
    if (fields.length === 0) return;
    for (let from = 0; from < values.length; from += CHUNK) {
      const own = field(column).in(values.slice(from, from + CHUNK)).node;
      const where: Node = further ? { op: 'and', terms: [own, further] } : own;
      for await (const slice of store.stream({ entity, fields, where })) note(entity, slice.columns);
    }
  };
  for (const { entity, by, values, and: further } of change.remove ?? []) {
    await lookUp(entity, by ?? entity.subject, values, further);
  }
  for (const { entity, rows, fresh } of change.append ?? []) {
    if (bookings(entity).length === 0) continue;
    note(entity, rows.columns);
    const [key] = entity.key;
    // A row with the same key is replaced, wherever it was booked; the first key column finds it and perhaps a few more.
    if (!fresh && key) await lookUp(entity, key, [...new Set(Array.from(rows.columns[key] ?? [], String))]);
  }
  return instants;
}

/** The columns that say which days a row is in: one instant, or from one to another. */
type Booking = { readonly from: string; readonly to: string };

function bookingOf({ entity, anchor }: Sealing): Booking {
  return anchor === null
    ? { from: entity.span?.start ?? '', to: entity.span?.end ?? '' }
    : { from: anchor, to: anchor };
}

/** Every day is longer than this. */
const PART_OF_DAY = 12 * 3_600_000;

/** An instant in each day a row is in. What has not happened yet (a leg still open) is booked to no day: null, or NaN. */
function noteInstants({ from, to }: Booking, columns: Columns['columns'], instants: Set<number>): void {
  const [starts, ends] = [columns[from] ?? [], columns[to] ?? []];
  for (let i = 0; i < starts.length; i++) {
    const [start, end] = [starts[i] as number, ends[i] as number];
    if (!Number.isFinite(start)) continue;
    instants.add(start);
    if (from === to || !Number.isFinite(end)) continue;
    for (let at = start + PART_OF_DAY; at < end; at += PART_OF_DAY) instants.add(at);
    if (end > start) instants.add(end - 1);
  }
}
