import { randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import type { Actor } from '#src/http/actor.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { isoLocal, parseInstant } from '#src/kernel/zone.ts';
import type { Plan, PlanParsed } from '../../contract/plan.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { drawInto } from '../draws.ts';
import { inspectorsOf } from '../inspectors/who-inspects.ts';
import { readForm, readForms } from '../form.store.ts';
import { listCertificates } from '../inspectors/certificates.ts';
import { certifiedFor, partBy, uncertified } from '../inspectors/certified.ts';
import { inspectorsOfTeam, readRotation } from '../inspectors/rotation.ts';
import { countByAgent, type KeptPlan, readPlan, readPlans } from './plan.store.ts';
import { quotaUntil } from './quota.ts';

type By = { readonly actor: Actor; readonly from: string | null };

/**
 * Fixes a plan: whom, how many at least and at most, before its period begins, so that nobody chooses the rule after seeing what it draws. Throws
 * `plan_too_late`, `plan_overlaps`, `empty_range`, `bad_maximum`, `unknown_form`.
 */
export async function fixPlan(input: PlanParsed, { actor, from }: By, needs: QualityNeeds): Promise<string> {
  const { records, clock } = needs;
  const { zone } = await needs.kpis.coverage();
  const [begin, end] = [parseInstant(input.from, zone, 'from'), parseInstant(input.to, zone, 'to')];
  const now = clock.now();
  if (end <= begin)
    throw invalid('empty_range', 'The period ends before it begins', { field: 'to', remedy: 'Give a later end.' });
  if (input.maximum < input.minimum)
    throw invalid('bad_maximum', 'The most is less than the least', { field: 'maximum', remedy: 'Give a larger one.' });
  if (begin <= now)
    throw new AppError('conflict', 'plan_too_late', 'A plan is fixed before its period begins', {
      field: 'from',
      remedy: 'Begin with the next period; samples of this one are drawn without a plan, and say so.',
    });
  await readForm(records.db, input.form);
  const same = (await readPlans(records.db)).find(
    (plan) => plan.form === input.form && plan.source === input.source && plan.from < end && begin < plan.to,
  );
  if (same)
    throw new AppError('conflict', 'plan_overlaps', `"${same.name}" already plans this form in this period`, {
      field: 'from',
      remedy: 'Choose another period or another form.',
    });
  const id = randomUUID();
  await records.db.transaction().execute(async (db) => {
    await db
      .insertInto('quality_plan')
      .values({
        id,
        name: input.name,
        from_at: begin,
        to_at: end,
        form: input.form,
        source: input.source,
        minimum: input.minimum,
        maximum: input.maximum,
        surveyed: input.surveyed,
        extra_counts: Number(input.extraCounts),
        filters: JSON.stringify(input.where),
        inspectors: JSON.stringify(input.inspectors),
        fixed_at: now,
        fixed_by: actor.name,
      })
      .execute();
    await recordAct(db, {
      actor,
      action: 'quality_plan.fix',
      object: { kind: 'quality_plan', id, label: input.name },
      after: input,
      from,
      at: now,
    });
  });
  return id;
}

/**
 * Draws what a plan owes by now: everybody as many as the part of the period that has gone by asks for, less what she has; and of the surveyed contacts
 * likewise. Several draws over the period spread evaluations evenly over it. Throws `unknown_plan`, `plan_not_begun`, `nothing_to_draw`.
 */
export async function drawPlan(id: string, by: By, needs: QualityNeeds): Promise<string[]> {
  const { records, clock } = needs;
  const plan = await readPlan(records.db, id);
  const { zone } = await needs.kpis.coverage();
  const until = Math.min(clock.now(), plan.to);
  if (until <= plan.from)
    throw new AppError('conflict', 'plan_not_begun', 'The period of this plan has not begun', {
      field: 'id',
      remedy: `Draw from ${isoLocal(zone, plan.from).slice(0, 10)} on.`,
    });
  const [{ fit }, rotation] = await Promise.all([certified(plan, needs), readRotation(records.db)]);
  const monthOf = (at: number): string => isoLocal(zone, at).slice(0, 7);
  const made: string[] = [];
  for (const [sample, least] of [['random', plan.minimum] as const, ['surveyed', plan.surveyed] as const]) {
    const quota = quotaUntil(plan, least, until);
    if (quota === 0) continue;
    const had = await countByAgent(records.db, { ...plan, sample });
    const draw = await drawInto(
      {
        name: plan.name,
        period: { from: plan.from, to: until },
        form: plan.form,
        sample,
        reason: null,
        threshold: null,
        source: plan.source,
        where: plan.where,
        inspectors: fit,
        meant: ({ team, at }) => inspectorsOfTeam(team, monthOf(at), rotation),
        due: null,
        perAgent: quota,
        needOf: (agent) => Math.max(0, quota - (had.get(agent) ?? 0)),
        plan: plan.id,
      },
      by.actor,
      by.from,
      needs,
    );
    if (draw !== null) made.push(draw);
  }
  if (made.length === 0)
    throw invalid('nothing_to_draw', 'Everybody has what the plan owes by now', {
      field: 'id',
      remedy: 'Draw again when more of the period has gone by.',
    });
  return made;
}

/** Inspectors of a plan who still inspect: one who left is left out, and her share goes to the others. Throws `unknown_inspector` when none is left. */
async function known(plan: KeptPlan, needs: QualityNeeds) {
  const all = await inspectorsOf(needs);
  const left = all.filter(({ id }) => plan.inspectors.includes(id));
  if (left.length === 0)
    throw invalid('unknown_inspector', 'None of the plan’s inspectors inspects any more', {
      field: 'inspectors',
      remedy: 'Give somebody of the plan a role of quality again, or draw without the plan.',
    });
  return left;
}

/**
 * Those of a plan's inspectors who may score its form; where certificates are in use, whose has lapsed is passed over. Throws `no_certified_inspector` saying why
 * when nobody is left.
 */
async function certified(plan: KeptPlan, needs: QualityNeeds) {
  const parted = await certifiedFor(plan.form, await known(plan, needs), needs);
  if (parted.fit.length === 0)
    throw uncertified('no_certified_inspector', parted.passedOver, {
      field: 'id',
      remedy: 'Give a certificate anew, or fix the plan for others.',
    });
  return parted;
}

/** Plans with what they owe and have by now. */
export async function listPlans(needs: QualityNeeds): Promise<Plan[]> {
  const { records, clock } = needs;
  const [{ zone }, plans, forms, inspectors, certificates] = await Promise.all([
    needs.kpis.coverage(),
    readPlans(records.db),
    readForms(records.db),
    inspectorsOf(needs),
    listCertificates(needs),
  ]);
  return Promise.all(
    plans.map(async (plan): Promise<Plan> => {
      const [random, stratum] = await Promise.all(
        ['random', 'surveyed'].map((sample) => countByAgent(records.db, { ...plan, sample })),
      );
      const form = forms.find(({ id }) => id === plan.form);
      const own = inspectors.filter(({ id }) => plan.inspectors.includes(id));
      const counts = [...(random ?? new Map<string, number>()).values()];
      return {
        id: plan.id,
        name: plan.name,
        from: isoLocal(zone, plan.from),
        to: isoLocal(zone, plan.to),
        form: plan.form,
        formName: form?.name ?? plan.form,
        source: plan.source as Plan['source'],
        minimum: plan.minimum,
        maximum: plan.maximum,
        surveyed: plan.surveyed,
        extraCounts: plan.extraCounts,
        owed: quotaUntil(plan, plan.minimum, Math.min(clock.now(), plan.to)),
        agents: counts.length,
        least: counts.length === 0 ? null : Math.min(...counts),
        most: counts.length === 0 ? null : Math.max(...counts),
        drawnSurveyed: [...(stratum ?? new Map<string, number>()).values()].reduce((sum, n) => sum + n, 0),
        passedOver: partBy(plan.form, form?.channel ?? '', own, certificates).passedOver,
        fixedAt: isoLocal(zone, plan.fixedAt),
        fixedBy: plan.fixedBy,
        state: clock.now() < plan.from ? 'fixed' : clock.now() < plan.to ? 'running' : 'over',
      };
    }),
  );
}
