import { randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import { reaches } from '#src/http/actor.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { isoLocal, parseInstant } from '#src/kernel/zone.ts';
import type { Task } from '../../contract/task.ts';
import type { Db } from '#src/records/records.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { type By, seenEvaluation } from '../evaluate.ts';
import { COUNTED_SAMPLES, saveEvaluation } from '../evaluation.store.ts';
import { readForms } from '../form.store.ts';
import { publishEvaluations } from '../publish.ts';
import { blindTo } from '../sampling/blind.ts';
import type { TaskRow } from './tables.ts';

type Opening = Pick<TaskRow, 'kind' | 'words' | 'opened_at' | 'opened_by'> & Partial<TaskRow>;

/** Opens a task in the caller's transaction; resolves with its id. */
export async function openTask(db: Db, opening: Opening): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('quality_task')
    .values({
      form: null,
      item: null,
      evaluation: null,
      site: null,
      project: null,
      team: null,
      agent: null,
      due_at: null,
      done_at: null,
      done_by: null,
      outcome: '',
      confirmed_at: null,
      ...opening,
      id,
    })
    .execute();
  return id;
}

/** Tasks the caller may see, open ones first, the most urgent before the others. */
export async function listTasks(
  { agent, evaluation }: { readonly agent?: string | undefined; readonly evaluation?: string | undefined },
  { actor }: By,
  needs: QualityNeeds,
): Promise<Task[]> {
  const { records, clock } = needs;
  let found = records.db.selectFrom('quality_task').selectAll();
  if (agent !== undefined) found = found.where('agent', '=', agent);
  if (evaluation !== undefined) found = found.where('evaluation', '=', evaluation);
  const [rows, forms, directory, { zone }, hidden] = await Promise.all([
    found.orderBy('opened_at', 'desc').limit(2000).execute(),
    readForms(records.db),
    needs.organisation.directory(),
    needs.kpis.coverage(),
    blindTo(actor, needs),
  ]);
  const scope = actor.scopeOf('read:quality_task');
  const iso = (at: number | null): string | null => (at === null ? null : isoLocal(zone, Number(at)));
  return rows
    .filter((row) => reaches(scope, row) && !hidden.evaluations.has(row.evaluation ?? ''))
    .map((row): Task => {
      const form = forms.find(({ id }) => id === row.form);
      const items = form?.versions.at(-1)?.content.sections.flatMap((section) => section.items) ?? [];
      return {
        id: row.id,
        kind: row.kind as Task['kind'],
        formName: form?.name ?? '',
        itemWords: items.find(({ id }) => id === row.item)?.words ?? row.item ?? '',
        form: row.form,
        item: row.item,
        evaluation: row.evaluation,
        agent: row.agent,
        agentName: row.agent === null ? null : directory.nameOf('agent', row.agent),
        words: row.words,
        due: iso(row.due_at),
        isLate: row.done_at === null && row.due_at !== null && Number(row.due_at) <= clock.now(),
        openedAt: isoLocal(zone, Number(row.opened_at)),
        openedBy: row.opened_by,
        doneAt: iso(row.done_at),
        doneBy: row.done_by,
        outcome: row.outcome,
        confirmedAt: iso(row.confirmed_at),
      };
    })
    .sort(
      (a, b) => Number(a.doneAt !== null) - Number(b.doneAt !== null) || ((a.due ?? '~') < (b.due ?? '~') ? -1 : 1),
    );
}

