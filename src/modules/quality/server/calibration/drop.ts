import { recordAct } from '#src/audit/record-act.ts';
import type { QualityNeeds } from '../dependencies.ts';
import type { By } from '../evaluate.ts';
import { readSessionIn } from './session.store.ts';

/** Drops a session that was only planned; what has begun is carried to its end. Throws `unknown_calibration`, `wrong_state`. */
export async function dropSession(id: string, { actor, from }: By, needs: QualityNeeds): Promise<void> {
  const { records, clock } = needs;
  const session = await readSessionIn(records.db, id, 'planned');
  await records.db.transaction().execute(async (db) => {
    await db.deleteFrom('quality_calibration_person').where('session', '=', id).execute();
    await db.deleteFrom('quality_calibration_contact').where('session', '=', id).execute();
    await db.deleteFrom('quality_calibration').where('id', '=', id).where('state', '=', 'planned').execute();
    await recordAct(db, {
      actor,
      action: 'quality_calibration.drop',
      object: { kind: 'quality_calibration', id, label: session.name },
      before: { contacts: session.contacts.map(({ contact }) => contact), due: session.due_at },
      from,
      at: clock.now(),
    });
  });
}
