import { randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import { type Actor, reaches } from '#src/http/actor.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { isoLocal, parseInstant } from '#src/kernel/zone.ts';
import type { Draw, DrawParsed } from '../contract/draw.ts';
import type { QualityNeeds } from './dependencies.ts';
import { CALIBRATION } from './evaluation.store.ts';
import { type KeptForm, readForm, readForms, versionAt } from './form.store.ts';
import { certifiedFor, uncertified } from './inspectors/certified.ts';
import { type Inspector, inspectorsNamed } from './inspectors/who-inspects.ts';
import { drawSample, shareOut } from './sample.ts';
import { type Candidate, candidatesOf, whereOf } from './sampling/candidates.ts';
import { filterByReason, surveyed } from './sampling/filter-by-reason.ts';
import { countByAgent, readPlans } from './sampling/plan.store.ts';

/** Rows written at once. */
const SLICE = 200;

/**
 * Draws a sample and shares it out, all in one step. A contact is drawn once for one form and source. Where a plan rules the period, only the plan draws
 * what estimates the score; draws on an agent's own request count when the plan said so before, up to its maximum. Throws `no_form_version`,
 * `unknown_inspector`, `nothing_to_draw`, `bad_scope`, `whose_request`, `planned`, `not_certified` naming the field.
 */
export async function makeDraw(
  input: DrawParsed,
  actor: Actor,
  from: string | null,
  needs: QualityNeeds,
): Promise<string> {
  const { zone } = await needs.kpis.coverage();
  const period = { from: parseInstant(input.from, zone, 'from'), to: parseInstant(input.to, zone, 'to') };
  if (period.to <= period.from)
    throw invalid('empty_range', 'The period ends before it begins', { field: 'to', remedy: 'Give a later end.' });
  const inspectors = await inspectorsNamed(input.inspectors, needs);
  const { passedOver } = await certifiedFor(input.form, inspectors, needs);
  if (passedOver.length > 0)
    throw uncertified('not_certified', passedOver, {
      field: 'inspectors',
      remedy: 'Draw for the others, or give a certificate of this form first.',
    });
  if ((input.reason === 'on_request' || input.reason === 'coaching') && !input.where.agent?.length)
    throw invalid('whose_request', 'Say whose contacts are looked at', {
      field: 'where.agent',
      remedy: 'Choose the agent who asked, or whom the coaching is for.',
    });
  const plan = (await readPlans(needs.records.db)).find(
    (one) => one.form === input.form && one.source === input.source && one.from < period.to && period.from < one.to,
  );
  if (plan && input.sample !== 'targeted')
    throw new AppError('conflict', 'planned', `"${plan.name}" says how this period is drawn`, {
      field: 'from',
      remedy: 'Draw from the plan; what is looked at besides is a targeted sample.',
    });
  const counts = plan?.extraCounts === true && input.reason === 'on_request';
  const had = counts ? await countByAgent(needs.records.db, { ...plan, sample: 'random' }) : new Map<string, number>();
  const id = await drawInto(
    {
      ...input,
      period,
      sample: counts ? 'random' : input.sample,
      threshold: input.threshold ?? null,
      due: input.due === undefined ? null : parseInstant(input.due, zone, 'due'),
      inspectors,
      needOf: (agent) =>
        counts ? Math.max(0, Math.min(input.perAgent, plan.maximum - (had.get(agent) ?? 0))) : input.perAgent,
      plan: counts ? plan.id : null,
    },
    actor,
    from,
    needs,
  );
  if (id === null)
    throw invalid('nothing_to_draw', 'There is no contact to draw', {
      field: 'from',
      remedy: counts
        ? 'The maximum of the plan is reached, or there is no contact left.'
        : 'Choose a longer period or fewer filters.',
    });
  return id;
}

export type Drawing = Pick<DrawParsed, 'name' | 'form' | 'reason' | 'where' | 'perAgent'> & {
  readonly period: { readonly from: number; readonly to: number };
  readonly sample: string;
  readonly source: string;
  readonly threshold: number | null;
  readonly inspectors: readonly Inspector[];
  readonly due: number | null;
  /** How many of this agent. */
  readonly needOf: (agent: string) => number;
  readonly plan: string | null;
  /** For whom a contact is meant, by user id; absent or null: for everybody. */
  readonly meant?: (contact: Candidate) => readonly string[] | null;
};

/** Draws and shares out; null when there is nothing to draw. */
export async function drawInto(
  drawing: Drawing,
  actor: Actor,
  from: string | null,
  needs: QualityNeeds,
): Promise<string | null> {
  const { records, clock } = needs;
  const { period, inspectors, due, sample, source, reason, name } = drawing;
  const [directory, form, taken] = await Promise.all([
    needs.organisation.directory(),
    readForm(records.db, drawing.form),
    drawnBefore(needs, drawing),
  ]);
  const scope = actor.scopeOf('change:quality_plan');
  const all = await candidatesOf(whereOf(form, drawing.where), period, directory, needs);
  const wanted =
    sample === 'surveyed' ? await surveyed(all, period, needs) : await filterByReason(all, drawing, period, needs);
  const candidates = wanted.filter((c) => reaches(scope, c) && !taken.has(c.id));
  const id = randomUUID();
  const chosen = drawSample(candidates, period, drawing.needOf, id);
  const shared = shareOut(chosen, inspectors, drawing.meant);
  if (shared.length === 0) return null;
  const perAgent = Map.groupBy(chosen, ({ agent }) => agent);
  const agents = new Set(candidates.map(({ agent }) => agent));
  const short = [...agents].filter((agent) => (perAgent.get(agent)?.length ?? 0) < drawing.needOf(agent)).length;
  const now = clock.now();
  await records.db.transaction().execute(async (db) => {
    await db
      .insertInto('quality_draw')
      .values({
        id,
        name,
        from_at: period.from,
        to_at: period.to,
        sample,
        reason,
        source,
        form: form.id,
        per_agent: drawing.perAgent,
        filters: JSON.stringify(drawing.where),
        population: candidates.length,
        short,
        made_at: now,
        made_by: actor.name,
      })
      .execute();
    await db
      .insertInto('quality_draw_rule')
      .values({ draw: id, plan: drawing.plan, threshold: drawing.threshold })
      .execute();
    const rows = shared.map(({ contact, inspector }) => {
      const { id: own, at, agent, site, project, client, team, queue, channel } = contact;
      return {
        agent,
        site,
        project,
        client,
        team,
        queue,
        channel,
        id: randomUUID(),
        draw: id,
        state: 'open',
        contact: own,
        contact_at: at,
        sample,
        source,
        inspector,
        inspector_name: inspectors.find((one) => one.id === inspector)?.name ?? inspector,
        due_at: due,
        form: form.id,
        version: versionOf(form, at).version,
        revision: 1,
        answers: '{}',
        feedback: '',
        worked: 0,
        published: 0,
      };
    });
    for (let i = 0; i < rows.length; i += SLICE)
      await db
        .insertInto('quality_evaluation')
        .values(rows.slice(i, i + SLICE))
        .execute();
    const { needOf: _, meant: __, inspectors: people, ...rule } = drawing;
    await recordAct(db, {
      actor,
      action: 'quality_draw.make',
      object: { kind: 'quality_draw', id, label: name },
      after: { ...rule, inspectors: people.map((one) => one.id), population: candidates.length, drawn: rows.length },
      from,
      at: now,
    });
  });
  return id;
}

/** The form as it was on a contact's day, or its first version for older contacts. */
export function versionOf(form: KeptForm, at: number): KeptForm['versions'][number] {
  const version = versionAt(form, at) ?? form.versions[0];
  if (!version)
    throw invalid('no_form_version', `"${form.name}" has no version`, { field: 'form', remedy: 'Save it first.' });
  return version;
}

async function drawnBefore({ records }: QualityNeeds, { form, source }: Pick<Drawing, 'form' | 'source'>) {
  const rows = await records.db
    .selectFrom('quality_evaluation')
    .select('contact')
    .where('sample', '!=', CALIBRATION)
    .where('form', '=', form)
    .where('source', '=', source)
    .execute();
  return new Set(rows.map(({ contact }) => contact));
}

/** Draws, newest first. */
export async function listDraws({ records, kpis }: QualityNeeds): Promise<Draw[]> {
  const { zone } = await kpis.coverage();
  const [rows, counts, forms, rules, plans] = await Promise.all([
    records.db
      .selectFrom('quality_draw')
      .selectAll()
      .where('sample', '!=', CALIBRATION)
      .orderBy('made_at', 'desc')
      .execute(),
    records.db
      .selectFrom('quality_evaluation')
      .select(['draw', 'state', ({ fn }) => fn.countAll().as('n')])
      .where('sample', '!=', 'rescoring')
      .groupBy(['draw', 'state'])
      .execute(),
    readForms(records.db),
    records.db.selectFrom('quality_draw_rule').selectAll().execute(),
    readPlans(records.db),
  ]);
  const countOf = (draw: string, state?: string): number =>
    counts
      .filter((c) => c.draw === draw && (state === undefined || c.state === state))
      .reduce((sum, c) => sum + Number(c.n), 0);
  return rows.map((row) => {
    const rule = rules.find(({ draw }) => draw === row.id);
    return {
      id: row.id,
      name: row.name,
      from: isoLocal(zone, Number(row.from_at)),
      to: isoLocal(zone, Number(row.to_at)),
      sample: row.sample as Draw['sample'],
      reason: row.reason as Draw['reason'],
      threshold: rule?.threshold ?? null,
      plan: plans.find(({ id }) => id === rule?.plan)?.name ?? null,
      source: row.source as Draw['source'],
      form: row.form,
      formName: forms.find(({ id }) => id === row.form)?.name ?? row.form,
      perAgent: row.per_agent,
      population: row.population,
      drawn: countOf(row.id),
      short: row.short,
      done: countOf(row.id, 'submitted'),
      madeAt: isoLocal(zone, Number(row.made_at)),
      madeBy: row.made_by,
    };
  });
}