/** Gives a coaching to an agent after an evaluation, due by a local date. Throws `unknown_evaluation`, `not_submitted`, `no_agent`. */
export async function openCoaching(
  input: { readonly id: string; readonly words: string; readonly due: string },
  by: By,
  needs: QualityNeeds,
): Promise<string> {
  const { records, clock } = needs;
  const kept = await seenEvaluation(input.id, by.actor, needs);
  if (kept.state !== 'submitted')
    throw new AppError('conflict', 'not_submitted', 'This evaluation is not finished', {
      field: 'id',
      remedy: 'Submit it first.',
    });
  if (kept.agent === null || !COUNTED_SAMPLES.includes(kept.sample))
    throw invalid('no_agent', 'Nobody is told what this evaluation says', {
      field: 'id',
      remedy: 'Choose another one.',
    });
  const { zone } = await needs.kpis.coverage();
  const at = clock.now();
  const due = parseInstant(input.due, zone, 'due');
  const id = await records.db.transaction().execute(async (db) => {
    const task = await openTask(db, {
      kind: 'coaching',
      evaluation: kept.id,
      site: kept.site,
      project: kept.project,
      team: kept.team,
      agent: kept.agent,
      words: input.words,
      due_at: due,
      opened_at: at,
      opened_by: by.actor.name,
    });
    // A new revision: the facts learn when coaching is due.
    await saveEvaluation(db, kept.id, kept.revision, {});
    await recordAct(db, {
      actor: by.actor,
      action: 'quality_task.open',
      object: { kind: 'evaluation', id: kept.id, label: kept.contact },
      after: { kind: 'coaching', words: input.words, due: input.due },
      from: by.from,
      at,
    });
    return task;
  });
  await publishEvaluations(needs);
  return id;
}

/** A task as one may work on it. Throws `unknown_task`. */
async function reached(id: string, permission: string, { actor }: By, { records }: QualityNeeds): Promise<TaskRow> {
  const row = await records.db.selectFrom('quality_task').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || !reaches(actor.scopeOf(permission), row))
    throw new AppError('not_found', 'unknown_task', `There is no task "${id}"`, { field: 'id' });
  return row;
}

/** Says that a task is done and what came of it. Throws `unknown_task`, `task_done`. */
export async function closeTask(
  { id, outcome }: { readonly id: string; readonly outcome: string },
  by: By,
  needs: QualityNeeds,
): Promise<void> {
  const row = await reached(id, 'change:quality_task', by, needs);
  if (row.done_at !== null) throw new AppError('conflict', 'task_done', 'This task is done already', { field: 'id' });
  const at = needs.clock.now();
  await needs.records.db.transaction().execute(async (db) => {
    await db
      .updateTable('quality_task')
      .set({ done_at: at, done_by: by.actor.name, outcome })
      .where('id', '=', id)
      .execute();
    if (row.evaluation !== null)
      await db
        .updateTable('quality_evaluation')
        .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
        .where('id', '=', row.evaluation)
        .execute();
    await recordAct(db, {
      actor: by.actor,
      action: 'quality_task.close',
      object: { kind: 'quality_task', id, label: row.words },
      after: { outcome },
      from: by.from,
      at,
    });
  });
  await publishEvaluations(needs);
}

/** Ends a task in the caller's transaction, when what it asked for was done elsewhere; one that is done stays as it was. */
export async function finishTask(
  db: Db,
  { id, outcome, at, by }: { readonly id: string; readonly outcome: string; readonly at: number; readonly by: string },
): Promise<void> {
  await db
    .updateTable('quality_task')
    .set({ done_at: at, done_by: by, outcome })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute();
}

/** The agent agrees that she was coached. Throws `unknown_task`, `not_yours`, `not_done`. */
export async function confirmTask({ id }: { readonly id: string }, by: By, needs: QualityNeeds): Promise<void> {
  const row = await reached(id, 'read:quality_task', by, needs);
  if (row.agent === null || row.agent !== by.actor.agent)
    throw new AppError('forbidden', 'not_yours', 'Only the agent herself confirms it', { field: 'id' });
  if (row.done_at === null)
    throw new AppError('conflict', 'not_done', 'This task is still open', {
      field: 'id',
      remedy: 'Wait until it is done.',
    });
  if (row.confirmed_at !== null) return;
  const at = needs.clock.now();
  await needs.records.db.transaction().execute(async (db) => {
    await db.updateTable('quality_task').set({ confirmed_at: at }).where('id', '=', id).execute();
    await recordAct(db, {
      actor: by.actor,
      action: 'quality_task.confirm',
      object: { kind: 'quality_task', id, label: row.words },
      from: by.from,
      at,
    });
  });
}
