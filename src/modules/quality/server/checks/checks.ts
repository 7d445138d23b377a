import { createHash, randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
import type { Check, CheckInput, CheckSpec } from '../../contract/check.ts';
import type { FormItem } from '../../contract/form.ts';
import { type Answer, NOT_APPLICABLE, shareOf } from '../../contract/score.ts';
import type { QualityNeeds } from '../dependencies.ts';
import type { By } from '../evaluate.ts';
import { type KeptEvaluation, readEvaluations } from '../evaluation.store.ts';
import { type KeptForm, readForm, readForms } from '../form.store.ts';
import { endpointOf } from './model-settings.ts';
import { standingOf, type Trial } from './standing.ts';
// The tables this module adds to the records, as types.
import './tables.ts';

export type KeptCheck = Pick<Check, 'id' | 'form' | 'item' | 'name'> & { readonly spec: CheckSpec };
type Needs = Pick<QualityNeeds, 'records' | 'clock' | 'box'>;

export async function readChecks(db: Db): Promise<KeptCheck[]> {
  const rows = await db.selectFrom('quality_check').selectAll().orderBy('name').execute();
  return rows.map(({ id, form, item, name, spec }) => ({ id, form, item, name, spec: JSON.parse(spec) as CheckSpec }));
}

/**
 * What a check's answers rest on: version of the form, rule or prompt, model. Anything else about it may change; when one of these does, every earlier answer
 * counts no more and the check begins again as one that only reports.
 */
export function basisOf(
  check: KeptCheck,
  form: KeptForm,
  model: { readonly url: string; readonly model: string } | null,
) {
  const version = form.versions.at(-1)?.version ?? 0;
  const asked = check.spec.kind === 'model' ? (model ?? null) : null;
  return createHash('sha256')
    .update(JSON.stringify([check.form, version, check.item, check.spec, asked && [asked.url, asked.model]]))
    .digest('hex');
}

/** Saves a check; a changed one starts over. Throws `unknown_form`, `unknown_item`, `bad_answer` naming the field. */
export async function saveCheck(input: CheckInput, { actor, from }: By, needs: Needs): Promise<string> {
  const { records, clock } = needs;
  const item = itemOf(await readForm(records.db, input.form), input.item);
  if (item === undefined)
    throw invalid('unknown_item', `The form has no item "${input.item}"`, {
      field: 'item',
      remedy: 'Choose an item of the newest version.',
    });
  if (input.spec.kind === 'rule')
    for (const [field, value] of Object.entries(input.spec.rule))
      if (['found', 'within', 'otherwise'].includes(field) && !isAnswer(item, value as Answer))
        throw invalid('bad_answer', `The item knows no answer "${String(value)}"`, {
          field: `spec.rule.${field}`,
          remedy: 'Choose one of its answers.',
        });
  const before = (await readChecks(records.db)).find(({ id }) => id === input.id);
  if (input.id !== undefined && before === undefined)
    throw new AppError('not_found', 'unknown_check', `There is no check "${input.id}"`, { field: 'id' });
  const id = before?.id ?? randomUUID();
  const at = clock.now();
  const row = { form: input.form, item: input.item, name: input.name, spec: JSON.stringify(input.spec) };
  await records.db.transaction().execute(async (db) => {
    await db
      .insertInto('quality_check')
      .values({ id, ...row, saved_at: at, saved_by: actor.name })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...row, saved_at: at, saved_by: actor.name }))
      .execute();
    await recordAct(db, {
      actor,
      action: 'quality_check.save',
      object: { kind: 'quality_check', id, label: input.name },
      before: before?.spec ?? null,
      after: input,
      from,
      at,
    });
  });
  return id;
}

export const itemOf = (form: KeptForm, id: string): FormItem | undefined =>
  form.versions
    .at(-1)
    ?.content.sections.flatMap(({ items }) => items)
    .find((one) => one.id === id);

export const isAnswer = (item: FormItem, answer: Answer): boolean =>
  shareOf(item, answer) !== null || (item.mayNotApply && answer === NOT_APPLICABLE);

/** Checks with what they may do now, worked out anew each time from the people they are set beside. */
export async function listChecks(needs: Needs): Promise<Check[]> {
  const { db } = needs.records;
  const [checks, forms, endpoint, answers] = await Promise.all([
    readChecks(db),
    readForms(db),
    endpointOf(needs),
    db.selectFrom('quality_check_answer').selectAll().execute(),
  ]);
  if (checks.length === 0) return [];
  const pairs = await doubleScored(db);
  return checks.flatMap((check): Check[] => {
    const form = forms.find(({ id }) => id === check.form);
    const item = form && itemOf(form, check.item);
    if (!form || !item) return [];
    const basis = basisOf(check, form, endpoint);
    const own = answers.filter((one) => one.check === check.id);
    const current = own.filter((one) => one.basis === basis);
    const said = new Map(current.map((one) => [one.evaluation, JSON.parse(one.answer) as Answer]));
    const version = form.versions.at(-1)?.version;
    const standing = standingOf(
      pairs.flatMap(([first, second]): Trial[] => {
        if (first.form !== form.id || first.version !== version) return [];
        const [a, b] = [first.answers[item.id]?.answer, second.answers[item.id]?.answer];
        const answer = said.get(first.id);
        if (a == null || b == null || answer === undefined) return [];
        return [{ first: a, second: b, check: answer, failed: (shareOf(item, a) ?? 1) < 1 }];
      }),
    );
    return [
      {
        ...check,
        formName: form.name,
        itemWords: item.words,
        critical: item.critical,
        // A critical item decides about pay: a person says it too, whatever the check has shown.
        may: standing.lacks.length > 0 ? 'report' : item.critical === null ? 'decide' : 'confirm',
        standing,
        answers: current.length,
        lapsed: own.length - current.length,
      },
    ];
  });
}

/** Contacts two people have scored: the first evaluation and the one made again without seeing it. */
export async function doubleScored(db: Db): Promise<(readonly [KeptEvaluation, KeptEvaluation])[]> {
  const [links, done] = await Promise.all([
    db.selectFrom('quality_rescoring').selectAll().execute(),
    readEvaluations(db, { state: 'submitted' }),
  ]);
  const byId = new Map(done.map((kept) => [kept.id, kept]));
  return links.flatMap(({ evaluation, original }) => {
    const [first, second] = [byId.get(original), byId.get(evaluation)];
    return first && second ? [[first, second] as const] : [];
  });
}
