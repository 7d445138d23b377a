import { recordAct } from '#src/audit/record-act.ts';
import { invalid } from '#src/kernel/errors.ts';
import type { QualityNeeds } from './dependencies.ts';
import { inspectorsNamed } from './draws.ts';
import type { By } from './evaluate.ts';
import { CALIBRATION, readEvaluations } from './evaluation.store.ts';
import { shareOut } from './sample.ts';

/**
 * Gives the open evaluations of somebody who leaves or is away to others, evenly and never to the agent herself; what was answered so far goes with them. What
 * she submitted stays hers. Resolves with how many. Throws `nothing_open`, `unknown_inspector`.
 */
export async function handOver(
  input: { readonly inspector: string; readonly to: readonly string[] },
  { actor, from }: By,
  needs: QualityNeeds,
): Promise<number> {
  const { records, clock } = needs;
  const others = await inspectorsNamed(
    input.to.filter((id) => id !== input.inspector),
    needs,
  );
  // A calibration compares persons: what she does not score in one is missing.
  const open = (await readEvaluations(records.db, { inspector: input.inspector, state: 'open' })).filter(
    ({ sample }) => sample !== CALIBRATION,
  );
  if (open.length === 0 || others.length === 0)
    throw invalid('nothing_open', 'There is nothing to hand over, or nobody to take it', {
      field: others.length === 0 ? 'to' : 'inspector',
      remedy: 'Choose somebody with open evaluations, and others who inspect.',
    });
  const shared = shareOut(
    open.map((kept) => ({ kept, agent: kept.agent ?? '' })),
    others,
  );
  const at = clock.now();
  await records.db.transaction().execute(async (db) => {
    for (const { contact, inspector } of shared)
      await db
        .updateTable('quality_evaluation')
        .set(({ eb }) => ({
          inspector,
          inspector_name: others.find(({ id }) => id === inspector)?.name ?? inspector,
          // Who still has it on her desk is told when she saves.
          revision: eb('revision', '+', 1),
        }))
        .where('id', '=', contact.kept.id)
        .where('state', '=', 'open')
        .execute();
    await recordAct(db, {
      actor,
      action: 'evaluation.hand_over',
      object: { kind: 'user', id: input.inspector, label: open[0]?.inspector_name ?? null },
      after: { to: input.to, evaluations: shared.length },
      from,
      at,
    });
  });
  return shared.length;
}
