import type { CheckAnswer } from '../../contract/check.ts';
import type { Answer } from '../../contract/score.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { type By, seenEvaluation } from '../evaluate.ts';
import { readForms } from '../form.store.ts';
import { basisOf, listChecks } from './checks.ts';
import { endpointOf } from './model-settings.ts';

/**
 * What checks say of an evaluation. One that only reports is heard after a person has scored, so that it leads nobody; one that has shown it agrees is heard
 * before. Throws `unknown_evaluation`.
 */
export async function answersFor(id: string, { actor }: By, needs: QualityNeeds): Promise<CheckAnswer[]> {
  const kept = await seenEvaluation(id, actor, needs);
  const { db } = needs.records;
  const [checks, forms, endpoint, rows] = await Promise.all([
    listChecks(needs),
    readForms(db),
    endpointOf(needs),
    db.selectFrom('quality_check_answer').selectAll().where('evaluation', '=', id).execute(),
  ]);
  return checks.flatMap((check): CheckAnswer[] => {
    const form = forms.find((one) => one.id === check.form);
    if (!form || (kept.state === 'open' && check.may === 'report')) return [];
    const basis = basisOf(check, form, endpoint);
    const found = rows.find((row) => row.check === check.id && row.basis === basis);
    if (!found) return [];
    const answer = JSON.parse(found.answer) as Answer;
    return [{ check: check.id, name: check.name, item: check.item, answer, words: found.words, at: found.place }];
  });
}
