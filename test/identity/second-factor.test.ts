import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Me } from '#src/modules/identity/contract/users.ts';
import { type Centre, startCentre } from '../cli/centre.ts';
import { BrowserCookies } from './browser-cookies.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await startCentre();
  await centre.identity.ensureUsers([{ name: 'Lin', username: 'lin', roles: [{ role: 'analyst' }] }]);
});
afterAll(() => centre?.close());

const PASSWORD = 'a long enough one';

/** The code an authenticator app shows (RFC 6238: SHA-1, 30 seconds, six digits). */
function codeOf(secret: string, at: number): string {
  const bits = [...secret]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = mac[19]! & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

it('a second factor is enrolled, asked for, and replaced by a recovery code once', async () => {
  const browser = new BrowserCookies();
  const post = async (path: string, body: object, who = browser) => {
    const answer = await who.request(`${centre.url}/api/${path}`, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', origin: centre.url },
    });
    return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Record<string, unknown> };
  };
  const me = async (who = browser): Promise<Me | null> => {
    const answer = await who.request(`${centre.url}/api/me`);
    return answer.ok ? ((await answer.json()) as Me) : null;
  };

  await browser.request(await centre.identity.linkFor('lin'));
  expect((await post('users/me/password', { password: PASSWORD })).status).toBe(200);
  const made = await post('auth/two-factor/enable', { password: PASSWORD });
  const { totpURI, backupCodes } = made.body as { totpURI: string; backupCodes: string[] };
  expect(new URL(totpURI).searchParams.get('issuer')).toBe('Yunchou');
  expect(backupCodes.length).toBeGreaterThanOrEqual(8);
  const secret = new URL(totpURI).searchParams.get('secret') ?? '';
  // It holds only once the app has shown that it knows the secret.
  expect(await me()).toMatchObject({ twoFactor: false });
  expect((await post('auth/two-factor/verify-totp', { code: codeOf(secret, Date.now()) })).status).toBe(200);
  expect(await me()).toMatchObject({ twoFactor: true, hasPassword: true });

  const signIn = async (): Promise<BrowserCookies> => {
    const fresh = new BrowserCookies();
    const said = await post('auth/sign-in/username', { username: 'lin', password: PASSWORD }, fresh);
    expect(said).toMatchObject({ status: 200, body: { twoFactorRedirect: true } });
    // The password alone opens nothing.
    expect(await me(fresh)).toBeNull();
    return fresh;
  };
  const second = await signIn();
  const wrong = codeOf(secret, Date.now() + 3_600_000);
  expect((await post('auth/two-factor/verify-totp', { code: wrong }, second)).status).toBe(401);
  expect(await me(second)).toBeNull();
  expect((await post('auth/two-factor/verify-totp', { code: codeOf(secret, Date.now()) }, second)).status).toBe(200);
  expect(await me(second)).toMatchObject({ name: 'Lin' });

  const [recovery] = backupCodes;
  const third = await signIn();
  expect((await post('auth/two-factor/verify-backup-code', { code: recovery! }, third)).status).toBe(200);
  expect(await me(third)).toMatchObject({ name: 'Lin' });
  const fourth = await signIn();
  expect((await post('auth/two-factor/verify-backup-code', { code: recovery! }, fourth)).status).toBe(401);
  expect(await me(fourth)).toBeNull();

  // She sees where she is signed in and ends the others.
  const listed = await (await third.request(`${centre.url}/api/auth/list-sessions`)).json();
  expect((listed as unknown[]).length).toBeGreaterThanOrEqual(3);
  expect((await post('auth/revoke-other-sessions', {}, third)).status).toBe(200);
  expect([await me(browser), await me(second)]).toEqual([null, null]);
  expect(await me(third)).toMatchObject({ name: 'Lin' });
  // Neither secret nor codes are kept in clear.
  const kept = JSON.stringify(await (await centre.get('/api/audit')).json());
  expect(kept).not.toContain(secret);
});
