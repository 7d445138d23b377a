import type { Scope } from '#src/http/actor.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
import { SAMPLES } from '../contract/draw.ts';
import type { FormContent } from '../contract/form.ts';
import type { Answers } from '../contract/score.ts';
import type { AppealRow, EvaluationRow } from './tables.ts';

/** Evaluations of one contact by several inspectors, to be compared; they say something about scoring, nothing about the agent. */
export const CALIBRATION = 'calibration';
/** Samples whose evaluations count; the others are made to look at scoring itself. */
export const COUNTED_SAMPLES: readonly string[] = SAMPLES;

/** An evaluation with its form and appeals; instants in epoch milliseconds. */
export type KeptEvaluation = Omit<EvaluationRow, 'answers'> & {
  readonly answers: Answers;
  readonly formName: string;
  readonly content: FormContent;
  readonly appeals: readonly KeptAppeal[];
};
export type KeptAppeal = AppealRow & {
  readonly steps: readonly {
    stage: string;
    outcome: string;
    by_user: string;
    by_name: string;
    at: number;
    words: string;
  }[];
};

export type EvaluationFilter = {
  readonly id?: string;
  readonly ids?: readonly string[];
  readonly state?: string;
  readonly inspector?: string;
  readonly agent?: string;
  readonly draw?: string;
  /** Without what was made to look at scoring, and without calibrations of others than this user. */
  readonly counted?: true;
  readonly ownCalibrations?: string;
  /** Submitted, and changed since the facts were told. */
  readonly unpublished?: true;
  /** Objected to: decided or not, or with an appeal in this state. */
  readonly appealed?: true | 'open' | 'rejected' | 'upheld';
  /** Rows of this scope only. */
  readonly reach?: Scope | null;
  readonly form?: string;
  readonly limit?: number;
};

/** Evaluations with everything about them, newest contact first. */
export async function readEvaluations(db: Db, filter: EvaluationFilter): Promise<KeptEvaluation[]> {
  let found = db
    .selectFrom('quality_evaluation as e')
    .innerJoin('quality_form as f', 'f.id', 'e.form')
    .innerJoin('quality_form_version as v', (on) =>
      on.onRef('v.form', '=', 'e.form').onRef('v.version', '=', 'e.version'),
    )
    .selectAll('e')
    .select(['f.name as formName', 'v.content as written'])
    .orderBy('e.contact_at', 'desc')
    .orderBy('e.id');
  for (const column of ['id', 'state', 'inspector', 'agent', 'draw', 'form'] as const) {
    const value = filter[column];
    if (value !== undefined) found = found.where(`e.${column}`, '=', value);
  }
  if (filter.ids !== undefined) found = found.where('e.id', 'in', filter.ids);
  if (filter.counted) found = found.where('e.sample', 'in', COUNTED_SAMPLES);
  const { ownCalibrations } = filter;
  if (ownCalibrations !== undefined)
    found = found.where(({ eb, or }) =>
      or([eb('e.sample', '!=', CALIBRATION), eb('e.inspector', '=', ownCalibrations)]),
    );
  // What is scored again says something about scoring, nothing about the agent.
  if (filter.unpublished)
    found = found
      .where('e.state', '=', 'submitted')
      .where('e.sample', 'in', COUNTED_SAMPLES)
      .whereRef('e.published', '<', 'e.revision');
  const { appealed, reach } = filter;
  if (appealed !== undefined) {
    const objections = db.selectFrom('quality_appeal').select('evaluation').distinct();
    found = found.where('e.id', 'in', appealed === true ? objections : objections.where('state', '=', appealed));
  }
  if (reach === null) return [];
  if (reach !== undefined && reach !== 'all')
    found = found.where(({ eb, or }) =>
      or(reach.filter(({ ids }) => ids.length > 0).map(({ noun, ids }) => eb(`e.${noun}`, 'in', ids))),
    );
  const rows = await found.limit(filter.limit ?? 10_000).execute();
  const appeals = await readAppeals(
    db,
    rows.map(({ id }) => id),
  );
  const contents = new Map<string, FormContent>();
  return rows.map(({ written, answers, ...row }) => {
    const key = `${row.form} ${row.version}`;
    const content = contents.get(key) ?? (JSON.parse(written) as FormContent);
    contents.set(key, content);
    return {
      ...row,
      contact_at: Number(row.contact_at),
      due_at: numberOrNull(row.due_at),
      submitted_at: numberOrNull(row.submitted_at),
      acknowledged_at: numberOrNull(row.acknowledged_at),
      answers: JSON.parse(answers) as Answers,
      content,
      appeals: appeals.get(row.id) ?? [],
    };
  });
}

/** One evaluation. Throws `unknown_evaluation`. */
export async function readEvaluation(db: Db, id: string): Promise<KeptEvaluation> {
  const [found] = await readEvaluations(db, { id });
  if (!found) throw new AppError('not_found', 'unknown_evaluation', `There is no evaluation "${id}"`, { field: 'id' });
  return found;
}

async function readAppeals(db: Db, evaluations: readonly string[]): Promise<Map<string, KeptAppeal[]>> {
  if (evaluations.length === 0) return new Map();
  const appeals = await db
    .selectFrom('quality_appeal')
    .selectAll()
    .where('evaluation', 'in', evaluations)
    .orderBy('filed_at')
    .execute();
  const ids = appeals.map(({ id }) => id);
  const steps =
    ids.length === 0
      ? []
      : await db.selectFrom('quality_appeal_step').selectAll().where('appeal', 'in', ids).orderBy('number').execute();
  const kept = appeals.map((appeal) => ({
    ...appeal,
    filed_at: Number(appeal.filed_at),
    due_at: numberOrNull(appeal.due_at),
    steps: steps.filter((step) => step.appeal === appeal.id).map((step) => ({ ...step, at: Number(step.at) })),
  }));
  return Map.groupBy(kept, ({ evaluation }) => evaluation);
}

const numberOrNull = (value: number | null): number | null => (value === null ? null : Number(value));

export type Saving = Partial<
  Pick<EvaluationRow, 'answers' | 'feedback' | 'worked' | 'state' | 'submitted_at' | 'acknowledged_at'>
>;

/** Changes an evaluation that is still as its editor saw it. Throws `saved_meanwhile` when somebody else has saved since. */
export async function saveEvaluation(db: Db, id: string, revision: number, saving: Saving): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('quality_evaluation')
    .set({ ...saving, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    throw new AppError('conflict', 'saved_meanwhile', 'Somebody has saved this evaluation meanwhile', {
      field: 'revision',
      remedy: 'Load it again; what you typed stays on the page until you do.',
    });
}
