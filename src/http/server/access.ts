import type { IncomingMessage } from 'node:http';
import type { Actor } from '../actor.ts';
import { AppError } from '#src/kernel/errors.ts';

/** Names a server answers to: loopback, and the host of the address people reach it by. */
export type Reachable = { readonly url: string };

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Refuses requests that a page elsewhere made (rebinding, forged forms): the Host must be one we answer to, and a browser's Origin, if sent,
 * must be this very server. A change that brings a session but no Origin does not come from our pages: browsers send one with every change.
 */
export function isOurs(request: IncomingMessage, { url }: Reachable): boolean {
  const host = request.headers.host ?? '';
  const origin = request.headers.origin;
  if (!LOOPBACK.test(host) && host !== new URL(url).host) return false;
  if (origin !== undefined) return origin === url || (LOOPBACK.test(host) && origin === `http://${host}`);
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  return !(changes && request.headers.cookie !== undefined && request.headers.authorization === undefined);
}

/** Refuses a call whose actor is unknown, or was not granted the permission. */
export function requirePermission(actor: Actor | null, permission: string | undefined): Actor {
  // A route without a permission is a bug the start should have found: closed, not open.
  if (permission === undefined) throw new Error('A route without a permission was called');
  if (actor === null)
    throw new AppError('unauthenticated', 'sign_in_first', 'Nobody is signed in', {
      remedy: 'Sign in, or send a key in the authorization header.',
    });
  if (actor.scopeOf(permission) === null)
    throw new AppError('forbidden', 'not_permitted', `This needs the permission ${permission}`, {
      permission,
      remedy: 'Ask an administrator for a role that has it.',
    });
  return actor;
}

/** Headers as the web platform has them; where the request came from is ours to say, whatever it claims. */
export function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  headers.set('x-yunchou-from', addressOf(request) ?? '');
  return headers;
}

export const addressOf = (request: IncomingMessage): string | undefined =>
  request.socket.remoteAddress?.replace(/^::ffff:/, '');
