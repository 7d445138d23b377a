import type { Db } from '#src/records/records.ts';
import type { FormContent } from '../../contract/form.ts';
import type { Answers } from '../../contract/score.ts';
import { type Agreement, agreement } from '../../contract/statistics/agreement.ts';
import type { Rating } from '../../contract/statistics/ratings.ts';
import { CALIBRATION } from '../evaluation.store.ts';
import type { Period } from '../scores/period-scan.ts';

/** Double-scored contacts read at most, the newest. */
const MOST = 2_000;

type By = { readonly id: string; readonly name: string };
export type Pair = {
  readonly contact: string;
  readonly first: Answers;
  readonly second: Answers;
  readonly by: readonly [By, By];
};
/** With its day, and the version of the form the first of both used. */
export type DatedPair = Pair & { readonly contactAt: number; readonly version: number };

/** Answers of two inspectors of the QA department to one contact with one form, each without knowing of the other's. */
export async function doubleScored(db: Db, form: string, { from, to }: Period): Promise<DatedPair[]> {
  const rows = await db
    .selectFrom('quality_evaluation as a')
    .innerJoin('quality_evaluation as b', (on) =>
      on.onRef('a.contact', '=', 'b.contact').onRef('a.form', '=', 'b.form').onRef('a.inspector', '<', 'b.inspector'),
    )
    .select([
      'a.contact',
      'a.contact_at as contactAt',
      'a.version',
      'a.answers as first',
      'b.answers as second',
      'a.inspector as firstId',
      'a.inspector_name as firstName',
      'b.inspector as secondId',
      'b.inspector_name as secondName',
    ])
    .where('a.form', '=', form)
    // What was scored in a calibration is compared there.
    .where('a.sample', '!=', CALIBRATION)
    .where('b.sample', '!=', CALIBRATION)
    .where('a.source', '=', 'qa')
    .where('b.source', '=', 'qa')
    .where('a.state', '=', 'submitted')
    .where('b.state', '=', 'submitted')
    .where('a.contact_at', '>=', from)
    .where('a.contact_at', '<', to)
    .orderBy('a.contact_at', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(({ contact, contactAt, version, first, second, ...row }) => ({
    contact,
    contactAt: Number(contactAt),
    version,
    first: JSON.parse(first) as Answers,
    second: JSON.parse(second) as Answers,
    by: [
      { id: row.firstId, name: row.firstName },
      { id: row.secondId, name: row.secondName },
    ],
  }));
}

/** Gwet's AC1 item by item: nearly everything passes, and kappa would fall to nothing for it. */
export function itemAgreement(content: FormContent, pairs: readonly Pair[]): Map<string, Agreement> {
  const items = content.sections.flatMap((section) => section.items);
  return new Map(
    items.map(({ id }) => [
      id,
      pairs.length === 0
        ? { value: null, low: null, high: null, units: 0 }
        : agreement(
            pairs.map(({ first, second }) => [ratingOf(first, id), ratingOf(second, id)]),
            'ac1',
          ),
    ]),
  );
}

/** Answers as names, so that yes, a step and "does not apply" are kinds of one list. */
export const ratingOf = (answers: Answers, item: string): Rating => {
  const answer = answers[item]?.answer;
  return answer === undefined || answer === null ? null : String(answer);
};
