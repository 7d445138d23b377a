import { randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { type Answer, NOT_APPLICABLE, shareOf } from '../../contract/score.ts';
import type { FormItem } from '../../contract/form.ts';
import type { QualityNeeds } from '../dependencies.ts';
import type { By } from '../evaluate.ts';
import { readForm } from '../form.store.ts';
import { type KeptSession, readSessionIn } from './session.store.ts';

/**
 * Says something about a contact, or about one item of it; those who scored and those who lead sessions discuss. Throws `unknown_calibration`, `wrong_state`,
 * `not_yours`, `unknown_contact`, `unknown_item`.
 */
export async function noteOn(
  input: { readonly id: string; readonly contact: string; readonly item?: string | undefined; readonly words: string },
  { actor, from }: By,
  needs: QualityNeeds,
): Promise<void> {
  const { records, clock } = needs;
  const session = await readSessionIn(records.db, input.id, 'revealed');
  if (actor.scopeOf('change:calibration') === null && !session.people.some(({ person }) => person === actor.id))
    throw new AppError('forbidden', 'not_yours', 'Only those who scored discuss a session', { field: 'id' });
  if (input.item === undefined) contactIn(session, input.contact);
  else await itemIn(session, input.contact, input.item, needs);
  const at = clock.now();
  await records.db.transaction().execute(async (db) => {
    await db
      .insertInto('quality_calibration_note')
      .values({
        id: randomUUID(),
        session: session.id,
        contact: input.contact,
        item: input.item ?? null,
        words: input.words,
        at,
        by_name: actor.name,
      })
      .execute();
    await recordAct(db, {
      actor,
      action: 'quality_calibration.note',
      object: { kind: 'quality_calibration', id: session.id, label: session.name },
      after: { contact: input.contact, item: input.item ?? null, words: input.words },
      from,
      at,
    });
  });
}

/** Decides how an item of a contact is to be answered and why; said again, it replaces what was said. Throws as `noteOn`, and `bad_answer`. */
export async function agreeOn(
  input: {
    readonly id: string;
    readonly contact: string;
    readonly item: string;
    readonly answer: Answer;
    readonly words: string;
  },
  { actor, from }: By,
  needs: QualityNeeds,
): Promise<void> {
  const { records, clock } = needs;
  const session = await readSessionIn(records.db, input.id, 'revealed');
  const item = await itemIn(session, input.contact, input.item, needs);
  if (shareOf(item, input.answer) === null && !(item.mayNotApply && input.answer === NOT_APPLICABLE))
    throw invalid('bad_answer', 'The item has no such answer', { field: 'answer', remedy: 'Choose one it offers.' });
  const at = clock.now();
  const said = { answer: JSON.stringify(input.answer), words: input.words, at, by_name: actor.name };
  await records.db.transaction().execute(async (db) => {
    const before = await db
      .selectFrom('quality_calibration_decision')
      .select(['answer', 'words'])
      .where('session', '=', session.id)
      .where('contact', '=', input.contact)
      .where('item', '=', input.item)
      .executeTakeFirst();
    await db
      .insertInto('quality_calibration_decision')
      .values({ session: session.id, contact: input.contact, item: input.item, ...said })
      .onConflict((conflict) => conflict.columns(['session', 'contact', 'item']).doUpdateSet(said))
      .execute();
    await recordAct(db, {
      actor,
      action: 'quality_calibration.agree',
      object: { kind: 'quality_calibration', id: session.id, label: session.name },
      before: before === undefined ? null : { answer: JSON.parse(before.answer) as unknown, words: before.words },
      after: { contact: input.contact, item: input.item, answer: input.answer, words: input.words },
      from,
      at,
    });
  });
}

function contactIn(session: KeptSession, contact: string) {
  const found = session.contacts.find((one) => one.contact === contact);
  if (!found)
    throw new AppError('not_found', 'unknown_contact', `"${contact}" is not in this session`, { field: 'contact' });
  return found;
}

async function itemIn(
  session: KeptSession,
  contact: string,
  item: string,
  { records }: QualityNeeds,
): Promise<FormItem> {
  const { version } = contactIn(session, contact);
  const form = await readForm(records.db, session.form);
  const found = form.versions
    .find((one) => one.version === version)
    ?.content.sections.flatMap(({ items }) => items)
    .find(({ id }) => id === item);
  if (!found)
    throw invalid('unknown_item', `The form has no item "${item}"`, {
      field: 'item',
      remedy: 'Choose an item of the form of the contact’s day.',
    });
  return found;
}
