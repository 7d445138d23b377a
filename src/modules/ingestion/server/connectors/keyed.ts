import { createHash } from 'node:crypto';
import type { CanonicalEvent, RecordEdition } from '../../contract/event.ts';
import type { Draft } from './draft.ts';

/** Where a record stands in its file. */
export type Origin = { readonly line: number; readonly raw: string };

/**
 * Keys and editions for the events of one source record. The same content always gets the same keys, whatever the file or
 * the time; changed content (or a mapping that reads it otherwise) gets new ones, and `currentEvents` lets the newer edition
 * replace the older. `version` grows with each re-sending, 0 where the source has none.
 */
export function keyed(drafts: readonly Draft[], recordId: string, version: number, origin: Origin): CanonicalEvent[] {
  const digest = createHash('sha1').update(JSON.stringify(drafts)).digest('base64url').slice(0, 16);
  const record: RecordEdition = { id: recordId, version, digest };
  return drafts.map(
    (event, i) => ({ ...event, key: `${recordId}/${version}/${digest}/${i}`, record, ...origin }) as CanonicalEvent,
  );
}

/** Keys for happenings that are told once and never change, such as an agent's change of state. */
export function keyedOnce(drafts: readonly Draft[], happening: string, origin: Origin): CanonicalEvent[] {
  return drafts.map((event, i) => ({ ...event, key: `${happening}/${i}`, ...origin }) as CanonicalEvent);
}
