import { SYSTEM } from '#src/http/actor.ts';
import type { Clock } from '#src/kernel/clock.ts';
import type { Records } from '#src/records/records.ts';
import type { IdentityApi } from '../contract/api.ts';
import { actorOfPerson } from './actor.ts';
import { ApiKeys, KEY_PREFIX } from './api-keys.ts';
import { authenticator } from './authenticate.ts';
import { localKeys } from './local-key.ts';
import { identityMigrations } from './migrations.ts';
import { identityRoutes } from './routes.ts';
import { type OidcProvider, type SignIn, signIn as openSignIn } from './sign-in.ts';
import { Users } from './users.ts';
import { countAdmins, readUsers } from './user.store.ts';

/** Who may come in and what she may do, on these records, which must be migrated before anything is asked. */
export function identityModule(needs: {
  readonly records: Records;
  readonly clock: Clock;
  /** Where its keys lie. */
  readonly dataDirectory: string;
  /** Where people reach the server. */
  readonly url: () => string;
  readonly oidc: OidcProvider | null;
}) {
  const { records, clock } = needs;
  const keys = localKeys(needs.dataDirectory);
  const apiKeys = new ApiKeys(records, clock);
  let opened: SignIn | undefined;
  // Opened when first needed: only then is the server's address known.
  const signIn = (): SignIn =>
    (opened ??= openSignIn({ records, url: needs.url(), secret: keys.session, oidc: needs.oidc }));
  const { authenticate, forget } = authenticator({ records, signIn, keys, apiKeys, clock });
  const users = new Users(records, signIn, clock, forget);
  const bySystem = { actor: SYSTEM };
  const api: IdentityApi = {
    authenticate,
    bearsApiKey: (headers) => new RegExp(`^Bearer\\s+${KEY_PREFIX}`, 'i').test(headers.get('authorization') ?? ''),
    ensureUsers: (people, options) => users.ensure(people, bySystem, options),
    async actorOf(username) {
      const user = (await readUsers(records.db)).find((u) => u.username === username.toLowerCase());
      return actorOfPerson(user ?? (await users.one('')));
    },
    people: async () =>
      (await readUsers(records.db))
        .filter(({ blocked }) => !blocked)
        .map(({ id, name, agent, roles }) => ({ id, name, agent, roles: roles.map(({ role }) => role) })),
    async firstLink() {
      if ((await countAdmins(records.db)) === 0)
        await users.ensure([{ name: 'Administrator', username: 'admin', roles: [{ role: 'admin' }] }], bySystem);
      const all = await readUsers(records.db);
      const admin = all.find((user) => !user.blocked && user.roles.some(({ role }) => role === 'admin'))!;
      return (await users.invite(admin.id, bySystem)).url;
    },
    async linkFor(username) {
      const user = (await readUsers(records.db)).find((u) => u.username === username.toLowerCase());
      return (await users.invite(user?.id ?? '', bySystem)).url;
    },
  };
  return {
    name: 'identity' as const,
    migrations: identityMigrations,
    routes: identityRoutes(users, apiKeys, records, clock, forget),
    /** The library's own routes, under `/api/auth`. */
    async handle(request: Request): Promise<Response> {
      const answer = await signIn().auth.handler(request);
      forget();
      return answer;
    },
    api,
  };
}
