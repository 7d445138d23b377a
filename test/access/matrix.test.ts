import { traverseContractProcedures } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiContract } from '#src/api.ts';
import type { RouteMeta } from '#src/http/route.ts';
import { zipEntries } from '#src/sheets/zip-entries.ts';
import { GRANTS } from '#src/modules/identity/contract/grants.ts';
import { type Reach, type Role, ROLES } from '#src/modules/identity/contract/roles.ts';
import { type Centre, type Cookie, startCentre } from '../cli/centre.ts';
import { type RowCase, rowCases } from './row-cases.ts';
import { layRows, NO_ROWS, type Rows } from './rows.ts';
import { loadTwoClients } from './two-clients.ts';

type Route = { readonly name: string; readonly method: string; readonly path: string; readonly permission: string };

const routes: Route[] = [];
traverseContractProcedures({ router: apiContract, path: [] }, ({ contract, path }) => {
  const { meta, route } = contract['~orpc'];
  routes.push({
    name: path.join('.'),
    method: route.method ?? 'POST',
    path: route.path ?? '',
    permission: (meta as RouteMeta).permission ?? '',
  });
});
const grants = GRANTS as Readonly<Record<string, Readonly<Partial<Record<Role, Reach>>>>>;

let centre: Centre;
let rows: Rows;
const cookies = new Map<Role, Cookie>();
beforeAll(async () => {
  centre = await startCentre();
  await loadTwoClients(centre, { beta: true });
  rows = await layRows(centre);
  const admin = await centre.signIn();
  cookies.set('admin', admin);
  // Everybody is of Alpha: its client, the lead of Anna's team, Anna herself.
  const heldFor = (role: Role): object =>
    role === 'client' ? { projects: ['alpha'] } : role === 'lead' ? { teams: ['team-anna'] } : {};
  await centre.identity.ensureUsers(
    ROLES.map((role) => ({
      name: `The ${role}`,
      username: `u-${role}`,
      agent: role === 'agent' ? 'anna' : null,
      roles: [{ role, ...heldFor(role) }],
    })),
  );
  // Links are limited; looking at the centre as somebody shows exactly what she sees.
  const headers = { origin: centre.url, cookie: `${admin.name}=${admin.value}`, 'content-type': 'application/json' };
  const people = (await (await fetch(`${centre.url}/api/see-as`, { headers })).json()) as {
    id: string;
    name: string;
  }[];
  for (const role of ROLES.filter((r) => r !== 'admin')) {
    const userId = people.find((p) => p.name === `The ${role}`)!.id;
    const answer = await fetch(`${centre.url}/api/auth/admin/impersonate-user`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ userId }),
    });
    const set = answer.headers.getSetCookie().findLast((c) => c.includes('session_token=')) ?? '';
    const [, name, value] = /^([^=]+)=([^;]+)/.exec(set) ?? [];
    if (name === undefined || value === undefined) throw new Error(`${role}: ${answer.status} ${await answer.text()}`);
    cookies.set(role, { name, value, url: centre.url });
  }
});
afterAll(() => centre?.close());

type Body = { base64?: string; data?: { code?: string } };
/** Every text of a workbook. */
const unpacked = (workbook: Buffer): string =>
  [...zipEntries(workbook, (name) => name.endsWith('.xml'))].map((entry) => entry.content.toString()).join('');

type Asked = { readonly status: number; readonly code: string | null; readonly body: unknown };

