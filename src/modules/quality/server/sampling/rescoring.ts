import { createHash, randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import type { Actor } from '#src/http/actor.ts';
import { invalid } from '#src/kernel/errors.ts';
import type { GivenOut } from '../../contract/inspector.ts';
import type { Rescoring } from '../../contract/plan.ts';
import { outOf100, scoreOf } from '../../contract/score.ts';
import { APPEAL_WINDOW_MS } from '../appeal-rules.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { inspectorsOf } from '../inspectors/who-inspects.ts';
import { type KeptEvaluation, readEvaluations } from '../evaluation.store.ts';
import { certifying, uncertified } from '../inspectors/certified.ts';
import { chosenToRescore, errorOf, type Pair } from './rescoring-rules.ts';

/** Evaluations given to somebody else to be scored again, without the first score; they count in nobody's score. */
export const RESCORING = 'rescoring';

/**
 * Gives a random share of the evaluations nobody objected to, as many high as low ones, to another inspector who does not see the first score: appeals correct
 * in one direction only, this shows what they leave. Whom no certificate of the form holds is passed over, and told. Throws `nothing_to_draw`,
 * `too_few_inspectors`, `no_certified_inspector`.
 */
export async function rescore(
  { share }: { readonly share: number },
  { actor, from }: { readonly actor: Actor; readonly from: string | null },
  needs: QualityNeeds,
): Promise<GivenOut> {
  const { records, clock } = needs;
  const now = clock.now();
  const [all, done, inspectors] = await Promise.all([
    readEvaluations(records.db, { state: 'submitted', counted: true }),
    records.db.selectFrom('quality_rescoring').select('original').execute(),
    inspectorsOf(needs),
  ]);
  if (inspectors.length < 2)
    throw invalid('too_few_inspectors', 'Somebody else must score again, and there is nobody', {
      field: 'share',
      remedy: 'Give a second person a role of quality.',
    });
  const before = new Set(done.map(({ original }) => original));
  const unappealed = all.filter(
    (kept) => kept.appeals.length === 0 && !before.has(kept.id) && (kept.submitted_at ?? now) + APPEAL_WINDOW_MS <= now,
  );
  const certificates = await certifying(needs);
  /** Who may score it again: neither the first inspector nor the agent herself. */
  const ableTo = (kept: KeptEvaluation) =>
    certificates
      .fit(kept.form, inspectors)
      .filter((one) => one.id !== kept.inspector && (one.agent === null || one.agent !== kept.agent));
  const within = unappealed.filter((kept) => ableTo(kept).length > 0);
  if (within.length === 0 && unappealed.length > 0 && certificates.passedOver.length > 0)
    throw uncertified('no_certified_inspector', certificates.passedOver, {
      field: 'share',
      remedy: 'Give a second person a certificate of the form.',
    });
  const seed = randomUUID();
  const lot = (id: string): string => createHash('sha256').update(`${seed}\0${id}`).digest('hex');
  const chosen = chosenToRescore(
    within.map((kept) => ({ kept, score: outOf100(scoreOf(kept.content, kept.answers).total), lot: lot(kept.id) })),
    share,
  ).map(({ kept }) => kept);
  if (chosen.length === 0)
    throw invalid('nothing_to_draw', 'There is no evaluation whose days to object are over', {
      field: 'share',
      remedy: 'Wait until some are, or take a larger share.',
    });
  const load = new Map(inspectors.map(({ id, open }) => [id, open]));
  const draws = await records.db.selectFrom('quality_draw').selectAll().execute();
  await records.db.transaction().execute(async (db) => {
    for (const kept of chosen) {
      const other = ableTo(kept).toSorted((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0))[0];
      const origin = draws.find(({ id }) => id === kept.draw);
      if (other === undefined || origin === undefined) continue;
      load.set(other.id, (load.get(other.id) ?? 0) + 1);
      const id = randomUUID();
      await db
        .insertInto('quality_evaluation')
        .values(blank(kept, id, other))
        .execute();
      await db.insertInto('quality_rescoring').values({ evaluation: id, original: kept.id, made_at: now }).execute();
    }
    await recordAct(db, {
      actor,
      action: 'quality_rescoring.make',
      object: { kind: 'quality_rescoring', id: seed },
      after: { share, of: within.length, chosen: chosen.length, passedOver: certificates.passedOver },
      from,
      at: now,
    });
  });
  return { evaluations: chosen.length, passedOver: certificates.passedOver };
}

/** The same contact and form version, nothing answered. */
function blank(kept: KeptEvaluation, id: string, inspector: { readonly id: string; readonly name: string }) {
  const { draw, contact, contact_at, site, project, client, team, agent, queue, channel, source, form, version } = kept;
  const same = { draw, contact, contact_at, site, project, client, team, agent, queue, channel, source, form, version };
  return {
    ...same,
    id,
    state: 'open',
    sample: RESCORING,
    inspector: inspector.id,
    inspector_name: inspector.name,
    due_at: null,
    revision: 1,
    answers: '{}',
    feedback: '',
    worked: 0,
    published: 0,
  };
}

/** What scoring again has shown so far, and the overturn rate of appeals beside it. */
export async function readRescoring({ records }: Pick<QualityNeeds, 'records'>): Promise<Rescoring> {
  const links = await records.db.selectFrom('quality_rescoring').selectAll().execute();
  const all = await readEvaluations(records.db, { state: 'submitted' });
  const byId = new Map(all.map((kept) => [kept.id, kept]));
  const pairs = links.flatMap(({ evaluation, original }): Pair[] => {
    const [first, second] = [byId.get(original), byId.get(evaluation)];
    if (!first || !second) return [];
    const [a, b] = [first, second].map(({ content, answers }) => outOf100(scoreOf(content, answers).total));
    if (a == null || b == null) return [];
    const items = first.content.sections.flatMap((section) => section.items);
    const said = (kept: KeptEvaluation, item: string): unknown => kept.answers[item]?.answer ?? null;
    const both = items.filter(({ id }) => said(first, id) !== null && said(second, id) !== null);
    return [
      {
        first: a,
        second: b,
        items: both.length,
        changed: both.filter(({ id }) => said(first, id) !== said(second, id)).length,
      },
    ];
  });
  const outcomes = all.flatMap(({ appeals }) => appeals).filter(({ stage }) => stage === null);
  return {
    ...errorOf(pairs),
    open: links.length - pairs.length,
    overturnRate:
      outcomes.length === 0 ? null : outcomes.filter(({ state }) => state === 'upheld').length / outcomes.length,
  };
}
