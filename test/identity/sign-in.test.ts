import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me, User } from '#src/modules/identity/contract/users.ts';
import { type Centre, type Cookie, startCentre } from '../cli/centre.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await startCentre();
  await centre.identity.ensureUsers([
    { name: '林静', username: 'linjing', roles: [{ role: 'lead', teams: ['day'] }], agent: null },
    { name: '何青', username: 'heqing', email: 'heqing@example.cn', roles: [{ role: 'agent' }], agent: 'heqing' },
  ]);
});
afterAll(() => centre.close());

type Answer = { status: number; code: string | null; body: unknown; cookies: string[] };
async function call(path: string, { cookie, body, method, headers = {} }: Call = {}): Promise<Answer> {
  const answer = await fetch(`${centre.url}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(cookie !== undefined && { cookie: typeof cookie === 'string' ? cookie : `${cookie.name}=${cookie.value}` }),
      origin: centre.url,
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const parsed =
    text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as { data?: { code?: string } }) : null;
  return {
    status: answer.status,
    code: parsed?.data?.code ?? null,
    body: parsed,
    cookies: answer.headers.getSetCookie(),
  };
}
type Call = { cookie?: Cookie | string; body?: unknown; method?: string; headers?: Record<string, string> };

/** What a browser keeps of the cookies it was sent: the last of each name, emptied ones forgotten. */
const jar = (cookies: readonly string[]): string =>
  [...new Map(cookies.map((c) => [c.split('=')[0], c.split(';')[0] ?? '']))]
    .flatMap(([, pair]) => (pair.endsWith('=') ? [] : [pair]))
    .join('; ');

describe('signing in', () => {
  it('nobody is let through without', async () => {
    expect(await call('/api/kpis')).toMatchObject({ status: 401, code: 'sign_in_first' });
    expect(await call('/api/query', { body: { kpis: ['aht'] } })).toMatchObject({ status: 401 });
    const upload = await fetch(`${centre.url}/api/uploads/a.csv`, { method: 'PUT', body: 'x' });
    expect(upload.status).toBe(401);
  });

  it('a link works once, and sets a cookie scripts cannot read', async () => {
    const link = await centre.identity.firstLink();
    const first = await fetch(link, { redirect: 'manual' });
    const cookie = first.headers.getSetCookie().find((c) => c.includes('session_token')) ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const me = await call('/api/me', { cookie: jar([cookie]) });
    expect(me.body as Me).toMatchObject({ name: 'Administrator', roles: ['admin'], seenBy: null });
    const again = await fetch(link, { redirect: 'manual' });
    expect(again.headers.getSetCookie().filter((c) => c.includes('session_token='))).toEqual([]);
    // Whoever asks for a link without being this process gets none sent, and learns nothing.
    const asked = await call('/api/auth/sign-in/magic-link', { body: { email: 'heqing@example.cn' } });
    expect(JSON.stringify(asked.body)).not.toContain('token');
  });

  it('a role opens its rooms and no others; the page learns the same rules', async () => {
    const cookie = await centre.signIn('heqing');
    const { body } = await call('/api/me', { cookie });
    expect(body).toMatchObject({
      roles: ['agent'],
      permissions: { 'read:kpi': 'all', 'read:person': [{ noun: 'agent', ids: ['heqing'] }] },
    });
    expect((body as Me).permissions['change:setting']).toBeUndefined();
    expect((await call('/api/kpis', { cookie })).status).toBe(200);
    expect(await call('/api/users', { cookie })).toMatchObject({ status: 403, code: 'not_permitted' });
    expect(await call('/api/settings', { cookie, body: { parameter: 'x', value: '1' } })).toMatchObject({
      status: 403,
    });
  });

  it('a password is set, used, refused when wrong, and guessed at five times a minute at most', async () => {
    const cookie = await centre.signIn('linjing');
    const weak = await call('/api/users/me/password', { cookie, body: { password: 'short' } });
    expect(weak.status).toBe(400);
    expect((await call('/api/users/me/password', { cookie, body: { password: 'a long enough one' } })).status).toBe(
      200,
    );
    const attempt = (password: string) =>
      call('/api/auth/sign-in/username', { body: { username: 'LinJing', password } });
    expect((await attempt('a wrong one, really')).status).toBe(401);
    const right = await attempt('a long enough one');
    expect(right.status).toBe(200);
    expect(((await call('/api/me', { cookie: jar(right.cookies) })).body as Me).name).toBe('林静');
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await attempt('another guess!')).status);
    expect(statuses.at(-1)).toBe(429);
    // Even the right one is not tried while the gate is closed.
    expect((await attempt('a long enough one')).status).toBe(429);
  });

  it('a session is not taken over: signing in gives a new token, signing out ends it', async () => {
    const planted = 'yunchou.session_token=planted.by-somebody-else';
    const link = await centre.identity.linkFor('heqing');
    const answer = await fetch(link, { redirect: 'manual', headers: { cookie: planted } });
    const fresh = jar(answer.headers.getSetCookie().filter((c) => c.includes('session_token')));
    expect(fresh).not.toContain('planted');
    expect((await call('/api/me', { cookie: planted })).status).toBe(401);
    expect((await call('/api/me', { cookie: fresh })).status).toBe(200);
    expect((await call('/api/auth/sign-out', { cookie: fresh, body: {} })).status).toBe(200);
    expect((await call('/api/me', { cookie: fresh })).status).toBe(401);
  });

  it('a page elsewhere cannot act with the session', async () => {
    const cookie = await centre.signIn();
    const body = { name: 'X', username: 'xxxx', roles: [{ role: 'admin' }] };
    const forged = { cookie, body, headers: { origin: 'https://evil.example' } };
    expect((await call('/api/users', forged)).status).toBe(403);
    const bare = await fetch(`${centre.url}/api/users`, {
      method: 'POST',
      headers: { cookie: `${cookie.name}=${cookie.value}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(bare.status).toBe(403);
    const users = (await call('/api/users', { cookie })).body as User[];
    expect(users.map((u) => u.username).toSorted()).toEqual(['admin', 'heqing', 'linjing']);
  });

  it('blocking ends the sessions at once; the last administrator stays', async () => {
    const cookie = await centre.signIn();
    await centre.identity.ensureUsers([{ name: 'Leaver', username: 'leaver', roles: [{ role: 'analyst' }] }]);
    const theirs = await centre.signIn('leaver');
    expect((await call('/api/kpis', { cookie: theirs })).status).toBe(200);
    const users = (await call('/api/users', { cookie })).body as User[];
    const id = (name: string) => users.find((u) => u.username === name)!.id;
    const block = (name: string) =>
      call(`/api/users/${id(name)}/block`, { cookie, body: { blocked: true, reason: 'left' } });
    expect((await block('leaver')).status).toBe(200);
    expect((await call('/api/kpis', { cookie: theirs })).status).toBe(401);
    expect(await block('admin')).toMatchObject({ status: 409, code: 'not_yourself' });
    const stepDown = { id: id('admin'), name: 'A', username: 'admin', roles: [{ role: 'analyst' }] };
    expect(await call('/api/users', { cookie, body: stepDown })).toMatchObject({ status: 409, code: 'last_admin' });
    expect((await call('/api/users', { cookie })).status).toBe(200);
  });

  it('an administrator sees as somebody else, and the trail knows who looked', async () => {
    const cookie = await centre.signIn();
    const people = (await call('/api/see-as', { cookie })).body as { id: string; name: string }[];
    const lin = people.find((p) => p.name === '林静')!;
    const as = await call('/api/auth/admin/impersonate-user', { cookie, body: { userId: lin.id } });
    expect(as.status).toBe(200);
    const seen = jar(as.cookies);
    expect((await call('/api/me', { cookie: seen })).body as Me).toMatchObject({
      name: '林静',
      roles: ['lead'],
      seenBy: 'Administrator',
    });
    expect((await call('/api/users', { cookie: seen })).status).toBe(403);
    const agent = await centre.signIn('heqing');
    expect((await call('/api/auth/admin/impersonate-user', { cookie: agent, body: { userId: lin.id } })).status).toBe(
      403,
    );
    const trail = (await call('/api/audit?kind=user', { cookie })).body as { acts: { action: string }[] };
    expect(trail.acts.map((a) => a.action)).toEqual(expect.arrayContaining(['user.make', 'user.invite', 'user.block']));
    expect((await call('/api/audit/verification', { cookie })).body).toMatchObject({ intact: true });
    const verified = await centre.run('audit', 'verify');
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('The trail is whole')]);
    expect((await centre.run('user', 'link', 'heqing')).out).toContain('/api/auth/magic-link/verify?token=');
  });
});
