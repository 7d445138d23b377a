import { randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import type { Db } from '#src/records/records.ts';
import type { HandbookInput, HandbookPage } from '../../contract/handbook.ts';
import type { Answer } from '../../contract/score.ts';
import { precedentsOf } from '../precedents.ts';
import type { QualityNeeds } from '../dependencies.ts';
import type { By } from '../evaluate.ts';
import { type KeptForm, readForm, readForms } from '../form.store.ts';
import { blindTo } from '../sampling/blind.ts';
import type { DecisionRow } from './tables.ts';

/** Every item of every form's newest version with its page, in the order of the forms; with a text, those that say it anywhere. */
export async function readHandbook(
  wanted: {
    readonly form?: string | undefined;
    readonly item?: string | undefined;
    readonly text?: string | undefined;
  },
  by: By,
  needs: QualityNeeds,
): Promise<HandbookPage[]> {
  const { records, kpis } = needs;
  const { db } = records;
  const [{ zone }, all, written, decided] = await Promise.all([
    kpis.coverage(),
    readForms(db),
    db.selectFrom('quality_handbook').selectAll().orderBy('version').execute(),
    db.selectFrom('quality_decision').selectAll().orderBy('at', 'desc').execute(),
  ]);
  const hidden = await blindTo(by.actor, needs);
  const maySeeContacts = by.actor.scopeOf('read:contact') === 'all';
  // A later version of a page takes the place of the earlier one.
  const pages = new Map(written.map((row) => [`${row.form}/${row.item}`, row]));
  const forms = all.filter(({ id }) => wanted.form === undefined || id === wanted.form);
  const precedents = new Map(
    await Promise.all(forms.map(async ({ id }) => [id, await precedentsOf({ form: id }, by, needs)] as const)),
  );
  const found = forms.flatMap((form) =>
    (form.versions.at(-1)?.content.sections ?? []).flatMap((section) =>
      section.items
        .filter(({ id }) => wanted.item === undefined || id === wanted.item)
        .map((item): HandbookPage => {
          const page = pages.get(`${form.id}/${item.id}`);
          // An example out of a contact somebody scores blind would tell her.
          const examples = (page === undefined ? [] : (JSON.parse(page.examples) as HandbookPage['examples'])).filter(
            ({ contact }) => !hidden.contacts.has(contact),
          );
          return {
            form: form.id,
            formName: form.name,
            section: section.words,
            item: item.id,
            itemWords: item.words,
            help: item.help,
            version: page?.version ?? 0,
            meaning: page?.meaning ?? '',
            examples: maySeeContacts ? examples : examples.map((one) => ({ ...one, contact: '' })),
            decisions: [
              ...decided
                .filter((one) => one.form === form.id && one.item === item.id)
                .map(({ words, version, answer, at, by_name }) => ({
                  kind: 'calibration' as const,
                  words,
                  reason: '',
                  outcome: null,
                  answer: answer === null ? null : (JSON.parse(answer) as Answer),
                  version,
                  at: isoLocal(zone, Number(at)),
                  by: by_name,
                })),
              ...(precedents.get(form.id) ?? [])
                .filter((one) => one.item === item.id)
                .map(({ words, reason, outcome, version, decidedAt, by: judge }) => ({
                  kind: 'appeal' as const,
                  words,
                  reason,
                  outcome,
                  answer: null,
                  version,
                  at: decidedAt,
                  by: judge,
                })),
            ].sort((a, b) => (a.at < b.at ? 1 : -1)),
            savedAt: page === undefined ? null : isoLocal(zone, Number(page.saved_at)),
            savedBy: page?.saved_by ?? null,
          };
        }),
    ),
  );
  const text = wanted.text?.trim().toLowerCase() ?? '';
  return text === '' ? found : found.filter((page) => saysOf(page).includes(text));
}

const saysOf = (page: HandbookPage): string =>
  [
    page.itemWords,
    page.help,
    page.meaning,
    ...page.examples.map(({ words }) => words),
    ...page.decisions.flatMap(({ words, reason }) => [words, reason]),
  ]
    .join('\n')
    .toLowerCase();

/** Writes the next version of an item's page. Throws `unknown_form`, `unknown_item`, `saved_meanwhile`. */
export async function writeHandbook(input: HandbookInput, { actor, from }: By, needs: QualityNeeds): Promise<void> {
  const { records, clock } = needs;
  const form = await readForm(records.db, input.form);
  const label = itemOf(form, input.item);
  const at = clock.now();
  await records.db.transaction().execute(async (db) => {
    const last = await db
      .selectFrom('quality_handbook')
      .selectAll()
      .where('form', '=', input.form)
      .where('item', '=', input.item)
      .orderBy('version', 'desc')
      .executeTakeFirst();
    if ((last?.version ?? 0) !== input.version)
      throw new AppError('conflict', 'saved_meanwhile', 'Somebody has written this page meanwhile', {
        field: 'version',
        remedy: 'Load it again; what you typed stays on the page until you do.',
      });
    await db
      .insertInto('quality_handbook')
      .values({
        form: input.form,
        item: input.item,
        version: input.version + 1,
        meaning: input.meaning,
        examples: JSON.stringify(input.examples),
        saved_at: at,
        saved_by: actor.name,
      })
      .execute();
    await recordAct(db, {
      actor,
      action: 'quality_handbook.write',
      object: { kind: 'quality_form', id: input.form, label },
      before: last === undefined ? null : { meaning: last.meaning, examples: JSON.parse(last.examples) as unknown },
      after: { meaning: input.meaning, examples: input.examples },
      from,
      at,
    });
  });
}

/** Keeps how a calibration decided that an item is to be read. Throws `unknown_form`, `unknown_item`. */
export async function addDecision(
  input: { readonly form: string; readonly item: string; readonly words: string },
  { actor, from }: By,
  needs: QualityNeeds,
): Promise<void> {
  const { records, clock } = needs;
  const form = await readForm(records.db, input.form);
  const label = itemOf(form, input.item);
  const at = clock.now();
  await records.db.transaction().execute(async (db) => {
    const version = form.versions.at(-1)?.version ?? 1;
    await keepDecision(db, { ...input, version, answer: null, at, by_name: actor.name });
    await recordAct(db, {
      actor,
      action: 'quality_handbook.decide',
      object: { kind: 'quality_form', id: input.form, label },
      after: { item: input.item, words: input.words },
      from,
      at,
    });
  });
}

/** The same in the caller's transaction, with the answer that was agreed on. */
export async function keepDecision(db: Db, decision: Omit<DecisionRow, 'id'>): Promise<void> {
  await db
    .insertInto('quality_decision')
    .values({ id: randomUUID(), ...decision })
    .execute();
}

function itemOf(form: KeptForm, id: string): string {
  const item = form.versions
    .at(-1)
    ?.content.sections.flatMap(({ items }) => items)
    .find((one) => one.id === id);
  if (!item)
    throw invalid('unknown_item', `The form has no item "${id}"`, {
      field: 'item',
      remedy: 'Choose an item of the newest version.',
    });
  return item.words;
}
