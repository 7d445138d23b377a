import { randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import type { CalibrationInput } from '../../contract/calibration.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { inspectorsNamed } from '../inspectors/who-inspects.ts';
import type { By } from '../evaluate.ts';
import { readForm } from '../form.store.ts';
import { chooseContacts } from './choose-contacts.ts';
import { readSessionIn } from './session.store.ts';

/**
 * Plans a session, or a planned one anew: who scores, who is the expert, which contacts. Nothing is laid on a desk yet. Resolves with its id. Throws
 * `expert_compared`, `too_few_inspectors`, `unknown_inspector`, `unknown_task`, `wrong_state` and what choosing contacts throws.
 */
export async function planSession(input: CalibrationInput, by: By, needs: QualityNeeds): Promise<string> {
  const { records, clock } = needs;
  const { actor, from } = by;
  const [{ zone }, form] = await Promise.all([needs.kpis.coverage(), readForm(records.db, input.form)]);
  const before = input.id === undefined ? null : await readSessionIn(records.db, input.id, 'planned');
  const ids = [...new Set(input.inspectors)];
  if (ids.includes(input.expert))
    throw invalid('expert_compared', 'The expert cannot be compared with herself', {
      field: 'expert',
      remedy: 'Choose another expert, or leave her out of those who are compared.',
    });
  if (ids.length < 2)
    throw invalid('too_few_inspectors', 'One person cannot be compared', {
      field: 'inspectors',
      remedy: 'Choose two inspectors or more.',
    });
  const people = await inspectorsNamed([...ids, input.expert], needs);
  if (input.task !== undefined) await mustBeOpenTask(input, needs);
  const id = before?.id ?? randomUUID();
  const contacts = await chooseContacts(input, { form, people, seed: randomUUID() }, by, needs);
  const at = clock.now();
  const row = {
    name: input.name,
    form: form.id,
    due_at: parseInstant(input.due, zone, 'due'),
    task: input.task ?? null,
  };
  await records.db.transaction().execute(async (db) => {
    if (before === null)
      await db
        .insertInto('quality_calibration')
        .values({ id, ...row, state: 'planned', made_at: at, made_by: actor.name, reason: '', outcome: '' })
        .execute();
    else {
      await db.updateTable('quality_calibration').set(row).where('id', '=', id).execute();
      await db.deleteFrom('quality_calibration_person').where('session', '=', id).execute();
      await db.deleteFrom('quality_calibration_contact').where('session', '=', id).execute();
    }
    await db
      .insertInto('quality_calibration_person')
      .values(
        people.map(({ id: person, name }) => ({
          session: id,
          person,
          name,
          is_expert: Number(person === input.expert),
        })),
      )
      .execute();
    await db
      .insertInto('quality_calibration_contact')
      .values(contacts.map((one, i) => ({ ...one, session: id, number: i + 1 })))
      .execute();
    await recordAct(db, {
      actor,
      action: 'quality_calibration.plan',
      object: { kind: 'quality_calibration', id, label: input.name },
      after: {
        form: form.id,
        due: input.due,
        choose: input.choose,
        contacts: contacts.map(({ contact }) => contact),
        inspectors: ids,
        expert: input.expert,
      },
      from,
      at,
    });
  });
  return id;
}

async function mustBeOpenTask({ task, form }: CalibrationInput, { records }: QualityNeeds): Promise<void> {
  const found = await records.db
    .selectFrom('quality_task')
    .select(['form', 'done_at'])
    .where('id', '=', task ?? '')
    .where('kind', '=', 'calibration')
    .executeTakeFirst();
  if (!found || found.form !== form)
    throw new AppError('not_found', 'unknown_task', `There is no calibration task "${task ?? ''}" on this form`, {
      field: 'task',
      remedy: 'Choose the form of the task.',
    });
  if (found.done_at !== null)
    throw new AppError('conflict', 'task_done', 'This task is done already', { field: 'task' });
}
