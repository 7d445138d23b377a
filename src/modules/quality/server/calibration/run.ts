import { randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { keepDecision } from '../desk/handbook.ts';
import { finishTask } from '../desk/tasks.ts';
import type { By } from '../evaluate.ts';
import { CALIBRATION } from '../evaluation.store.ts';
import { readForm } from '../form.store.ts';
import { publishCalibrations } from './publish.ts';
import { readRatings } from './ratings.ts';
import { moveOn, readAgreed, readSessionIn } from './session.store.ts';

/** Lays every contact on everybody's desk, with the form of the contact's day. Throws `unknown_calibration`, `wrong_state`. */
export async function startSession(id: string, { actor, from }: By, needs: QualityNeeds): Promise<void> {
  const { records, clock } = needs;
  const session = await readSessionIn(records.db, id, 'planned');
  const at = clock.now();
  await records.db.transaction().execute(async (db) => {
    await moveOn(db, session, { state: 'scoring', started_at: at });
    const days = session.contacts.map(({ contact_at }) => contact_at);
    await db
      .insertInto('quality_draw')
      .values({
        id,
        name: session.name,
        from_at: Math.min(...days),
        to_at: Math.max(...days) + 1,
        sample: CALIBRATION,
        reason: null,
        source: 'qa',
        form: session.form,
        per_agent: 1,
        filters: '{}',
        population: session.contacts.length,
        short: 0,
        made_at: at,
        made_by: actor.name,
      })
      .execute();
    for (const person of session.people)
      await db
        .insertInto('quality_evaluation')
        .values(
          session.contacts.map(({ session: _, number: __, ...place }) => ({
            ...place,
            id: randomUUID(),
            draw: id,
            state: 'open',
            sample: CALIBRATION,
            source: 'qa',
            inspector: person.person,
            inspector_name: person.name,
            due_at: session.due_at,
            form: session.form,
            revision: 1,
            answers: '{}',
            feedback: '',
            worked: 0,
            published: 0,
          })),
        )
        .execute();
    await recordAct(db, {
      actor,
      action: 'quality_calibration.start',
      object: { kind: 'quality_calibration', id, label: session.name },
      after: { ratings: session.contacts.length * session.people.length },
      from,
      at,
    });
  });
}

/**
 * Ends blind scoring: what is not submitted stays missing, since from now on it would not be blind. Throws `unknown_calibration`, `wrong_state`,
 * `ratings_missing` naming whose, unless there is a reason.
 */
export async function revealSession(
  { id, reason }: { readonly id: string; readonly reason?: string | undefined },
  { actor, from }: By,
  needs: QualityNeeds,
): Promise<void> {
  const { records, clock } = needs;
  const session = await readSessionIn(records.db, id, 'scoring');
  const at = clock.now();
  await records.db.transaction().execute(async (db) => {
    await moveOn(db, session, {
      state: 'revealed',
      revealed_at: at,
      revealed_by: actor.name,
      reason: reason ?? '',
    });
    const missed = await db
      .updateTable('quality_evaluation')
      .set(({ eb }) => ({ state: 'missed', revision: eb('revision', '+', 1) }))
      .where('draw', '=', id)
      .where('state', '=', 'open')
      .returning(['inspector', 'inspector_name'])
      .execute();
    const missing = [...Map.groupBy(missed, ({ inspector_name }) => inspector_name)].map(([name, own]) => ({
      name,
      contacts: own.length,
    }));
    if (missing.length > 0 && reason === undefined)
      throw new AppError(
        'conflict',
        'ratings_missing',
        `${missing.map(({ name }) => name).join(', ')} have not scored all`,
        {
          field: 'reason',
          remedy: 'Wait for them, or say why it is revealed without.',
          missing,
        },
      );
    await recordAct(db, {
      actor,
      action: 'quality_calibration.reveal',
      object: { kind: 'quality_calibration', id, label: session.name },
      after: { missing },
      reason,
      from,
      at,
    });
  });
}

/**
 * Ends a session: what was agreed goes to the handbook, the task it came from is done, and its agreement is told to the facts. Throws
 * `unknown_calibration`, `wrong_state`.
 */
export async function closeSession(
  { id, outcome }: { readonly id: string; readonly outcome: string },
  { actor, from }: By,
  needs: QualityNeeds,
): Promise<void> {
  const { records, clock } = needs;
  const session = await readSessionIn(records.db, id, 'revealed');
  const [agreed, form, ratings] = await Promise.all([
    readAgreed(records.db, id),
    readForm(records.db, session.form),
    readRatings(records.db, id),
  ]);
  const at = clock.now();
  const items = new Set(
    form.versions.at(-1)?.content.sections.flatMap((section) => section.items.map((one) => one.id)),
  );
  // An item that has left the form has no page any more; what was agreed stays with the session.
  const kept = agreed.filter(({ item }) => items.has(item));
  await records.db.transaction().execute(async (db) => {
    await moveOn(db, session, { state: 'closed', closed_at: at, closed_by: actor.name, outcome });
    for (const { item, contact, answer, words, by } of kept)
      await keepDecision(db, {
        form: session.form,
        item,
        words,
        version: session.contacts.find((one) => one.contact === contact)?.version ?? 1,
        answer: JSON.stringify(answer),
        at,
        by_name: by,
      });
    if (session.task !== null) await finishTask(db, { id: session.task, outcome, at, by: actor.name });
    await recordAct(db, {
      actor,
      action: 'quality_calibration.close',
      object: { kind: 'quality_calibration', id, label: session.name },
      after: { outcome, decisions: agreed.length, ratings: ratings.length, task: session.task },
      from,
      at,
    });
  });
  await publishCalibrations(needs);
}
