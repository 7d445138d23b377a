import { Temporal } from 'temporal-polyfill';
import { localDateTime, startOfDate } from '#src/kernel/zone.ts';
import type { Proof } from '../../contract/finding.ts';
import type { Period } from '../scores/period-scan.ts';

const DAY_MS = 86_400_000;
/** Evaluations of a contact come up to so long after it: an item is not judged before. */
const EVALUATED_MS = 7 * DAY_MS;

/** The span before. */
export function beforeSpan({ before, days }: Pick<Proof, 'before' | 'days'>, zone: string): Period {
  const first = Temporal.PlainDate.from(before);
  return { from: startOfDate(zone, first), to: startOfDate(zone, first.add({ days })) };
}

/** The span after: whole days, from the day after the work was done and has settled. */
export function afterSpan({ days, settle }: Pick<Proof, 'days' | 'settle'>, doneAt: number, zone: string): Period {
  const first = localDateTime(zone, doneAt)
    .toPlainDate()
    .add({ days: 1 + settle });
  return { from: startOfDate(zone, first), to: startOfDate(zone, first.add({ days })) };
}

/** From when on the second span can be judged. */
export const judgedFrom = ({ measure }: Pick<Proof, 'measure'>, after: Period): number =>
  after.to + (measure.kind === 'item' ? EVALUATED_MS : 0);
