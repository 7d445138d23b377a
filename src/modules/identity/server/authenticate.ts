import { type Actor, SYSTEM } from '#src/http/actor.ts';
import type { Clock } from '#src/kernel/clock.ts';
import type { Records } from '#src/records/records.ts';
import { actorOfPerson } from './actor.ts';
import { type ApiKeys, KEY_PREFIX } from './api-keys.ts';
import { isKey, type LocalKeys } from './local-key.ts';
import type { SignIn } from './sign-in.ts';
import { ACTS_AS } from '../contract/acts-as.ts';
import { noteSeen, readPerson, readUsers } from './user.store.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const NOTE_MS = 60_000;
/** How long a session is taken as read; what this server changes itself counts at once. */
const FRESH_MS = 2_000;
/** Sessions remembered at most. */
const MOST = 5_000;

/** Who stands behind a request: a command on this machine with the directory's key, a system with a key of its own, or the person of a session. */
export function authenticator(needs: {
  readonly records: Records;
  readonly signIn: () => SignIn;
  readonly keys: LocalKeys;
  readonly apiKeys: ApiKeys;
  readonly clock: Clock;
}) {
  const { records, signIn, keys, apiKeys, clock } = needs;
  const fresh = new Map<string, { readonly at: number; readonly actor: Promise<Actor | null> }>();

  async function authenticate(headers: Headers, from: string | undefined): Promise<Actor | null> {
    const [, bearer] = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
    if (bearer !== undefined && isKey(bearer, keys.command))
      return LOOPBACK.has(from ?? '') ? commandActor(headers.get(ACTS_AS)) : null;
    // A system speaks for itself: whatever session its request may carry does not count.
    if (bearer?.startsWith(KEY_PREFIX)) return apiKeys.actorOf(bearer);
    const cookie = headers.get('cookie');
    if (cookie === null) return null;
    // A page asks a dozen questions at once: the records are asked for its session once.
    const known = fresh.get(cookie);
    const now = performance.now();
    if (known !== undefined && now - known.at < FRESH_MS) return known.actor;
    if (fresh.size >= MOST) fresh.clear();
    const actor = actorOfSession(headers);
    fresh.set(cookie, { at: now, actor });
    actor.catch(() => fresh.delete(cookie));
    return actor;
  }

  /** Whoever keeps the machine can sign in as anybody by a link; a command may say so at once, and then has her permissions alone. */
  async function commandActor(named: string | null): Promise<Actor | null> {
    if (named === null) return SYSTEM;
    const username = decodeURIComponent(named).toLowerCase();
    const user = (await readUsers(records.db)).find((one) => one.username === username && !one.blocked);
    return user === undefined ? null : actorOfPerson(user);
  }

  async function actorOfSession(headers: Headers): Promise<Actor | null> {
    const session = await signIn().auth.api.getSession({ headers });
    if (session === null) return null;
    const person = await readPerson(records.db, session.user.id);
    if (person === null) return null;
    const now = clock.now();
    const { impersonatedBy } = session.session as { impersonatedBy?: string | null };
    if (impersonatedBy) {
      // Whoever looks on as somebody else must still be allowed to.
      const admin = await readPerson(records.db, impersonatedBy);
      if (admin === null || actorOfPerson(admin).scopeOf('impersonate:user') === null) return null;
      return { ...actorOfPerson(person), onBehalfOf: admin.id };
    }
    await noteSeen(records.db, person.id, now, NOTE_MS);
    return actorOfPerson(person);
  }

  /** Forgets what was read: somebody signed in or out, or what people may do has changed. */
  return { authenticate, forget: (): void => fresh.clear() };
}
