import { field, type Node } from '#src/semantic/expression.ts';
import type { Entity } from '#src/semantic/entity.ts';
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
  const note = (values: ArrayLike<unknown> | undefined): void => {
    // What has not happened yet (a leg still open) is booked to no day: null, or NaN in a column of numbers.
    for (let i = 0; i < (values?.length ?? 0); i++)
      if (Number.isFinite(values?.[i])) instants.add(values?.[i] as number);
  };
  const anchorsOf = (entity: Entity): string[] =>
    [...sealed.entities.values()].filter((e) => e.sealing.entity.name === entity.name).map((e) => e.sealing.anchor);
  const lookUp = async (entity: Entity, column: string, values: readonly string[], further?: Node): Promise<void> => {
    const anchors = anchorsOf(entity);
    if (anchors.length === 0) return;
    for (let from = 0; from < values.length; from += CHUNK) {
      const own = field(column).in(values.slice(from, from + CHUNK)).node;
      const where: Node = further ? { op: 'and', terms: [own, further] } : own;
      for await (const slice of store.stream({ entity, fields: anchors, where })) {
        for (const anchor of anchors) note(slice.columns[anchor]);
      }
    }
  };
  for (const { entity, by, values, and: further } of change.remove ?? []) {
    await lookUp(entity, by ?? entity.subject, values, further);
  }
  for (const { entity, rows, fresh } of change.append ?? []) {
    const anchors = anchorsOf(entity);
    if (anchors.length === 0) continue;
    for (const anchor of anchors) note(rows.columns[anchor]);
    const [key] = entity.key;
    // A row with the same key is replaced, wherever it was booked; the first key column finds it and perhaps a few more.
    if (!fresh && key) await lookUp(entity, key, [...new Set(Array.from(rows.columns[key] ?? [], String))]);
  }
  return instants;
}