async function ask(method: string, path: string, role: Role | null, input?: unknown): Promise<Asked> {
  const cookie = role === null ? undefined : cookies.get(role);
  const query =
    method === 'GET' && input !== undefined
      ? `?${new URLSearchParams(input as Record<string, string>).toString()}`
      : '';
  const answer = await fetch(`${centre.url}/api${path}${query}`, {
    method,
    headers: {
      origin: centre.url,
      ...(cookie && { cookie: `${cookie.name}=${cookie.value}` }),
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
    },
    ...(method !== 'GET' && { body: JSON.stringify(input ?? {}) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const type = answer.headers.get('content-type') ?? '';
  if (type.includes('spreadsheet')) return { status: answer.status, code: null, body: unpacked(bytes) };
  const text = bytes.toString();
  const body = type.includes('json') && text !== '' ? (JSON.parse(text) as Body) : text;
  if (typeof body !== 'string' && body.base64 !== undefined) body.base64 = unpacked(Buffer.from(body.base64, 'base64'));
  return { status: answer.status, code: (typeof body === 'string' ? null : body.data?.code) ?? null, body };
}

describe('every route × every role', () => {
  it('has a permission that stands in the table of grants', () => {
    expect(routes.length).toBeGreaterThan(40);
    for (const route of routes) expect(Object.keys(grants), route.name).toContain(route.permission);
  });

  it.each(routes)('$name ($permission): those granted it pass the door, all others are refused', async (route) => {
    // A path that names nobody; a body that fits no route which takes one: the door is what is tried.
    const path = route.path.replaceAll(/\{[^}]+\}/g, 'nobody');
    const shut = await ask(route.method, path, null);
    expect(shut, 'nobody').toMatchObject({ status: 401, code: 'sign_in_first' });
    for (const role of ROLES) {
      const granted = grants[route.permission]?.[role] !== undefined;
      const answer = await ask(route.method, path, role, route.method === 'GET' ? undefined : { nonsense: [] });
      if (granted) expect(['sign_in_first', 'not_permitted'], `${role} ${answer.status}`).not.toContain(answer.code);
      else expect(answer, role).toMatchObject({ status: 403, code: 'not_permitted' });
    }
  });
});

describe('a key of another system', () => {
  const asKey = async (key: string, path: string, init: { method?: string; body?: string } = {}) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const answer = await fetch(`${centre.url}/api${path}`, { headers, ...init });
    return { status: answer.status, text: await answer.text() };
  };
  const post = (key: string, path: string, body: object) =>
    asKey(key, path, { method: 'POST', body: JSON.stringify(body) });
  const made = async (input: object): Promise<{ id: string; key: string }> => {
    const answer = await ask('POST', '/api-keys', 'admin', input);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body as { id: string; key: string };
  };

  it('passes the doors its scopes name and no other', async () => {
    const { key } = await made({ name: 'BI', scopes: ['read:kpi', 'read:organisation'] });
    for (const { method, path, permission, name } of routes) {
      const given = method === 'GET' ? {} : { method, body: '{"nonsense":[]}' };
      const { status, text } = await asKey(key, path.replaceAll(/\{[^}]+\}/g, 'nobody'), given);
      if (['read:kpi', 'read:organisation'].includes(permission))
        expect([401, 403], `${name} ${text}`).not.toContain(status);
      else expect([status, text], name).toEqual([403, expect.stringContaining('not_permitted')]);
    }
    // Persons need a scope of their own.
    expect((await post(key, '/query', { kpis: ['handled'], by: ['agent'] })).text).toContain('read:person');
  });

  it('reads its projects’ rows alone, customers masked, until it is over or revoked', async () => {
    const { id, key } = await made({ name: 'Alpha', scopes: ['read:kpi', 'read:contact'], projects: ['alpha'] });
    expect((await post(key, '/query', { kpis: ['handled'], where: { project: ['beta'] } })).text).toContain(
      'beyond_reach',
    );
    const contacts = await post(key, '/contacts/search', {});
    expect(contacts.status, contacts.text).toBe(200);
    expect(contacts.text).toContain('alpha');
    expect(contacts.text).not.toMatch(/beta|1380000\d{4}/);
    const refused = await ask('POST', '/api-keys', 'admin', { name: 'x', scopes: ['change:setting'] });
    expect(refused.status).toBe(400);
    expect((await ask('POST', `/api-keys/${id}/revoke`, 'admin', {})).status).toBe(200);
    expect((await asKey(key, '/kpis')).status).toBe(401);
    expect((await ask('GET', '/audit', 'admin', { kind: 'key' })).body).toMatchObject({
      acts: [{ action: 'api_key.revoke' }, { action: 'api_key.make' }, { action: 'api_key.make' }],
    });
  });
});

describe('every route whose grant reaches some rows only × own and other rows', () => {
  const narrow = routes.filter(({ permission }) => Object.values(grants[permission] ?? {}).some((r) => r !== 'all'));

  const cases = rowCases(NO_ROWS);

  it('says what its rows are', () => {
    const missing = narrow.filter(({ name }) => cases[name] === undefined).map(({ name }) => name);
    expect(missing, 'add these to test/access/row-cases').toEqual([]);
    expect(Object.keys(cases).filter((name) => !routes.some((r) => r.name === name))).toEqual([]);
  });

  it.each(narrow.filter(({ name }) => Array.isArray(cases[name])))('$name', async (route) => {
    for (const { role, own, other, refused } of rowCases(rows)[route.name] as readonly RowCase[]) {
      const asking = (given: { params?: Record<string, string>; input?: unknown }): Promise<Asked> =>
        ask(
          route.method,
          route.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(given.params?.[name] ?? '')),
          role,
          given.input,
        );
      if (own !== undefined) {
        const mine = await asking(own);
        expect(mine.status, `${role} own: ${JSON.stringify(mine.body)}`).toBe(200);
        expect(JSON.stringify(mine.body), `${role} own`).toMatch(own.holds);
      }
      const theirs = await asking(other);
      if (refused !== undefined) expect(theirs, `${role} other`).toMatchObject({ code: refused });
      else expect(theirs.status, `${role} other: ${JSON.stringify(theirs.body)}`).toBe(200);
      expect(JSON.stringify(theirs.body), `${role} other`).not.toMatch(other.never);
    }
  });
});
