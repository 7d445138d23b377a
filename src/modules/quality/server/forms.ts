import { recordAct } from '#src/audit/record-act.ts';
import { invalid } from '#src/kernel/errors.ts';
import { isoLocal, parseInstant } from '#src/kernel/zone.ts';
import { readDeductionList } from '#src/sheets/deduction-list.ts';
import { readWorkbook } from '#src/sheets/workbook.ts';
import type { Form, FormInput } from '../contract/form.ts';
import { formFaults } from '../contract/form-faults.ts';
import { formFromDeductions } from '../contract/form-from-deductions.ts';
import type { QualityNeeds } from './dependencies.ts';
import { mergePrecedents } from './desk/case-law.ts';
import type { By } from './evaluate.ts';
import { formOfSheet } from './form-of-sheet.ts';
import { CALIBRATION } from './evaluation.store.ts';
import { readForm, readForms, saveVersion, versionAt } from './form.store.ts';

/** Forms with their versions, and how long one takes. */
export async function listForms({ records, kpis, clock }: QualityNeeds): Promise<Form[]> {
  const { zone } = await kpis.coverage();
  const done = await records.db
    .selectFrom('quality_evaluation')
    .select(['form', 'worked'])
    .where('sample', '!=', CALIBRATION)
    .where('state', '=', 'submitted')
    .execute();
  return (await readForms(records.db)).map((form) => {
    const current = versionAt(form, clock.now());
    const content = (current ?? form.versions.at(-1))?.content;
    const seconds = done
      .filter((one) => one.form === form.id)
      .map(({ worked }) => worked)
      .sort((a, b) => a - b);
    const middle = seconds[Math.floor(seconds.length / 2)];
    return {
      id: form.id,
      name: form.name,
      channel: form.channel as Form['channel'],
      current: current?.version ?? null,
      items: content?.sections.reduce((n, { items }) => n + items.length, 0) ?? 0,
      evaluations: seconds.length,
      minutes: middle === undefined ? null : middle / 60,
      versions: form.versions.map(({ version, from, savedAt, savedBy, content: own }) => ({
        version,
        from: isoLocal(zone, from),
        savedAt: isoLocal(zone, savedAt),
        savedBy,
        content: own,
      })),
    };
  });
}

/** Saves a form or a new version of it. Throws `bad_form` naming section and item. */
export async function saveForm(input: FormInput, { actor, from }: By, needs: QualityNeeds): Promise<string> {
  const [fault] = formFaults(input.content);
  if (fault)
    throw invalid('bad_form', `The form cannot be used: ${fault.fault.replaceAll('_', ' ')}`, {
      field: fault.at === '' ? 'content' : `content.${fault.at}`,
      remedy: FAULT_REMEDIES[fault.fault],
    });
  const { records, clock } = needs;
  const { zone } = await needs.kpis.coverage();
  const at = clock.now();
  const begins = input.from === undefined ? at : parseInstant(input.from, zone, 'from');
  const before = input.id === undefined ? null : await readForm(records.db, input.id);
  return records.db.transaction().execute(async (db) => {
    const { id, version } = await saveVersion(db, input, begins, { name: actor.name, at });
    await mergePrecedents(db, {
      form: id,
      version,
      merged: input.merged ?? [],
      before: before?.versions.at(-1)?.content ?? null,
      after: input.content,
      at,
      by: actor.name,
    });
    await recordAct(db, {
      actor,
      action: 'quality_form.save',
      object: { kind: 'quality_form', id, label: input.name },
      before: before?.versions.at(-1)?.content ?? null,
      after: { version, content: input.content, merged: input.merged ?? [] },
      from,
      at,
    });
    return id;
  });
}

const FAULT_REMEDIES = {
  same_id: 'Give every item an id of its own.',
  no_weight: 'Give at least one item that is not critical a weight.',
  critical_weight: 'Set the weight to 0: critical items have a rate of their own.',
  unknown_condition: 'Let it depend on an item above it.',
  number_range: 'Let the range end above its beginning.',
  equal_points: 'Give the choices different points.',
  no_words: 'Write what is asked, and the words of each answer.',
  no_items: 'Give the section an item, or take it out.',
  few_answers: 'Give it two answers or more.',
  impossible_condition: 'Let it depend on an answer the other item knows.',
} as const;

/** A form out of a workbook: one this centre exported, or a 100-point deduction list. Throws `no_deduction_list` naming the file. */
export async function formOfWorkbook(file: string, bytes: Buffer) {
  const workbook = await readWorkbook(file, bytes);
  const own = formOfSheet(workbook);
  if (own !== null && own.content.sections.length > 0)
    return {
      name: workbook.sheets[0]?.name ?? file,
      content: own.content,
      guesses: [],
      claimed: null,
      points: own.content.sections.flatMap(({ items }) => items).reduce((sum, { weight }) => sum + weight, 0),
      rejections: own.rejections.map(({ file: _, ...rejection }) => rejection),
    };
  const list = readDeductionList(workbook);
  if (list === null || list.items.length === 0)
    throw invalid('no_deduction_list', `"${file}" holds no scoring list`, {
      file,
      remedy: 'The table needs a row of headings with 评分标准 and 分值.',
    });
  const { content, guesses } = formFromDeductions(list.items, list.passMark);
  return {
    name: list.title,
    content,
    guesses,
    claimed: list.claimed,
    points: list.items.reduce((sum, { points }) => sum + points, 0),
    rejections: list.rejections.map(({ file: _, ...rejection }) => rejection),
  };
}
