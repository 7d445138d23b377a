import { isAsked, NOT_APPLICABLE, outOf100, scoreOf, shareOf } from '../../contract/score.ts';
import type { KeptEvaluation } from '../evaluation.store.ts';
import type { Outcome } from '../outcomes/outcome.ts';

/** Rows that stand for the evaluation as a whole: no item of a form can be called so. */
export const WHOLE = { customer: '*customer', total: '*total', passed: '*passed' } as const;

/** The items that were asked, each with the share of its points that was reached; null where it did not apply. */
export function judgedItems({ content, answers }: Pick<KeptEvaluation, 'content' | 'answers'>) {
  const asked = new Set<string>();
  return content.sections
    .flatMap(({ items }) => items)
    .flatMap((item) => {
      if (!isAsked(item, answers, asked)) return [];
      asked.add(item.id);
      const answer = answers[item.id]?.answer ?? null;
      const isNotApplicable = answer === null || (answer === NOT_APPLICABLE && item.mayNotApply);
      return [{ item, share: isNotApplicable ? null : shareOf(item, answer) }];
    });
}

/** The facts of an evaluation's items: those that were asked, and the whole. */
export function itemRows(kept: KeptEvaluation, outcome: Outcome) {
  const judged = judgedItems(kept);
  const graded = judged.filter(({ item, share }) => item.critical === null && share !== null);
  const points = graded.reduce((sum, { item, share }) => sum + (share ?? 0) * item.weight, 0);
  const of = graded.reduce((sum, { item }) => sum + item.weight, 0);
  const row = (item: string, share: number | null, rest: number | null, seconds: number | null) => ({
    evaluation_id: kept.id,
    item,
    source: 'quality',
    form: kept.form,
    version: kept.version,
    agent: kept.agent,
    team: kept.team,
    contact_id: kept.contact,
    contact_at: kept.contact_at,
    inspector_id: kept.inspector,
    sample: kept.sample,
    qa_source: kept.source,
    share,
    rest,
    seconds,
    verdict: outcome.verdict === null ? null : outcome.verdict / 100,
    repeated: outcome.repeated,
    complained: outcome.complained,
    known_bad: outcome.knownBad,
  });
  const score = scoreOf(kept.content, kept.answers);
  const part = (value: number | null): number | null => (value === null ? null : value / 100);
  return [
    ...judged.map(({ item, share }) => {
      const own = item.critical === null && share !== null ? item.weight : 0;
      const rest = of - own > 0 ? (points - (share ?? 0) * own) / (of - own) : null;
      return row(item.id, share, rest, kept.worked > 0 ? kept.worked / judged.length : null);
    }),
    row(WHOLE.customer, part(outOf100(score.aspects.customer)), part(outOf100(score.aspects.business)), null),
    row(WHOLE.total, part(outOf100(score.total)), null, kept.worked > 0 ? kept.worked : null),
    row(WHOLE.passed, score.passed === null ? null : Number(score.passed), null, null),
  ];
}
