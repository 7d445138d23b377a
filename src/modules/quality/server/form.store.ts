import { randomUUID } from 'node:crypto';
import { AppError } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
import type { FormContent, FormInput } from '../contract/form.ts';
// The tables this module adds to the records, as types.
import './tables.ts';

export type Version = {
  readonly version: number;
  readonly from: number;
  readonly savedAt: number;
  readonly savedBy: string;
  readonly content: FormContent;
};
export type KeptForm = {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
  /** Oldest first. */
  readonly versions: readonly Version[];
};

/** Every form with its versions, by name. */
export async function readForms(db: Db): Promise<KeptForm[]> {
  const forms = await db.selectFrom('quality_form').selectAll().orderBy('name').execute();
  const versions = await db.selectFrom('quality_form_version').selectAll().orderBy('version').execute();
  const own = Map.groupBy(versions, ({ form }) => form);
  return forms.map((form) => ({
    ...form,
    versions: (own.get(form.id) ?? []).map((v) => ({
      version: v.version,
      from: Number(v.from_at),
      savedAt: Number(v.saved_at),
      savedBy: v.saved_by,
      content: JSON.parse(v.content) as FormContent,
    })),
  }));
}

/** One form. Throws `unknown_form`. */
export async function readForm(db: Db, id: string): Promise<KeptForm> {
  const found = (await readForms(db)).find((form) => form.id === id);
  if (!found) throw new AppError('not_found', 'unknown_form', `There is no form "${id}"`, { field: 'form' });
  return found;
}

/** The version in force at an instant: the latest that had begun. Null before the first. */
export const versionAt = ({ versions }: KeptForm, at: number): Version | null =>
  versions.findLast(({ from }) => from <= at) ?? null;

/** Keeps a new version; a new form where none is named. Evaluations keep the version they were made with. Throws `form_exists`, `unknown_form`. */
export async function saveVersion(
  db: Db,
  { id, name, channel, content }: Pick<FormInput, 'id' | 'name' | 'channel' | 'content'>,
  from: number,
  by: { readonly name: string; readonly at: number },
): Promise<{ id: string; version: number }> {
  const namesake = await db.selectFrom('quality_form').select('id').where('name', '=', name).executeTakeFirst();
  if (namesake && namesake.id !== id)
    throw new AppError('conflict', 'form_exists', `There is already a form "${name}"`, {
      field: 'name',
      remedy: 'Give it another name, or make a new version of that form.',
    });
  const form = id ?? randomUUID();
  if (id === undefined) await db.insertInto('quality_form').values({ id: form, name, channel }).execute();
  else {
    await readForm(db, id);
    await db.updateTable('quality_form').set({ name, channel }).where('id', '=', id).execute();
  }
  const last = await db
    .selectFrom('quality_form_version')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('form', '=', form)
    .executeTakeFirst();
  const version = Number(last?.version ?? 0) + 1;
  await db
    .insertInto('quality_form_version')
    .values({ form, version, from_at: from, saved_at: by.at, saved_by: by.name, content: JSON.stringify(content) })
    .execute();
  return { id: form, version };
}
