import { randomUUID } from 'node:crypto';
import { AppError } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
import { type SavedView, type SeenView, savedView } from '../contract/report.ts';
import { json } from './report.store.ts';

/** Views of one person, and those that are shared with everybody, with a role of hers or a team she leads; with whose they are. */
export async function readViews(
  db: Db,
  reader: { readonly id: string; readonly roles: readonly string[]; readonly teams: readonly string[] },
): Promise<SeenView[]> {
  const [rows, chosen] = [
    await db.selectFrom('saved_view').selectAll().orderBy('name').execute(),
    await db.selectFrom('view_default').select('view').where('owner', '=', reader.id).execute(),
  ];
  const opens = new Set(chosen.map(({ view }) => view));
  return rows.flatMap((row): SeenView[] => {
    const view = savedView.parse(row);
    const mine = row.owner === reader.id;
    const sharedWith =
      view.shared ||
      view.roles.some((role) => reader.roles.includes(role)) ||
      view.teams.some((team) => reader.teams.includes(team));
    return mine || sharedWith ? [{ ...view, by: row.owner_name, mine, opens: opens.has(view.id) }] : [];
  });
}

/** Which view a page opens with for a person; null: none. */
export async function setDefaultView(db: Db, owner: string, path: string, view: string | null): Promise<void> {
  await db.deleteFrom('view_default').where('owner', '=', owner).where('path', '=', path).execute();
  if (view !== null) await db.insertInto('view_default').values({ owner, path, view }).execute();
}

export async function readView(db: Db, id: string): Promise<SavedView | null> {
  const row = await db.selectFrom('saved_view').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? savedView.parse(row) : null;
}

/** Only its owner changes a view. */
export async function saveView(
  db: Db,
  view: Omit<SavedView, 'id'> & { readonly id?: string | undefined },
  { id: owner, name }: { readonly id: string; readonly name: string },
  now: number,
): Promise<SavedView> {
  const { id: given, question, roles, teams, ...rest } = view;
  const lists = { roles: json(roles), teams: json(teams) };
  const values = { ...rest, ...lists, question: question === null ? null : json(question) };
  if (given === undefined) {
    const id = randomUUID();
    await db
      .insertInto('saved_view')
      .values({ id, owner, owner_name: name, made_at: now, ...values })
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
  // Whoever opened a page with it opens the page as it is.
  const own = db.selectFrom('saved_view').select('id').where('id', '=', id).where('owner', '=', owner);
  await db.deleteFrom('view_default').where('view', 'in', own).execute();
  const { numDeletedRows } = await db
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('owner', '=', owner)
    .executeTakeFirst();
  if (Number(numDeletedRows) === 0) throw notYours(id);
}

const notYours = (id: string) =>
  new AppError('not_found', 'no_such_view', `There is no view ${id} of yours`, { field: 'id' });
