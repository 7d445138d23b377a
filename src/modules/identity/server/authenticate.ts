import { type Actor, SYSTEM } from '#src/http/actor.ts';
import type { Clock } from '#src/kernel/clock.ts';
import type { Records } from '#src/records/records.ts';
import { actorOfPerson } from './actor.ts';
import { isKey, type LocalKeys } from './local-key.ts';
import type { SignIn } from './sign-in.ts';
import { noteSeen, readPerson } from './user.store.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const NOTE_MS = 60_000;

/** Who stands behind a request: a command on this machine with the directory's key, or the person of a session. */
export function authenticator(needs: {
  readonly records: Records;
  readonly signIn: () => SignIn;
  readonly keys: LocalKeys;
  readonly clock: Clock;
}) {
  const { records, signIn, keys, clock } = needs;
  return async (headers: Headers, from: string | undefined): Promise<Actor | null> => {
    const [, bearer] = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
    if (bearer !== undefined && isKey(bearer, keys.command)) return LOOPBACK.has(from ?? '') ? SYSTEM : null;
    if (!headers.has('cookie')) return null;
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
  };
}
