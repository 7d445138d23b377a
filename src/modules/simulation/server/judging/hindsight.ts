import { solving } from '../centre/handling.ts';
import { PROJECTS, QUEUES } from '../centre/layout.ts';
import type { Person } from '../centre/people.ts';
import { PLANTINGS } from '../centre/plantings.ts';
import { dayOfDate, startOfDay } from '../centre/time.ts';
import { firstVisit, nextVisit } from '../centre/visit.ts';
import { streamKey } from '../random/stream.ts';

/** What somebody who listens to a contact hears: whether the customer was helped, and how she felt. */
export type Heard = { readonly solved: boolean; readonly mood: number };

const HOUR_MS = 3_600_000;
const NAME = /(\d{4})(\d\d)(\d\d)-(\d+)([A-Z])(\d+)(?:\+(\d+))?$/;

/**
 * A contact as its inspector hears it, drawn again from the same streams as when it took place, so that the whole centre need not be run again. Null for
 * contacts of other kinds (campaigns).
 */
export function hear(
  contact: string,
  person: Person,
  options: { readonly seed: number; readonly lastDay: number },
): Heard | null {
  const [, year, month, date, line, letter, number, repeats] = NAME.exec(contact) ?? [];
  const queue = Number(line) - 1;
  const reason = PROJECTS[QUEUES[queue]?.project ?? -1]?.reasons[(letter?.codePointAt(0) ?? 0) - 65];
  if (reason === undefined) return null;
  const day = dayOfDate(`${year}-${month}-${date}`);
  const key = streamKey(streamKey(options.seed, 'arrivals', queue, reason.name, day), 'visit', Number(number) - 1);
  // Within a day the hour changes nothing of note.
  const at = startOfDay(day) + 12 * HOUR_MS;
  let visit = firstVisit(key, contact, queue, at, reason);
  for (let n = 0; n < Number(repeats ?? 0); n++) visit = nextVisit(visit, queue, at);
  const solved = visit.draws('solved', 1).chance(solving(visit, person, at, options.lastDay, PLANTINGS));
  return { solved, mood: visit.draws('opinion').normal() };
}
