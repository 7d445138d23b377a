import { and, field } from '#src/semantic/expression.ts';
import { type Sealing, TIME, timesLength } from '#src/semantic/sealing.ts';
import type { EventStore } from '../event-store.ts';
import { type CodedRows, readCoded } from './read-coded.ts';

/**
 * Reads the rows that last into `[start, end)`, cut at the slots of time: each piece is a row of its own, at the start of its slot, with
 * its length and the weights times its length. Rows without length have no pieces, as questions see it.
 */
export async function readPieces(store: EventStore, sealing: Sealing, start: number, end: number): Promise<CodedRows> {
  const { span, fields } = sealing.entity;
  if (!span || !fields[span.end]?.required) throw new Error(`${sealing.entity.name} has no span with a known end`);
  const weights = Object.keys(fields).filter((name) => sealing.summed.includes(timesLength(name)));
  const where = and(field(span.start).below(end), field(span.end).above(start)).node;
  const coded = await readCoded(store, sealing, span.start, [span.end, ...weights], where);
  const pieces = cut(coded.at, coded.measures[span.end] ?? coded.at, { start, end, slot: sealing.slot });
  const { row, time } = pieces;
  const take = (column: ArrayLike<number>, out: Int32Array | Float64Array): void => {
    for (let i = 0; i < row.length; i++) out[i] = column[row[i] as number] as number;
  };
  const codes = Object.entries(coded.codes).map(([name, column]) => {
    const own = new Int32Array(row.length);
    take(column, own);
    return [name, own] as const;
  });
  const weighted = weights.map((name) => {
    const own = new Float64Array(row.length);
    take(coded.measures[name] ?? coded.at, own);
    for (let i = 0; i < own.length; i++) own[i] = (own[i] as number) * (time[i] as number);
    return [timesLength(name), own] as const;
  });
  return {
    length: row.length,
    at: pieces.at,
    codes: Object.fromEntries(codes),
    values: coded.values,
    measures: { [TIME]: time, ...Object.fromEntries(weighted) },
  };
}

type Range = { readonly start: number; readonly end: number; readonly slot: number };

function cut(from: Float64Array, to: Float64Array, { start, end, slot }: Range) {
  let count = 0;
  const first = (i: number): number => Math.floor(Math.max(from[i] as number, start) / slot);
  const last = (i: number): number => Math.ceil(Math.min(to[i] as number, end) / slot);
  const lasts = (i: number): boolean => (to[i] as number) > (from[i] as number);
  for (let i = 0; i < from.length; i++) if (lasts(i)) count += last(i) - first(i);
  const [row, at, time] = [new Int32Array(count), new Float64Array(count), new Float64Array(count)];
  let n = 0;
  for (let i = 0; i < from.length; i++) {
    if (!lasts(i)) continue;
    for (let s = first(i), until = last(i); s < until; s++) {
      row[n] = i;
      at[n] = s * slot;
      time[n++] = Math.min(to[i] as number, (s + 1) * slot, end) - Math.max(from[i] as number, s * slot, start);
    }
  }
  return { row, at, time };
}
