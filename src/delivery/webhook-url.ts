import { isIP } from 'node:net';
import { z } from 'zod';

/** Addresses are secrets in transit: only over TLS, except to this machine or a private network. */
export const webhookUrl = z
  .string()
  .trim()
  .refine((text) => URL.canParse(text), 'is not an address')
  .refine((text) => !URL.canParse(text) || allowed(new URL(text)), 'must begin with https://')
  .refine((text) => !URL.canParse(text) || new URL(text).username === '', 'must not hold a user name');

function allowed({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true;
  if (protocol !== 'http:') return false;
  const host = hostname.replace(/^\[|\]$/g, '');
  if (host === 'localhost') return true;
  if (isIP(host) === 6) return host === '::1' || /^f[cd]/i.test(host);
  return isIP(host) === 4 && /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host);
}
