import { randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import { reaches } from '#src/http/actor.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { type Answer, NOT_APPLICABLE, outOf100, scoreOf, shareOf } from '../contract/score.ts';
import { APPEAL_WINDOW_MS, DECISION_MS, type Stage, stageAfter } from './appeal-rules.ts';
import { itemWords } from './bodies.ts';
import type { QualityNeeds } from './dependencies.ts';
import { openTasksAfterUpheld } from './desk/case-law.ts';
import { type By, ownEvaluation } from './evaluate.ts';
import { type KeptAppeal, type KeptEvaluation, readEvaluation, saveEvaluation } from './evaluation.store.ts';
import { unfitFor } from './fit-to-judge.ts';
import { passOverdue } from './pass-overdue.ts';
import { publishEvaluations } from './publish.ts';
import { blindTo } from './sampling/blind.ts';

/** The agent objects to one answer. Throws `appeal_too_late`, `already_appealed`, `unknown_item`. */
export async function fileAppeal(
  input: { id: string; item: string; reason: string },
  { actor, from }: By,
  needs: QualityNeeds,
): Promise<void> {
  const kept = await ownEvaluation(input.id, actor, needs);
  const at = needs.clock.now();
  if (at >= (kept.submitted_at ?? 0) + APPEAL_WINDOW_MS)
    throw new AppError('conflict', 'appeal_too_late', 'The days to object are over', {
      field: 'id',
      remedy: 'Talk to your team lead; the score stands.',
    });
  const before = kept.answers[input.item]?.answer ?? null;
  if (before === null)
    throw invalid('unknown_item', `Item "${input.item}" was not judged`, {
      field: 'item',
      remedy: 'Object to an item that was.',
    });
  if (kept.appeals.some(({ item }) => item === input.item))
    throw new AppError('conflict', 'already_appealed', 'There is an appeal on this item already', { field: 'item' });
  const id = randomUUID();
  await needs.records.db.transaction().execute(async (db) => {
    await saveEvaluation(db, kept.id, kept.revision, {});
    await db
      .insertInto('quality_appeal')
      .values({
        id,
        evaluation: kept.id,
        item: input.item,
        reason: input.reason,
        filed_by: actor.name,
        filed_at: at,
        state: 'open',
        stage: 'inspector',
        due_at: at + DECISION_MS,
        answer_before: JSON.stringify(before),
      })
      .execute();
    await recordAct(db, {
      actor,
      action: 'appeal.file',
      object: { kind: 'evaluation', id: kept.id, label: itemWords(kept.content, input.item) },
      reason: input.reason,
      from,
      at,
    });
  });
  await publishEvaluations(needs);
}

export type Decision = {
  readonly id: string;
  readonly outcome: 'kept' | 'passed_on' | 'changed';
  readonly answer?: Answer | undefined;
  readonly words: string;
};

/**
 * Decides an appeal at its stage, or passes it on. A changed answer changes the score, its facts, and whatever is derived from them. Throws `unknown_appeal`,
 * `appeal_decided`, `unfit_judge`, `bad_answer`, `last_stage`.
 */
export async function decideAppeal(decision: Decision, { actor, from }: By, needs: QualityNeeds): Promise<string> {
  const { records, clock } = needs;
  await passOverdue(needs);
  const found = await records.db
    .selectFrom('quality_appeal')
    .select('evaluation')
    .where('id', '=', decision.id)
    .executeTakeFirst();
  const kept = found === undefined ? null : await readEvaluation(records.db, found.evaluation);
  const appeal = kept?.appeals.find(({ id }) => id === decision.id);
  if (
    !kept ||
    !appeal ||
    !reaches(actor.scopeOf('decide:appeal'), kept) ||
    (await blindTo(actor, needs)).evaluations.has(kept.id)
  )
    throw new AppError('not_found', 'unknown_appeal', `There is no appeal "${decision.id}"`, { field: 'id' });
  if (appeal.stage === null)
    throw new AppError('conflict', 'appeal_decided', 'This appeal is decided', { field: 'id' });
  const stage = appeal.stage as Stage;
  const unfit = (await unfitFor(actor, needs))(kept, appeal);
  if (unfit)
    throw new AppError('forbidden', 'unfit_judge', `You may not decide this appeal: ${unfit.replaceAll('_', ' ')}`, {
      field: 'id',
      remedy: 'Leave it to somebody without a stake in it.',
    });
  const next = decision.outcome === 'passed_on' ? stageAfter(stage) : null;
  if (decision.outcome === 'passed_on' && next === null)
    throw new AppError('conflict', 'last_stage', 'The panel decides', {
      field: 'outcome',
      remedy: 'Keep or change the answer.',
    });
  const after = decision.outcome === 'changed' ? newAnswer(kept, appeal, decision.answer) : null;
  const at = clock.now();
  await records.db.transaction().execute(async (db) => {
    const changed =
      after === null
        ? {}
        : {
            answers: JSON.stringify({
              ...kept.answers,
              [appeal.item]: { ...kept.answers[appeal.item], answer: after },
            }),
          };
    await saveEvaluation(db, kept.id, kept.revision, changed);
    await db
      .insertInto('quality_appeal_step')
      .values({
        appeal: appeal.id,
        number: appeal.steps.length + 1,
        stage,
        outcome: decision.outcome,
        by_user: actor.id,
        by_name: actor.name,
        at,
        words: decision.words,
      })
      .execute();
    await db
      .updateTable('quality_appeal')
      .set({
        state: next !== null ? 'open' : after === null ? 'rejected' : 'upheld',
        stage: next,
        due_at: next === null ? null : at + DECISION_MS,
        answer_after: after === null ? null : JSON.stringify(after),
      })
      .where('id', '=', appeal.id)
      .execute();
    if (after !== null) await openTasksAfterUpheld(db, { form: kept.form, item: appeal.item, at, by: actor.name });
    await recordAct(db, {
      actor,
      action: `appeal.${decision.outcome}`,
      object: { kind: 'evaluation', id: kept.id, label: itemWords(kept.content, appeal.item) },
      before: { answer: JSON.parse(appeal.answer_before), score: outOf100(scoreOf(kept.content, kept.answers).total) },
      after: { answer: after },
      reason: decision.words,
      from,
      at,
    });
  });
  if (next === null) await publishEvaluations(needs);
  return kept.id;
}

function newAnswer(kept: KeptEvaluation, { item: id, answer_before }: KeptAppeal, answer: Answer | undefined): Answer {
  const item = kept.content.sections.flatMap(({ items }) => items).find((one) => one.id === id);
  const fits =
    item !== undefined &&
    answer !== undefined &&
    (shareOf(item, answer) !== null || (item.mayNotApply && answer === NOT_APPLICABLE));
  if (!fits || JSON.stringify(answer) === answer_before)
    throw invalid('bad_answer', 'A changed answer is another answer of the same item', {
      field: 'answer',
      remedy: 'Choose what the item should have been.',
    });
  return answer;
}
