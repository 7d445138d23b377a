import { Temporal } from 'temporal-polyfill';

/** Seconds of clocks that differ: a file may claim to begin so long before its contact or after it. */
const SLACK_MS = 60_000;

/** What is known about when a recording begins; instants in epoch milliseconds, null where nobody says. */
export type Said = {
  /** What the file's name says after `@`. */
  readonly stated: string | null;
  /** The source's own event. */
  readonly bySource: number | null;
  /** The file's metadata. */
  readonly inFile: number | null;
  /** When the contact was first answered. */
  readonly answered: number | null;
  /** The contact, as long as it took. */
  readonly contact: { readonly from: number; readonly to: number | null };
};

/**
 * Where a recording begins: what was said when it was laid there, then its source, then the file itself, whose clock is believed only while it speaks of a time
 * within the contact (a file converted later carries the later hour). Else it is assumed to begin when an agent answered.
 */
export function startOf({ stated, bySource, inFile, answered, contact }: Said, zone: string) {
  const named = stated === null ? null : instantIn(stated, zone);
  const unread = stated !== null && named === null ? stated : null;
  const isPlausible = (at: number): boolean =>
    at >= contact.from - SLACK_MS && (contact.to === null || at <= contact.to + SLACK_MS);
  if (named !== null) return { at: named, by: 'name' as const, unread };
  if (bySource !== null) return { at: bySource, by: 'source' as const, unread };
  if (inFile !== null && isPlausible(inFile)) return { at: inFile, by: 'file' as const, unread };
  return answered === null ? { at: null, by: null, unread } : { at: answered, by: 'answer' as const, unread };
}

/** `20261128T020213Z`, `20261128T100213.250+0800`, `20261128T100213` (the centre's own time): ISO 8601 without what file names cannot hold. */
function instantIn(text: string, zone: string): number | null {
  try {
    return /(Z|[+-]\d\d:?\d\d)$/i.test(text)
      ? Temporal.Instant.from(text).epochMilliseconds
      : /T\d/i.test(text)
        ? Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
        : null;
  } catch {
    return null;
  }
}
