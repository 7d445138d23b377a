import { randomUUID } from 'node:crypto';
import { AppError } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
import { type SavedView, savedView } from '../contract/report.ts';
import { json } from './report.store.ts';

/** Views of one person and those that are shared. */
export async function readViews(db: Db, owner: string): Promise<SavedView[]> {
  const rows = await db
    .selectFrom('saved_view')
    .selectAll()
    .where(({ eb, or }) => or([eb('owner', '=', owner), eb('shared', '=', true)]))
    .orderBy('name')
    .execute();
  return rows.map((row) => savedView.parse(row));
}

export async function readView(db: Db, id: string): Promise<SavedView | null> {
  const row = await db.selectFrom('saved_view').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? savedView.parse(row) : null;
}

/** Only its owner changes a view. */
export async function saveView(
  db: Db,
  view: Omit<SavedView, 'id'> & { readonly id?: string | undefined },
  owner: string,
  now: number,
): Promise<SavedView> {
  const { id: given, question, ...rest } = view;
  const values = { ...rest, question: question === null ? null : json(question) };
  if (given === undefined) {
    const id = randomUUID();
    await db
      .insertInto('saved_view')
      .values({ id, owner, made_at: now, ...values })
      .execute();
    return { ...view, id };
  }
  const { numUpdatedRows } = await db
    .updateTable('saved_view')
    .set(values)
    .where('id', '=', given)
    .where('owner', '=', owner)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw notYours(given);
  return { ...view, id: given };
}

export async function removeView(db: Db, id: string, owner: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('owner', '=', owner)
    .executeTakeFirst();
  if (Number(numDeletedRows) === 0) throw notYours(id);
}

const notYours = (id: string) =>
  new AppError('not_found', 'no_such_view', `There is no view ${id} of yours`, { field: 'id' });
