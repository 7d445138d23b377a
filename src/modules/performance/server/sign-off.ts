import { recordAct } from '#src/audit/record-act.ts';
import { type Actor, reaches } from '#src/http/actor.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import type { z } from 'zod';
import type { answerInput, replyInput, Sheet, Step } from '../contract/sheet.ts';
import { placeOf, sheetBody } from './bodies.ts';
import type { PerformanceDependencies } from './dependencies.ts';
import { addSteps, holdSheet, type KeptMonth, type KeptSheet, readMonths, readSheets } from './sheet.store.ts';
import { itemState, mayObject } from './states.ts';

export type By = { readonly actor: Actor; readonly from: string | null };

/** A sheet its asker may see, with its month. What is beyond her reach does not exist. Throws `unknown_sheet`. */
export async function seenSheet(
  id: string,
  actor: Actor,
  { records }: PerformanceDependencies,
): Promise<{ kept: KeptSheet; month: KeptMonth }> {
  const [kept] = await readSheets(records.db, { id });
  const month = (await readMonths(records.db)).find((m) => m.month === kept?.month);
  if (kept === undefined || month === undefined || !reaches(actor.scopeOf('read:performance'), placeOf(kept)))
    throw new AppError('not_found', 'unknown_sheet', 'There is no such month to sign off', { field: 'id' });
  return { kept, month };
}

export async function sheetOf(id: string, actor: Actor, needs: PerformanceDependencies): Promise<Sheet> {
  const { kept, month } = await seenSheet(id, actor, needs);
  const [directory, { zone }] = await Promise.all([needs.directory(), needs.kpis.coverage()]);
  return sheetBody(kept, { month, directory, now: needs.clock.now() }, zone, actor);
}

/**
 * The agent confirms figures or objects to them, each with its reason. Objections are taken until the deadline, confirmation also later.
 * Throws `not_yours`, `changed_meanwhile`, `unknown_item`, `reason_needed`, `deadline_passed`, `answered_already`.
 */
export async function answerSheet(
  input: z.output<typeof answerInput>,
  by: By,
  needs: PerformanceDependencies,
): Promise<Sheet> {
  const { month, kept: seen } = await seenSheet(input.id, by.actor, needs);
  if (by.actor.agent !== seen.agent)
    throw new AppError('forbidden', 'not_yours', 'Only the person herself signs off her month', { field: 'id' });
  await change(input.id, by, needs, (kept, now) => {
    if (kept.version !== input.version)
      throw new AppError('conflict', 'changed_meanwhile', 'The figures were frozen anew meanwhile', {
        field: 'version',
        remedy: 'Load the page again and look at the new figures.',
      });
    return input.items.map(({ kpi, confirm, reason }) => {
      const state = stateOf(kept, kpi);
      if (confirm) return { version: kept.version, kpi, what: 'confirm', text: reason };
      if (reason === '')
        throw invalid('reason_needed', 'An objection needs its reason', {
          field: 'reason',
          remedy: 'Say what is wrong.',
        });
      if (now >= month.deadline)
        throw new AppError('conflict', 'deadline_passed', 'The time for objections is over', {
          field: 'kpi',
          remedy: 'Ask HR to move the deadline.',
        });
      if (!mayObject(state))
        throw new AppError('conflict', 'answered_already', 'This objection has been made or answered already', {
          field: 'kpi',
        });
      return { version: kept.version, kpi, what: 'object', text: reason };
    });
  });
  return sheetOf(input.id, by.actor, needs);
}

/** The lead, or HR, answers an objection. Throws `not_yours`, `own_sheet`, `no_objection`, `unknown_item`. */
export async function replySheet(
  input: z.output<typeof replyInput>,
  by: By,
  needs: PerformanceDependencies,
): Promise<Sheet> {
  const { kept: seen } = await seenSheet(input.id, by.actor, needs);
  if (by.actor.agent === seen.agent)
    throw new AppError('forbidden', 'own_sheet', 'Nobody answers her own objection', { field: 'id' });
  if (!reaches(by.actor.scopeOf('answer:performance'), placeOf(seen)))
    throw new AppError('forbidden', 'not_yours', 'This person is outside what you answer for', { field: 'id' });
  await change(input.id, by, needs, (kept) => {
    if (stateOf(kept, input.kpi) !== 'objected')
      throw new AppError('conflict', 'no_objection', 'There is no open objection to this figure', { field: 'kpi' });
    const what = input.correct ? 'correct' : 'keep';
    return [{ version: kept.version, kpi: input.kpi, what, text: input.text }];
  });
  return sheetOf(input.id, by.actor, needs);
}

function stateOf(kept: KeptSheet, kpi: string) {
  if (!kept.figures.some((item) => item.kpi === kpi))
    throw new AppError('not_found', 'unknown_item', `"${kpi}" is no figure of this month`, { field: 'kpi' });
  return itemState(kept.steps, kpi);
}

/** Adds what `said` finds fit to the sheet as it is now, with the trail, in one transaction. */
async function change(
  id: string,
  { actor, from }: By,
  { records, directory, clock }: PerformanceDependencies,
  said: (kept: KeptSheet, now: number) => Pick<Step, 'version' | 'kpi' | 'what' | 'text'>[],
): Promise<void> {
  const names = await directory();
  await records.db.transaction().execute(async (db) => {
    await holdSheet(db, id);
    const [kept] = await readSheets(db, { id });
    if (kept === undefined) throw new Error('A sheet just read is gone');
    const now = clock.now();
    const steps = said(kept, now);
    await addSteps(db, id, steps, actor, now);
    for (const { kpi, what, text } of steps)
      await recordAct(db, {
        actor,
        action: `performance.${what}`,
        object: { kind: 'performance', id, label: `${names.nameOf('agent', kept.agent)} ${kept.month} ${kpi}` },
        before: { state: itemState(kept.steps, kpi) },
        after: { version: kept.version, value: kept.figures.find((item) => item.kpi === kpi)?.value ?? null },
        reason: text === '' ? null : text,
        from,
        at: now,
      });
  });
}
