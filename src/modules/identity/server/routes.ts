import { implement } from '@orpc/server';
import { verifyChain } from '#src/audit/chain.ts';
import { searchActs } from '#src/audit/search-acts.ts';
import { actorOf, type Caller } from '#src/http/route.ts';
import type { Clock } from '#src/kernel/clock.ts';
import type { Records } from '#src/records/records.ts';
import { GRANTS } from '../contract/grants.ts';
import type { Role } from '../contract/roles.ts';
import { identityContract } from '../contract/routes.ts';
import type { Me } from '../contract/users.ts';
import type { ApiKeys } from './api-keys.ts';
import { chooseCentreSize, readCentreSize } from './centre-size.ts';
import { readUsers } from './user.store.ts';
import type { Users } from './users.ts';

/** The routes of users and the audit trail. */
export function identityRoutes(users: Users, keys: ApiKeys, records: Records, clock: Clock, changed: () => void) {
  const on = implement(identityContract).$context<Caller>();
  const by = (context: Caller) => ({ actor: actorOf(context), from: context.from });
  return {
    me: on.me.handler(async ({ context }): Promise<Me> => {
      const actor = actorOf(context);
      const [own] = await readUsers(records.db, actor.id);
      const [looking] = actor.onBehalfOf === undefined ? [] : await readUsers(records.db, actor.onBehalfOf);
      const permissions = Object.keys(GRANTS).flatMap((permission) => {
        const scope = actor.scopeOf(permission);
        const plain =
          scope === null || scope === 'all' ? scope : scope.map(({ noun, ids }) => ({ noun, ids: [...ids] }));
        return plain === null ? [] : [[permission, plain] as const];
      });
      return {
        id: actor.id,
        name: actor.name,
        username: own?.username ?? null,
        email: own?.email ?? null,
        agent: actor.agent,
        roles: [...actor.roles] as Role[],
        permissions: Object.fromEntries(permissions),
        hasPassword: own?.hasPassword ?? false,
        twoFactor: own?.twoFactor ?? false,
        seenBy: looking?.name ?? null,
        centreSize: (await readCentreSize(records.db)).size,
      };
    }),
    setPassword: on.setPassword.handler(async ({ input, context }) => {
      await users.setFirstPassword(input.password, by(context));
      return { done: true };
    }),
    centreSize: on.centreSize.handler(() => readCentreSize(records.db)),
    chooseCentreSize: on.chooseCentreSize.handler(async ({ input, context }) => {
      await chooseCentreSize(records, input, { ...by(context), at: clock.now() });
      changed();
      return readCentreSize(records.db);
    }),
    users: on.users.handler(() => readUsers(records.db)),
    saveUser: on.saveUser.handler(({ input, context }) => users.save(input, by(context))),
    inviteUser: on.inviteUser.handler(({ input, context }) => users.invite(input.id, by(context))),
    blockUser: on.blockUser.handler(({ input, context }) =>
      users.block(input.id, input.blocked, input.reason, by(context)),
    ),
    apiKeys: on.apiKeys.handler(() => keys.all()),
    createApiKey: on.createApiKey.handler(async ({ input, context }) => {
      const { key, made } = await keys.create(input, by(context));
      return { ...made, key };
    }),
    revokeApiKey: on.revokeApiKey.handler(async ({ input, context }) => {
      await keys.revoke(input.id, by(context));
      return keys.all();
    }),
    seeAs: on.seeAs.handler(async ({ context }) => {
      const me = actorOf(context).id;
      return (await readUsers(records.db))
        .filter((user) => user.id !== me && !user.blocked && !user.roles.some(({ role }) => role === 'admin'))
        .map(({ id, name, roles }) => ({ id, name, roles: roles.map(({ role }) => role) }));
    }),
    acts: on.acts.handler(({ input }) => searchActs(records.db, input)),
    verifyAudit: on.verifyAudit.handler(async () => {
      const state = await verifyChain(records.db);
      return state.intact
        ? { intact: true, entries: state.entries, head: state.head, brokenAt: null, why: null }
        : { intact: false, entries: state.entries, head: null, brokenAt: state.brokenAt, why: state.why };
    }),
  };
}
