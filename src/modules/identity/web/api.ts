import { httpClient } from '#src/http/client.ts';
import { AppError } from '#src/kernel/errors.ts';
import { identityContract } from '../contract/routes.ts';

/** The server that delivered the page. */
export const identityApi = httpClient({ identity: identityContract }, window.location.origin).identity;

/**
 * Calls a route of the sign-in library, which keeps the session in a cookie. Throws `unauthenticated`, `rate_limited` or `invalid` with the
 * library's code.
 */
export async function signInCall<T = unknown>(path: string, body?: object): Promise<T> {
  const answer = await fetch(`/api/auth/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const said = (await answer.json().catch(() => ({}))) as { code?: string; message?: string };
  if (answer.ok) return said as T;
  const kind = answer.status === 429 ? 'rate_limited' : answer.status === 401 ? 'unauthenticated' : 'invalid';
  throw new AppError(kind, (said.code ?? 'sign_in_failed').toLowerCase(), said.message ?? 'Signing in failed');
}
