import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#src/config.ts';
import { serveCentre } from '#src/main.ts';
import type { Me } from '#src/modules/identity/contract/users.ts';
import { layEmptyCentre } from '../cli/centre-template.ts';
import { BrowserCookies } from './browser-cookies.ts';

const CLIENT = { id: 'yunchou', secret: 'a-secret-of-the-provider' };
/** People the company knows; only the first is somebody at the centre. */
const PEOPLE: Readonly<Record<string, { email: string; name: string }>> = {
  heqing: { email: 'HeQing@example.cn', name: '何青' },
  stranger: { email: 'stranger@example.cn', name: 'Stranger' },
};

let directory: string;
let centre: Awaited<ReturnType<typeof serveCentre>>;
let company: Server;
const bugs: unknown[] = [];

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

beforeAll(async () => {
  const port = await freePort();
  const companyPort = await freePort();
  const issuer = `http://127.0.0.1:${companyPort}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`http://127.0.0.1:${port}/api/auth/callback/company`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    cookies: { keys: ['one key of the provider'] },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, email_verified: true, ...PEOPLE[sub] }),
    }),
  });
  company = createServer(provider.callback()).listen(companyPort, '127.0.0.1');
  directory = mkdtempSync(join(tmpdir(), 'yunchou-oidc-'));
  await layEmptyCentre(directory);
  const settings = {
    YUNCHOU_OIDC_ISSUER: issuer,
    YUNCHOU_OIDC_CLIENT: CLIENT.id,
    YUNCHOU_OIDC_SECRET: CLIENT.secret,
  };
  centre = await serveCentre({ ...readConfig(settings), dataDirectory: directory, port, zone: 'UTC' }, (bug) =>
    bugs.push(bug),
  );
  await centre.identity.ensureUsers([
    { name: '何青', username: 'heqing', email: 'heqing@example.cn', roles: [{ role: 'agent' }], agent: 'heqing' },
  ]);
});
afterAll(async () => {
  await centre?.close();
  company?.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Goes from page to page as a browser does, signing in at the company as somebody; resolves with the last address. */
async function signInAs(browser: BrowserCookies, account: string): Promise<string> {
  const begun = await browser.request(`${centre.url}/api/auth/sign-in/social`, {
    body: JSON.stringify({ provider: 'company', callbackURL: '/', errorCallbackURL: '/?company=refused' }),
    headers: { 'content-type': 'application/json', origin: centre.url },
  });
  let { url } = (await begun.json()) as { url: string };
  for (let step = 0; step < 20; step++) {
    let answer = await browser.request(url);
    if (answer.status === 200 && url.includes('/interaction/')) {
      const page = await answer.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
      url = new URL(action, url).href;
      const form = new URLSearchParams({ prompt, ...(prompt === 'login' && { login: account, password: 'any' }) });
      answer = await browser.request(url, { body: form });
    }
    const next = answer.headers.get('location');
    if (next === null) return url;
    url = new URL(next, url).href;
    // Back on a page of ours: what it shows is the page's business.
    if (url.startsWith(centre.url) && !url.includes('/api/')) return url;
  }
  throw new Error(`Never arrived: ${url}`);
}

const me = async (browser: BrowserCookies): Promise<Me | null> => {
  const answer = await browser.request(`${centre.url}/api/me`);
  return answer.ok ? ((await answer.json()) as Me) : null;
};

describe('the company’s own sign-in', () => {
  it('is offered where it is set up, and brings in who is known by her e-mail, as herself', async () => {
    expect(await (await fetch(`${centre.url}/api/sign-in-ways`)).json()).toEqual({ company: true });
    const browser = new BrowserCookies();
    expect(await me(browser)).toBeNull();
    expect(await signInAs(browser, 'heqing')).toBe(`${centre.url}/`);
    expect(await me(browser)).toMatchObject({ name: '何青', username: 'heqing', roles: ['agent'], agent: 'heqing' });
    // And again: the same person, not another one.
    const again = new BrowserCookies();
    await signInAs(again, 'heqing');
    expect((await me(again))?.id).toBe((await me(browser))?.id);
    expect(bugs).toEqual([]);
  });

  it('lets nobody in whom the centre does not know', async () => {
    const browser = new BrowserCookies();
    expect(await signInAs(browser, 'stranger')).toContain('company=refused');
    expect(await me(browser)).toBeNull();
  });

  it('takes no answer that nobody asked for', async () => {
    const callback = `${centre.url}/api/auth/callback/company`;
    const forged = new BrowserCookies();
    await forged.request(`${callback}?code=stolen&state=guessed`);
    expect(await me(forged)).toBeNull();
    // The state is the browser's own: one that began elsewhere cannot be finished here.
    const victim = new BrowserCookies();
    let state = '';
    await expect
      .poll(
        async () => {
          // Beginning is limited to a few times in ten seconds.
          const begun = await new BrowserCookies().request(`${centre.url}/api/auth/sign-in/social`, {
            body: JSON.stringify({ provider: 'company', callbackURL: '/' }),
            headers: { 'content-type': 'application/json', origin: centre.url },
          });
          if (!begun.ok) return begun.status;
          state = new URL(((await begun.json()) as { url: string }).url).searchParams.get('state') ?? '';
          return begun.status;
        },
        { timeout: 20_000, interval: 2_000 },
      )
      .toBe(200);
    expect(state).not.toBe('');
    await victim.request(`${callback}?code=stolen&state=${state}`);
    expect(await me(victim)).toBeNull();
  });
});
