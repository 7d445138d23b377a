import { isoLocal } from '#src/kernel/zone.ts';
import type { Finding } from '../../contract/finding.ts';
import { findingMonths } from '../../contract/finding-months.ts';
import type { QualityNeeds } from '../dependencies.ts';
import type { By } from '../evaluate.ts';
import { readForms } from '../form.store.ts';
import { maySeeFinding } from './act.ts';
import { type KeptFinding, readFindings } from './finding.store.ts';
import { clockOf } from './life.ts';
import { proveDue } from './prove.ts';
import { afterSpan, judgedFrom } from './spans.ts';

type Asked = {
  readonly month?: string | undefined;
  readonly state?: string | undefined;
  readonly mine?: boolean;
  readonly late?: boolean;
};

/** Findings the caller may see, what is due judged first: the late ones first, then the soonest due. */
export async function listFindings(asked: Asked, by: By, needs: QualityNeeds): Promise<Finding[]> {
  await proveDue(needs);
  const kept = await readFindings(needs.records.db, asked);
  const body = await bodies(needs);
  return kept
    .filter((one) => maySeeFinding(one, by) && (asked.mine !== true || one.owner === by.actor.id))
    .map(body)
    .filter(({ isLate }) => asked.late !== true || isLate)
    .sort((a, b) => Number(b.isLate) - Number(a.isLate) || ((a.clock?.at ?? '~') < (b.clock?.at ?? '~') ? -1 : 1));
}

export const readFindingMonths = async (by: By, needs: QualityNeeds) =>
  findingMonths(await listFindings({}, by, needs));

/** Kept findings as people read them. */
export async function bodies(needs: QualityNeeds): Promise<(kept: KeptFinding) => Finding> {
  const [{ zone }, directory, forms] = await Promise.all([
    needs.kpis.coverage(),
    needs.organisation.directory(),
    readForms(needs.records.db),
  ]);
  const kpis = new Map(needs.kpis.summaries().map((kpi) => [kpi.id, kpi]));
  const iso = (at: number): string => isoLocal(zone, at);
  const wordsOf = (form: string, item: string): string => {
    const sections = forms.find(({ id }) => id === form)?.versions.at(-1)?.content.sections ?? [];
    return sections.flatMap(({ items }) => items).find(({ id }) => id === item)?.words ?? item;
  };
  return (kept) => {
    const { proof } = kept;
    const after = kept.done_at === null ? null : afterSpan(proof, kept.done_at, zone);
    const proofAt = after === null ? null : judgedFrom(proof, after);
    const clock = clockOf(kept.state, { stateAt: kept.state_at, due: kept.due_at, proofAt });
    const kpi = proof.measure.kind === 'kpi' ? kpis.get(proof.measure.kpi) : undefined;
    const item = proof.measure.kind === 'item' ? wordsOf(proof.measure.form, proof.measure.item) : '';
    const noun = kept.scope_noun as Finding['scope']['noun'];
    return {
      id: kept.id,
      revision: kept.revision,
      state: kept.state,
      words: kept.words,
      measures: kept.measures,
      origin: kept.origin,
      scope: {
        noun,
        id: kept.scope_id,
        name: noun === 'centre' || kept.scope_id === null ? '' : directory.nameOf(noun, kept.scope_id),
      },
      month: kept.month,
      owner: kept.owner,
      ownerName: kept.owner_name,
      due: iso(kept.due_at - 1).slice(0, 10),
      clock: clock === null ? null : { what: clock.what, at: iso(clock.at) },
      isLate: clock !== null && clock.at <= needs.clock.now(),
      proof: {
        ...proof,
        label: kpi?.title ?? { en: `${item}: fully met`, zh: `${item}：达标率` },
        unit: kpi?.unit ?? 'ratio',
        baseline: kept.baseline,
        after: after === null ? null : { from: iso(after.from), to: iso(after.to) },
      },
      verdict: kept.verdict,
      openedAt: iso(kept.opened_at),
      openedBy: kept.opened_by,
      doneAt: kept.done_at === null ? null : iso(kept.done_at),
      steps: kept.steps.map((step) => ({
        act: step.act as Finding['steps'][number]['act'],
        by: step.by_name,
        at: iso(Number(step.at)),
        words: step.words,
        verdict: step.verdict === null ? null : (JSON.parse(step.verdict) as Finding['verdict']),
      })),
    };
  };
}
