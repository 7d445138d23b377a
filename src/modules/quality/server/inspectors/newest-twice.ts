import type { Answers } from '../../contract/score.ts';
import type { Db } from '#src/records/records.ts';
import { CALIBRATION } from '../evaluation.store.ts';
import type { Period } from '../scores/period-scan.ts';

/** Evaluations looked at, the newest: a sixth of them scored twice is a thousand contacts, and a department without any costs no more. */
const MOST = 6_000;

export type Twice = {
  readonly contact: string;
  readonly at: number;
  readonly first: Answers;
  readonly second: Answers;
  /** User ids. */
  readonly by: readonly [string, string];
};

/** Contacts two inspectors of the QA department scored with one form outside calibrations, each without knowing of the other, the newest first. */
export async function newestTwice(db: Db, form: string, { from, to }: Period): Promise<Twice[]> {
  const newest = db
    .selectFrom('quality_evaluation')
    .select(['contact', 'contact_at', 'form', 'inspector', 'answers'])
    .where('state', '=', 'submitted')
    .where('contact_at', '>=', from)
    .where('contact_at', '<', to)
    .where('form', '=', form)
    .where('source', '=', 'qa')
    .where('sample', '!=', CALIBRATION)
    .orderBy('contact_at', 'desc')
    .limit(MOST);
  const rows = await db
    .selectFrom(newest.as('a'))
    .innerJoin('quality_evaluation as b', (on) =>
      on.onRef('a.contact', '=', 'b.contact').onRef('a.form', '=', 'b.form'),
    )
    .select([
      'a.contact',
      'a.contact_at as at',
      'a.answers as first',
      'b.answers as second',
      'a.inspector as firstBy',
      'b.inspector as secondBy',
    ])
    .whereRef('a.inspector', '<', 'b.inspector')
    .where('b.source', '=', 'qa')
    .where('b.state', '=', 'submitted')
    .where('b.sample', '!=', CALIBRATION)
    .orderBy('a.contact_at', 'desc')
    .execute();
  return rows.map(({ contact, at, first, second, firstBy, secondBy }) => ({
    contact,
    at: Number(at),
    first: JSON.parse(first) as Answers,
    second: JSON.parse(second) as Answers,
    by: [firstBy, secondBy],
  }));
}
