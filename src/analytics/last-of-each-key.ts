import { type Entity, identityOf } from '#src/semantic/entity.ts';
import type { Column, Columns } from './columns.ts';

/** Rows without those whose key comes again further down: the last of equal keys wins. */
export function lastOfEachKey(entity: Entity, rows: Columns): Columns {
  const last = new Map<string, number>();
  const identity = identityOf(entity);
  for (let i = 0; i < rows.length; i++) {
    last.set(JSON.stringify(identity.map((name) => rows.columns[name]?.[i] ?? null)), i);
  }
  if (last.size === rows.length) return rows;
  const kept = [...last.values()];
  const pick = (column: Column): Column => kept.map((i) => column[i] ?? null) as Column;
  const columns = Object.fromEntries(Object.entries(rows.columns).map(([name, column]) => [name, pick(column)]));
  return { length: kept.length, columns };
}
