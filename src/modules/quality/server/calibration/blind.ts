import type { Actor } from '#src/http/actor.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { CALIBRATION } from '../evaluation.store.ts';
// The tables this reads, as types.
import './tables.ts';

/** What a calibration keeps from somebody until it is revealed. */
export type Hidden = {
  /** Evaluations, whatever they count in. */
  readonly evaluations: ReadonlySet<string>;
  /** Contacts she is asked to score blind: what was said of them anywhere would lead her. */
  readonly contacts: ReadonlySet<string>;
};

/**
 * Nobody sees what others have scored in a session before it is revealed, whoever leads it; and who scores in one sees no evaluation others have made of its
 * contacts.
 */
export async function hiddenByCalibration(
  { id }: Pick<Actor, 'id'>,
  { records }: Pick<QualityNeeds, 'records'>,
): Promise<Hidden> {
  const { db } = records;
  const [ratings, contacts] = await Promise.all([
    db
      .selectFrom('quality_calibration as c')
      .innerJoin('quality_evaluation as e', 'e.draw', 'c.id')
      .select('e.id')
      .where('c.revealed_at', 'is', null)
      .where('e.inspector', '!=', id)
      .execute(),
    db
      .selectFrom('quality_calibration_person as p')
      .innerJoin('quality_calibration as c', 'c.id', 'p.session')
      .innerJoin('quality_calibration_contact as k', 'k.session', 'c.id')
      .select('k.contact')
      .distinct()
      .where('c.revealed_at', 'is', null)
      .where('p.person', '=', id)
      .execute(),
  ]);
  const ids = contacts.map(({ contact }) => contact);
  const others =
    ids.length === 0
      ? []
      : await db
          .selectFrom('quality_evaluation')
          .select('id')
          .where('contact', 'in', ids)
          .where('inspector', '!=', id)
          .where('sample', '!=', CALIBRATION)
          .execute();
  return { evaluations: new Set([...ratings, ...others].map((one) => one.id)), contacts: new Set(ids) };
}
