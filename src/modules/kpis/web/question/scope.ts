import { isoLocal } from '#src/kernel/zone.ts';
import type { Bucket } from '#src/ui/chart/prepare/bucket-label.ts';
import type { PassportRequest } from '#src/ui/number/passport.ts';
import { addDays, type DayRange } from '#src/ui/time/time-range.ts';
import type { QuestionInput } from '../../contract/question.ts';

/** What narrows a number: half-open range, filters, changed settings. */
export type Scope = Pick<QuestionInput, 'from' | 'to' | 'zone' | 'where' | 'set'>;

/** Days as people say them (last one included) to the half-open range of a question. */
export const daysScope = ({ from, to }: DayRange): { from: string; to: string } => ({ from, to: addDays(to, 1) });

/** The scope of one interval of a chart. */
export const bucketScope = (scope: Scope, { start, end }: Bucket, zone: string): Scope => ({
  ...scope,
  from: isoLocal(zone, start),
  to: isoLocal(zone, end),
});

/** Narrows a scope to one value of a dimension, as a table row does. */
export const groupScope = (scope: Scope, dimension: string, id: string): Scope => ({
  ...scope,
  where: { ...scope.where, [dimension]: [id] },
});

/** The door of a number: its URL form drops what is empty. */
export function passportOf(kpi: string, scope: Scope): PassportRequest {
  return { kpi, scope: JSON.parse(JSON.stringify(scope)) as PassportRequest['scope'] };
}
