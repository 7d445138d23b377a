import { recordAct } from '#src/audit/record-act.ts';
import { type Actor, reaches } from '#src/http/actor.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { type Answers, outOf100, scoreOf } from '../contract/score.ts';
import type { QualityNeeds } from './dependencies.ts';
import {
  CALIBRATION,
  COUNTED_SAMPLES,
  type KeptEvaluation,
  readEvaluation,
  saveEvaluation,
} from './evaluation.store.ts';
import { publishEvaluations } from './publish.ts';
import { blindTo } from './sampling/blind.ts';

export type By = { readonly actor: Actor; readonly from: string | null };

/** What an inspector sends while she works; `worked` in seconds, in all. */
export type Draft = {
  readonly id: string;
  readonly revision: number;
  readonly answers: Answers;
  readonly feedback: string;
  readonly worked: number;
};

/** An evaluation as somebody may see it: open ones only who does them or plans them; the rest as far as her scope reaches. Throws `unknown_evaluation`. */
export async function seenEvaluation(id: string, actor: Actor, needs: QualityNeeds): Promise<KeptEvaluation> {
  const kept = await readEvaluation(needs.records.db, id);
  if (!maySee(kept, actor) || (await blindTo(actor, needs)).evaluations.has(id))
    throw new AppError('not_found', 'unknown_evaluation', `There is no evaluation "${id}"`, { field: 'id' });
  return kept;
}

export function maySee(kept: KeptEvaluation, actor: Actor): boolean {
  if (!reaches(actor.scopeOf('read:evaluation'), kept)) return false;
  // A calibration's that was not finished in time is no rating and no draft any more.
  if (kept.state === 'missed') return false;
  // What is not yet decided is nobody's but the inspectors', and so is what was made to look at scoring itself.
  return (
    (kept.state === 'submitted' && COUNTED_SAMPLES.includes(kept.sample)) || actor.scopeOf('change:evaluation') !== null
  );
}

/** Keeps what has been answered so far. Throws `not_yours`, `already_submitted`, `saved_meanwhile`, `unknown_item`. */
export async function keepDraft(draft: Draft, { actor }: By, needs: QualityNeeds): Promise<void> {
  const kept = await seenEvaluation(draft.id, actor, needs);
  mustBeInspector(kept, actor);
  const items = new Set(kept.content.sections.flatMap((section) => section.items.map(({ id }) => id)));
  const stranger = Object.keys(draft.answers).find((item) => !items.has(item));
  if (stranger !== undefined)
    throw invalid('unknown_item', `The form has no item "${stranger}"`, {
      field: `answers.${stranger}`,
      remedy: 'Load the evaluation again.',
    });
  await saveEvaluation(needs.records.db, draft.id, draft.revision, {
    answers: JSON.stringify(withOwners(draft.answers, kept)),
    feedback: draft.feedback,
    worked: Math.max(kept.worked, Math.round(draft.worked)),
  });
}

/** An answer is a check's only while it stands as the check gave it; a critical item is answered by a person. */
function withOwners(answers: Answers, kept: KeptEvaluation): Answers {
  const items = new Map(kept.content.sections.flatMap((section) => section.items.map((item) => [item.id, item])));
  return Object.fromEntries(
    Object.entries(answers).map(([id, given]) => {
      const before = kept.answers[id];
      const { by: owner, ...own } = given ?? { answer: null };
      const isChecks = owner !== undefined && before?.by === owner && before.answer === own.answer;
      return [id, isChecks && items.get(id)?.critical === null ? { ...own, by: owner } : own];
    }),
  );
}

/** Ends an evaluation: from now on its score counts and its agent may read and object. Throws `evaluation_incomplete` naming the first open item. */
export async function submitEvaluation(
  id: string,
  revision: number,
  { actor, from }: By,
  needs: QualityNeeds,
): Promise<void> {
  const kept = await seenEvaluation(id, actor, needs);
  mustBeInspector(kept, actor);
  const isCalibration = kept.sample === CALIBRATION;
  const score = scoreOf(kept.content, kept.answers);
  const [open] = score.open;
  if (open)
    throw invalid('evaluation_incomplete', `${score.open.length} items are not finished`, {
      field: `answers.${open.item}.${open.missing}`,
      remedy: open.missing === 'answer' ? 'Answer it, or say that it does not apply.' : 'Say why.',
    });
  const { records, clock } = needs;
  const at = clock.now();
  await records.db.transaction().execute(async (db) => {
    await saveEvaluation(db, id, revision, { state: 'submitted', submitted_at: at });
    await recordAct(db, {
      actor,
      action: 'evaluation.submit',
      object: { kind: 'evaluation', id, label: kept.contact },
      // The trail has readers too, who must not know before a calibration is revealed.
      after: isCalibration ? null : { score: outOf100(score.total), failed: score.failed, passed: score.passed },
      from,
      at,
    });
  });
  if (!isCalibration) await publishEvaluations(needs);
}

/** The agent has read it. Throws `not_yours`, `not_submitted`. */
export async function acknowledge(id: string, { actor, from }: By, needs: QualityNeeds): Promise<void> {
  const kept = await ownEvaluation(id, actor, needs);
  if (kept.acknowledged_at !== null) return;
  const at = needs.clock.now();
  await needs.records.db.transaction().execute(async (db) => {
    await saveEvaluation(db, id, kept.revision, { acknowledged_at: at });
    await recordAct(db, {
      actor,
      action: 'evaluation.acknowledge',
      object: { kind: 'evaluation', id, label: kept.contact },
      from,
      at,
    });
  });
}

/** A submitted evaluation of the caller's own work. Throws `not_yours`, `not_submitted`. */
export async function ownEvaluation(id: string, actor: Actor, needs: QualityNeeds): Promise<KeptEvaluation> {
  const kept = await seenEvaluation(id, actor, needs);
  if (actor.agent === null || actor.agent !== kept.agent || !COUNTED_SAMPLES.includes(kept.sample))
    throw new AppError('forbidden', 'not_yours', 'Only the agent herself answers an evaluation', { field: 'id' });
  if (kept.state !== 'submitted')
    throw new AppError('conflict', 'not_submitted', 'This evaluation is not finished', {
      field: 'id',
      remedy: 'Wait until it is.',
    });
  return kept;
}

function mustBeInspector(kept: KeptEvaluation, actor: Actor): void {
  if (kept.inspector !== actor.id)
    throw new AppError('forbidden', 'not_yours', `This evaluation is ${kept.inspector_name}'s`, {
      field: 'id',
      remedy: 'Ask for it to be given to you.',
    });
  if (kept.state === 'submitted')
    throw new AppError('conflict', 'already_submitted', 'A submitted evaluation changes by an appeal only', {
      field: 'id',
    });
}
