import { recordAct } from '#src/audit/record-act.ts';
import type { Actor } from '#src/http/actor.ts';
import type { Clock } from '#src/kernel/clock.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { Db, Records } from '#src/records/records.ts';
import { type User, userInput, type UserInput, type UserParsed } from '../contract/users.ts';
import { NO_MAIL, type SignIn } from './sign-in.ts';
import { countAdmins, readUsers, saveProfile } from './user.store.ts';

type By = { readonly actor: Actor; readonly from?: string | undefined };

/** The people who may sign in: made, changed, invited, blocked; every change is on the trail. */
export class Users {
  readonly #records: Records;
  readonly #signIn: () => SignIn;
  readonly #clock: Clock;
  readonly #changed: () => void;

  /** `changed`: told after every change of who may do what. */
  constructor(records: Records, signIn: () => SignIn, clock: Clock, changed: () => void) {
    this.#changed = changed;
    this.#records = records;
    this.#signIn = signIn;
    this.#clock = clock;
  }

  /** Makes or changes one. Throws `unknown_user`, `username_taken`, `email_taken`, `last_admin`. */
  async save(input: UserParsed, by: By, { sample = false } = {}): Promise<User> {
    const before = input.id === undefined ? null : await this.one(input.id);
    await this.#refuseTaken(input);
    const email = input.email?.toLowerCase() ?? `${input.username.toLowerCase()}@${NO_MAIL}`;
    const username = input.username.toLowerCase();
    const { internalAdapter } = await this.#signIn().auth.$context;
    const id =
      before?.id ??
      (
        await internalAdapter.createUser(
          { name: input.name, email, emailVerified: true, username, displayUsername: input.username },
          { method: 'admin' },
        )
      ).id;
    await this.#records.db.transaction().execute(async (db) => {
      await saveProfile(db, id, { agent: input.agent, roles: input.roles, sample: before?.sample ?? sample });
      await refuseNoAdmin(db, before);
      await recordAct(db, {
        actor: by.actor,
        action: before === null ? 'user.make' : 'user.change',
        object: { kind: 'user', id: id, label: input.name },
        before:
          before === null
            ? null
            : { name: before.name, username: before.username, roles: before.roles, agent: before.agent },
        after: { name: input.name, username: input.username, roles: input.roles, agent: input.agent },
        from: by.from,
        at: this.#clock.now(),
      });
    });
    // Only now, when the change has been allowed; the library refuses a name that is the user's own already.
    if (before !== null)
      await internalAdapter.updateUser(id, {
        name: input.name,
        email,
        ...(before.username !== username && { username, displayUsername: input.username }),
      });
    this.#changed();
    return this.one(id);
  }

  /** A link that signs the user in once. */
  async invite(id: string, by: By): Promise<{ url: string; expiresAt: number }> {
    const user = await this.one(id);
    const { email } = await this.#records.db
      .selectFrom('user')
      .select('email')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const link = await this.#signIn().linkFor(email);
    await this.#act('user.invite', user, by);
    return link;
  }

  /**
   * Chooses one's first password. Whoever has one changes it by the sign-in library's own route, which asks for the old one. Throws
   * `has_password`.
   */
  async setFirstPassword(password: string, by: By): Promise<void> {
    const user = await this.one(by.actor.id);
    if (user.hasPassword || by.actor.onBehalfOf !== undefined)
      throw new AppError('conflict', 'has_password', 'There is a password already', {
        field: 'password',
        remedy: 'Change it, giving the old one.',
      });
    const { internalAdapter, password: passwords } = await this.#signIn().auth.$context;
    await internalAdapter.linkAccount({
      userId: user.id,
      accountId: user.id,
      providerId: 'credential',
      password: await passwords.hash(password),
    });
    await this.#act('user.password', user, by);
  }

  /** Blocks or unblocks; a blocked user's sessions end at once. Throws `last_admin`, `not_yourself`. */
  async block(id: string, blocked: boolean, reason: string, by: By): Promise<User> {
    const user = await this.one(id);
    if (blocked && id === by.actor.id)
      throw new AppError('conflict', 'not_yourself', 'Nobody can block herself', { field: 'id' });
    const { internalAdapter } = await this.#signIn().auth.$context;
    await internalAdapter.updateUser(id, { banned: blocked, banReason: blocked ? reason : null });
    if (blocked) await internalAdapter.deleteUserSessions(id);
    this.#changed();
    await this.#records.db.transaction().execute((db) => refuseNoAdmin(db, user));
    await this.#act(blocked ? 'user.block' : 'user.unblock', user, by, reason);
    return this.one(id);
  }

  /** One user. Throws `unknown_user`. */
  async one(id: string): Promise<User> {
    const [found] = await readUsers(this.#records.db, id);
    if (found) return found;
    throw new AppError('not_found', 'unknown_user', 'There is no such user', { field: 'id' });
  }

  /** People of a sample or an import, by username. */
  async ensure(users: readonly UserInput[], by: By, { sample = false } = {}): Promise<void> {
    const known = new Map((await readUsers(this.#records.db)).map((user) => [user.username.toLowerCase(), user.id]));
    for (const input of users) {
      const parsed = userInput.parse(input);
      const id = known.get(parsed.username.toLowerCase());
      await this.save({ ...parsed, ...(id !== undefined && { id }) }, by, { sample });
    }
  }

  async #refuseTaken(input: UserParsed): Promise<void> {
    const taken = async (column: 'username' | 'email', value: string): Promise<void> => {
      const row = await this.#records.db.selectFrom('user').select('id').where(column, '=', value).executeTakeFirst();
      if (row !== undefined && row.id !== input.id)
        throw new AppError('conflict', `${column}_taken`, `Somebody else signs in as "${value}"`, {
          field: column,
          remedy: 'Choose another one.',
        });
    };
    await taken('username', input.username.toLowerCase());
    if (input.email !== null) await taken('email', input.email.toLowerCase());
  }

  async #act(action: string, user: User, by: By, reason?: string): Promise<void> {
    await this.#records.db.transaction().execute((db) =>
      recordAct(db, {
        actor: by.actor,
        action,
        object: { kind: 'user', id: user.id, label: user.name },
        reason,
        from: by.from,
        at: this.#clock.now(),
      }),
    );
  }
}

/** A change that would leave nobody to administer the centre is rolled back. */
async function refuseNoAdmin(db: Db, before: User | null): Promise<void> {
  if (before === null || !before.roles.some(({ role }) => role === 'admin')) return;
  if ((await countAdmins(db)) > 0) return;
  throw new AppError('conflict', 'last_admin', 'Somebody must remain who may administer the centre', {
    field: 'roles',
    remedy: 'Give the role to somebody else first.',
  });
}
