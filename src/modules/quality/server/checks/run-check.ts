import { toRows } from '#src/analytics/columns.ts';
import { contact as contactFact } from '#src/catalogue/entities/contact.ts';
import { recordAct } from '#src/audit/record-act.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { FormItem } from '../../contract/form.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { transcriptOf } from '../desk/transcript.ts';
import type { By } from '../evaluate.ts';
import { CALIBRATION, type KeptEvaluation, readEvaluations, saveEvaluation } from '../evaluation.store.ts';
import { readForm } from '../form.store.ts';
import { askModel } from './ask-model.ts';
import { basisOf, doubleScored, itemOf, type KeptCheck, listChecks, readChecks } from './checks.ts';
import { endpointOf } from './model-settings.ts';
import { type Found, runRule } from './run-rule.ts';

type Needs = Pick<QualityNeeds, 'records' | 'clock' | 'box' | 'store'>;
/** Questions to a model under way at once. */
const AT_ONCE = 4;

export type Ran = { readonly answered: number; readonly untold: number; readonly filled: number };

/**
 * Runs a check over open evaluations and those scored twice which it has not answered on its present basis; then fills in open ones, if it may decide. Answers
 * stay with their basis. Throws `unknown_check`, `model_off`, `model_unreachable`; what was answered until then is kept.
 */
export async function runCheck(
  { id, limit }: { readonly id: string; readonly limit: number },
  { actor, from }: By,
  needs: Needs,
): Promise<Ran> {
  const { db } = needs.records;
  const check = (await readChecks(db)).find((one) => one.id === id);
  if (!check) throw new AppError('not_found', 'unknown_check', `There is no check "${id}"`, { field: 'id' });
  const form = await readForm(db, check.form);
  const item = itemOf(form, check.item);
  const version = form.versions.at(-1)?.version;
  const endpoint = await endpointOf(needs);
  if (check.spec.kind === 'model' && endpoint === null)
    throw new AppError('conflict', 'model_off', 'No model is switched on', {
      field: 'id',
      remedy: 'Name an endpoint and switch it on.',
    });
  if (item === undefined) return { answered: 0, untold: 0, filled: 0 };
  const basis = basisOf(check, form, endpoint);
  const had = new Set(
    (
      await db
        .selectFrom('quality_check_answer')
        .select('evaluation')
        .where('check', '=', id)
        .where('basis', '=', basis)
        .execute()
    ).map(({ evaluation }) => evaluation),
  );
  const twice = (await doubleScored(db)).map(([first]) => first);
  const open = await readEvaluations(db, { state: 'open', form: form.id, counted: true });
  const wanted = [...twice, ...open]
    .filter(
      (kept) => kept.form === form.id && kept.version === version && kept.sample !== 'rescoring' && !had.has(kept.id),
    )
    .slice(0, limit);
  let [answered, untold] = [0, 0];
  for (let i = 0; i < wanted.length; i += AT_ONCE)
    await Promise.all(
      wanted.slice(i, i + AT_ONCE).map(async (kept) => {
        const found = await answerOf(check, item, kept, endpoint, needs);
        if (found === null) {
          untold += 1;
          return;
        }
        await db
          .insertInto('quality_check_answer')
          .values({
            check: id,
            basis,
            evaluation: kept.id,
            answer: JSON.stringify(found.answer),
            words: found.words,
            place: found.at,
            answered_at: needs.clock.now(),
          })
          .onConflict((conflict) => conflict.columns(['check', 'basis', 'evaluation']).doNothing())
          .execute();
        answered += 1;
      }),
    );
  const filled = await fillIn(check, item, basis, needs);
  await db.transaction().execute((trx) =>
    recordAct(trx, {
      actor,
      action: 'quality_check.run',
      object: { kind: 'quality_check', id, label: check.name },
      after: { answered, untold, filled },
      from,
      at: needs.clock.now(),
    }),
  );
  return { answered, untold, filled };
}

async function answerOf(
  check: KeptCheck,
  item: FormItem,
  kept: KeptEvaluation,
  endpoint: Awaited<ReturnType<typeof endpointOf>>,
  needs: Needs,
): Promise<Found | null> {
  const lines = await transcriptOf(kept.contact, needs);
  const [row] = toRows(
    await needs.store.list({
      entity: contactFact,
      fields: ['hold_time', 'closed_by', 'customer'],
      where: contactFact.at.contact_id.is(kept.contact).node,
      limit: 1,
    }),
  );
  const text = (name: string): string | null => (typeof row?.[name] === 'string' ? row[name] : null);
  if (check.spec.kind === 'rule') {
    const hold = row?.['hold_time'];
    return runRule(check.spec.rule, {
      lines,
      hold: typeof hold === 'number' ? hold / 1000 : null,
      closedBy: text('closed_by'),
    });
  }
  // A model is asked about words; where there are none it would make them up.
  if (endpoint === null || lines.length === 0) return null;
  const page = await needs.records.db
    .selectFrom('quality_handbook')
    .select('meaning')
    .where('form', '=', check.form)
    .where('item', '=', check.item)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  const customer = text('customer');
  return askModel(endpoint, {
    item,
    prompt: check.spec.prompt,
    meaning: page?.meaning ?? '',
    lines,
    known: customer === null ? [] : [customer],
  });
}

/** Writes what a check that may decide has answered into open evaluations nobody has answered there; a person may change it until she submits. */
async function fillIn(check: KeptCheck, item: FormItem, basis: string, needs: Needs): Promise<number> {
  const { db } = needs.records;
  const now = (await listChecks(needs)).find(({ id }) => id === check.id);
  if (now?.may !== 'decide') return 0;
  const answers = await db
    .selectFrom('quality_check_answer')
    .selectAll()
    .where('check', '=', check.id)
    .where('basis', '=', basis)
    .execute();
  let filled = 0;
  for (const kept of (await readEvaluations(db, { state: 'open', form: check.form })).filter(
    // What people are compared by is theirs alone.
    ({ sample }) => sample !== CALIBRATION,
  )) {
    const found = answers.find(({ evaluation }) => evaluation === kept.id);
    if (!found || kept.answers[item.id]?.answer != null) continue;
    const given = {
      answer: JSON.parse(found.answer) as unknown,
      ...(found.words === '' ? {} : { comment: found.words.slice(0, 2000) }),
      ...(found.place === null ? {} : { evidence: [{ at: found.place, words: '' }] }),
      by: check.name,
    };
    await saveEvaluation(db, kept.id, kept.revision, {
      answers: JSON.stringify({ ...kept.answers, [item.id]: given }),
    });
    filled += 1;
  }
  return filled;
}
