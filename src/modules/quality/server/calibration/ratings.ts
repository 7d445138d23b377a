import type { Db } from '#src/records/records.ts';
import type { FormContent } from '../../contract/form.ts';
import type { Answers } from '../../contract/score.ts';
import { CALIBRATION, readEvaluations } from '../evaluation.store.ts';

/** What one person said of one contact, by the form of the contact's day. */
export type PersonRating = {
  readonly contact: string;
  readonly person: string;
  readonly content: FormContent;
  readonly answers: Answers;
};

/** Ratings of a session that were finished in time. */
export async function readRatings(db: Db, session: string): Promise<PersonRating[]> {
  const kept = await readEvaluations(db, { draw: session, state: 'submitted' });
  return kept
    .filter(({ sample }) => sample === CALIBRATION)
    .map(({ contact, inspector, content, answers }) => ({ contact, person: inspector, content, answers }));
}
