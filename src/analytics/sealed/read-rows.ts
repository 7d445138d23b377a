import { and, field } from '#src/semantic/expression.ts';
import type { Sealing } from '#src/semantic/sealing.ts';
import type { EventStore } from '../event-store.ts';
import { type CodedRows, measuresOf, readCoded } from './read-coded.ts';
import { readPieces } from './read-pieces.ts';

/** Reads the rows booked to `[start, end)`, or the pieces of lasting rows in it, as codes and numbers. */
export function readRows(store: EventStore, sealing: Sealing, start: number, end: number): Promise<CodedRows> {
  const { anchor } = sealing;
  if (anchor === null) return readPieces(store, sealing, start, end);
  const where = and(field(anchor).atLeast(start), field(anchor).below(end)).node;
  return readCoded(store, sealing, anchor, measuresOf(sealing), where);
}
