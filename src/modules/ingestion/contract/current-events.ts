import type { RecordEdition } from './event.ts';

/**
 * Of each source record only its newest edition counts: the highest version, and among equal versions the one that arrived
 * last. Older editions stay stored and do nothing; a record that arrives late in an old version does nothing either.
 *
 * `events` in order of first arrival; the order is kept. Events without a record are always current.
 */
export function currentEvents<E extends { readonly record?: RecordEdition }>(events: readonly E[]): E[] {
  const newest = new Map<string, RecordEdition>();
  for (const { record } of events) {
    if (!record) continue;
    const known = newest.get(record.id);
    if (!known || record.version >= known.version) newest.set(record.id, record);
  }
  if (newest.size === 0) return [...events];
  return events.filter(({ record }) => {
    if (!record) return true;
    const best = newest.get(record.id);
    return best !== undefined && best.version === record.version && best.digest === record.digest;
  });
}
