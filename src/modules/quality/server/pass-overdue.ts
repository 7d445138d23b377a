import { recordAct } from '#src/audit/record-act.ts';
import { SYSTEM } from '#src/http/actor.ts';
import { DECISION_MS, type Stage, stageAfter } from './appeal-rules.ts';
import type { QualityNeeds } from './dependencies.ts';

/**
 * Appeals nobody decided in time go to the next stage by themselves, as many stages as have run out; only the panel has nobody above it, and
 * is late in plain sight.
 */
export async function passOverdue(needs: Pick<QualityNeeds, 'records' | 'clock'>): Promise<void> {
  const { records, clock } = needs;
  const now = clock.now();
  const overdue = await records.db
    .selectFrom('quality_appeal')
    .selectAll()
    .where('state', '=', 'open')
    .where('stage', '!=', 'panel')
    .where('due_at', '<=', now)
    .execute();
  for (const appeal of overdue)
    await records.db.transaction().execute(async (db) => {
      const { n } = await db
        .selectFrom('quality_appeal_step')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('appeal', '=', appeal.id)
        .executeTakeFirstOrThrow();
      let [stage, due, number] = [appeal.stage as Stage, Number(appeal.due_at), Number(n)];
      for (let next = stageAfter(stage); next !== null && due <= now; next = stageAfter(stage)) {
        await db
          .insertInto('quality_appeal_step')
          .values({
            appeal: appeal.id,
            number: (number += 1),
            stage,
            outcome: 'passed_on',
            by_user: SYSTEM.id,
            by_name: SYSTEM.name,
            at: due,
            words: '',
          })
          .execute();
        [stage, due] = [next, due + DECISION_MS];
      }
      await db
        .updateTable('quality_appeal')
        .set({ stage, due_at: due })
        .where('id', '=', appeal.id)
        .where('stage', '=', appeal.stage)
        .execute();
      await recordAct(db, {
        actor: SYSTEM,
        action: 'appeal.run_out',
        object: { kind: 'evaluation', id: appeal.evaluation },
        after: { stage },
        at: now,
      });
    });
}
