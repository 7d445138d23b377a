import { recordAct } from '#src/audit/record-act.ts';
import { invalid } from '#src/kernel/errors.ts';
import type { GivenOut } from '../contract/inspector.ts';
import type { QualityNeeds } from './dependencies.ts';
import { inspectorsNamed, inspectorsOf } from './inspectors/who-inspects.ts';
import type { By } from './evaluate.ts';
import { CALIBRATION, readEvaluations } from './evaluation.store.ts';
import { certifying, uncertified } from './inspectors/certified.ts';
import { shareOut } from './sample.ts';

/**
 * Gives the open evaluations of somebody who leaves or is away to others, evenly, never to the agent herself nor to whom no certificate of their form holds; what was
 * answered so far goes with them. What she submitted stays hers. Without `to`, everybody else is asked and who is passed over is told; somebody named who may
 * score none of the forms is refused. Throws `nothing_open`, `unknown_inspector`, `not_certified`, `no_certified_inspector`.
 */
export async function handOver(
  input: { readonly inspector: string; readonly to?: readonly string[] | undefined },
  { actor, from }: By,
  needs: QualityNeeds,
): Promise<GivenOut> {
  const { records, clock } = needs;
  const asked = input.to ?? (await inspectorsOf(needs)).map(({ id }) => id);
  const others = await inspectorsNamed(
    asked.filter((id) => id !== input.inspector),
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
  const byForm = Map.groupBy(open, ({ form }) => form);
  const certificates = await certifying(needs);
  const able = new Set([...byForm.keys()].flatMap((form) => certificates.fit(form, others).map(({ id }) => id)));
  const unfit = certificates.passedOver.filter(({ id }) => input.to !== undefined && !able.has(id));
  if (unfit.length > 0)
    throw uncertified('not_certified', unfit, {
      field: 'to',
      remedy: 'Name others, or give her a certificate of one of these forms first.',
    });
  for (const form of byForm.keys())
    if (certificates.fit(form, others).length === 0)
      throw uncertified('no_certified_inspector', certificates.passedOver, {
        field: 'to',
        remedy: 'Give somebody a certificate of this form first.',
      });
  const load = new Map(others.map((one) => [one.id, one.open]));
  const shared = [...byForm].flatMap(([form, own]) => {
    const given = shareOut(
      own.map((kept) => ({ kept, agent: kept.agent ?? '' })),
      certificates.fit(form, others).map((one) => ({ ...one, open: load.get(one.id) ?? one.open })),
    );
    for (const { inspector } of given) load.set(inspector, (load.get(inspector) ?? 0) + 1);
    return given;
  });
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
      after: { to: asked, evaluations: shared.length, passedOver: certificates.passedOver },
      from,
      at,
    });
  });
  return { evaluations: shared.length, passedOver: certificates.passedOver };
}
