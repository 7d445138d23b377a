import type { Db } from '#src/records/records.ts';
import type { Role } from '../contract/roles.ts';
import type { RoleHeld, User } from '../contract/users.ts';
import type { Person } from './actor.ts';
// The tables this module adds to the records, as types.
import './migrations.ts';
import { NO_MAIL } from './sign-in.ts';

/** Everyone who may sign in, by name; or the one with an id. */
export async function readUsers(db: Db, id?: string): Promise<User[]> {
  let asked = db
    .selectFrom('user')
    .leftJoin('user_profile', 'user_profile.user_id', 'user.id')
    .select(['id', 'name', 'email', 'username', 'banned', 'twoFactorEnabled', 'agent', 'sample', 'last_seen_at']);
  if (id !== undefined) asked = asked.where('user.id', '=', id);
  const rows = await asked.orderBy('name').orderBy('id').execute();
  const roles = await readRoles(db, id);
  const accounts = await db.selectFrom('account').select('userId').where('password', 'is not', null).execute();
  const withPassword = new Set(accounts.map(({ userId }) => userId));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    username: row.username ?? row.id,
    email: row.email.endsWith(`@${NO_MAIL}`) ? null : row.email,
    agent: row.agent,
    roles: roles.get(row.id) ?? [],
    hasPassword: withPassword.has(row.id),
    twoFactor: row.twoFactorEnabled === true,
    blocked: row.banned === true,
    sample: row.sample === true,
    lastSeenAt: row.last_seen_at,
  }));
}

async function readRoles(db: Db, id?: string): Promise<Map<string, RoleHeld[]>> {
  let asked = db.selectFrom('user_role').selectAll();
  if (id !== undefined) asked = asked.where('user_id', '=', id);
  const rows = await asked.orderBy('role').execute();
  const ids = (text: string): string[] => JSON.parse(text) as string[];
  const byUser = Map.groupBy(rows, (row) => row.user_id);
  return new Map(
    [...byUser].map(([user, held]) => [
      user,
      held.map((row) => ({
        role: row.role as Role,
        sites: ids(row.sites),
        projects: ids(row.projects),
        teams: ids(row.teams),
      })),
    ]),
  );
}

/** What decides on permissions, for one user; null when unknown or blocked. */
export async function readPerson(db: Db, id: string): Promise<Person | null> {
  const row = await db
    .selectFrom('user')
    .leftJoin('user_profile', 'user_profile.user_id', 'user.id')
    .select(['id', 'name', 'banned', 'agent'])
    .where('user.id', '=', id)
    .executeTakeFirst();
  if (row === undefined || row.banned === true) return null;
  return { id: row.id, name: row.name, agent: row.agent, roles: (await readRoles(db, id)).get(id) ?? [] };
}

/** Sets what a user is in the centre, replacing what she was. The library's own admin flag follows the role. */
export async function saveProfile(
  db: Db,
  id: string,
  profile: { readonly agent: string | null; readonly roles: readonly RoleHeld[]; readonly sample: boolean },
): Promise<void> {
  const { agent, sample } = profile;
  await db
    .insertInto('user_profile')
    .values({ user_id: id, agent, sample, last_seen_at: null })
    .onConflict((c) => c.column('user_id').doUpdateSet({ agent, sample }))
    .execute();
  await db.deleteFrom('user_role').where('user_id', '=', id).execute();
  for (const held of profile.roles)
    await db
      .insertInto('user_role')
      .values({
        user_id: id,
        role: held.role,
        sites: JSON.stringify(held.sites),
        projects: JSON.stringify(held.projects),
        teams: JSON.stringify(held.teams),
      })
      .execute();
  const isAdmin = profile.roles.some(({ role }) => role === 'admin');
  await db
    .updateTable('user')
    .set({ role: isAdmin ? 'admin' : 'user' })
    .where('id', '=', id)
    .execute();
}

/** Notes that a user was here, at most once in `every` milliseconds. */
export async function noteSeen(db: Db, id: string, now: number, every: number): Promise<void> {
  await db
    .updateTable('user_profile')
    .set({ last_seen_at: now })
    .where('user_id', '=', id)
    .where((e) => e.or([e('last_seen_at', 'is', null), e('last_seen_at', '<', now - every)]))
    .execute();
}

/** How many may administer, blocked ones left out. */
export async function countAdmins(db: Db): Promise<number> {
  const rows = await db
    .selectFrom('user_role')
    .innerJoin('user', 'user.id', 'user_role.user_id')
    .select('user.id')
    .where('user_role.role', '=', 'admin')
    .where((e) => e.or([e('user.banned', 'is', null), e('user.banned', '=', false)]))
    .execute();
  return rows.length;
}
