import type { Actor } from '#src/http/actor.ts';
import type { Role } from './roles.ts';
import type { UserInput } from './users.ts';

/** What other parts may ask of identity. */
export type IdentityApi = {
  /** Who stands behind a request; null: nobody known. */
  authenticate(headers: Headers, from: string | undefined): Promise<Actor | null>;
  /** True for a request with a key of a system that reads, whether the key is live or not. */
  bearsApiKey(headers: Headers): boolean;
  /** Users of a sample or an import, by username; those that exist keep their passwords and get the given roles. */
  ensureUsers(users: readonly UserInput[], options?: { readonly sample?: boolean }): Promise<void>;
  /** The person of a user name as an actor, for what is done in her name on this machine. Throws `unknown_user`. */
  actorOf(username: string): Promise<Actor>;
  /** Everybody who may come in, with the ids of the roles she holds. */
  people(): Promise<readonly { id: string; name: string; agent: string | null; roles: readonly Role[] }[]>;
  /** A link that signs in an administrator once; makes the first one when there is none yet. */
  firstLink(): Promise<string>;
  /** A link that signs in the user of a name once. Throws `unknown_user`. */
  linkFor(username: string): Promise<string>;
};
