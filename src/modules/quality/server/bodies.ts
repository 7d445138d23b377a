import { isoLocal } from '#src/kernel/zone.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Appeal, Evaluation, EvaluationLine } from '../contract/evaluation.ts';
import type { FormContent } from '../contract/form.ts';
import { outOf100, scoreOf } from '../contract/score.ts';
import { APPEAL_WINDOW_MS } from './appeal-rules.ts';
import type { KeptAppeal, KeptEvaluation } from './evaluation.store.ts';
import type { UnfitFor } from './fit-to-judge.ts';

export type Known = {
  readonly directory: Directory;
  readonly zone: string;
  /** Put aside to listen again, and why. */
  readonly relisten: ReadonlyMap<string, string>;
};

/** An evaluation as lists show it. */
export function lineOf(kept: KeptEvaluation, { directory, zone, relisten }: Known): EvaluationLine {
  const iso = (at: number | null): string | null => (at === null ? null : isoLocal(zone, at));
  const isDone = kept.state === 'submitted';
  const score = scoreOf(kept.content, kept.answers);
  const name = (noun: 'agent' | 'team' | 'queue', id: string | null): string | null =>
    id === null ? null : directory.nameOf(noun, id);
  return {
    id: kept.id,
    state: isDone ? 'submitted' : 'open',
    contact: kept.contact,
    contactAt: iso(kept.contact_at),
    agent: kept.agent,
    agentName: name('agent', kept.agent),
    teamName: name('team', kept.team),
    queueName: name('queue', kept.queue),
    channel: kept.channel,
    sample: kept.sample as EvaluationLine['sample'],
    source: kept.source as EvaluationLine['source'],
    inspector: kept.inspector,
    inspectorName: kept.inspector_name,
    due: iso(kept.due_at),
    formName: kept.formName,
    version: kept.version,
    score: isDone ? outOf100(score.total) : null,
    passed: isDone ? score.passed : null,
    failed: isDone ? [...score.failed] : [],
    submittedAt: iso(kept.submitted_at),
    acknowledgedAt: iso(kept.acknowledged_at),
    appealUntil: iso(kept.submitted_at === null ? null : kept.submitted_at + APPEAL_WINDOW_MS),
    appeal: stateOf(kept.appeals),
    relisten: isDone ? null : (relisten.get(kept.id) ?? null),
  };
}

/** Open while one is, upheld when one was. */
const stateOf = (appeals: readonly KeptAppeal[]): EvaluationLine['appeal'] =>
  (['open', 'upheld', 'rejected'] as const).find((state) => appeals.some((a) => a.state === state)) ?? 'none';

/** An evaluation with its form, answers and appeals. */
export function evaluationBody(kept: KeptEvaluation, known: Known & { readonly unfit: UnfitFor }): Evaluation {
  const { aspects } = scoreOf(kept.content, kept.answers);
  const isDone = kept.state === 'submitted';
  return {
    ...lineOf(kept, known),
    revision: kept.revision,
    content: kept.content,
    answers: kept.answers as Evaluation['answers'],
    feedback: kept.feedback,
    worked: kept.worked,
    customer: isDone ? outOf100(aspects.customer) : null,
    business: isDone ? outOf100(aspects.business) : null,
    appeals: kept.appeals.map((appeal) => appealBody(appeal, kept, known)),
  };
}

export function appealBody(
  kept: KeptAppeal,
  evaluation: KeptEvaluation,
  { zone, unfit }: { readonly zone: string; readonly unfit: UnfitFor },
): Appeal {
  const answer = (json: string | null): Appeal['before'] =>
    json === null ? null : (JSON.parse(json) as Appeal['before']);
  return {
    id: kept.id,
    evaluation: kept.evaluation,
    item: kept.item,
    itemWords: itemWords(evaluation.content, kept.item),
    reason: kept.reason,
    filedBy: kept.filed_by,
    filedAt: isoLocal(zone, kept.filed_at),
    state: kept.state as Appeal['state'],
    stage: kept.stage as Appeal['stage'],
    due: kept.due_at === null ? null : isoLocal(zone, kept.due_at),
    before: answer(kept.answer_before),
    after: answer(kept.answer_after),
    steps: kept.steps.map((step) => ({
      stage: step.stage as Appeal['steps'][number]['stage'],
      outcome: step.outcome as Appeal['steps'][number]['outcome'],
      by: step.by_name,
      at: isoLocal(zone, step.at),
      words: step.words,
    })),
    unfit: unfit(evaluation, kept),
  };
}

export const itemWords = ({ sections }: FormContent, id: string): string =>
  sections.flatMap(({ items }) => items).find((item) => item.id === id)?.words ?? id;
