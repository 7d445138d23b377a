import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipEntries } from '#src/sheets/zip-entries.ts';
import { readWorkbook } from '#src/sheets/workbook.ts';
import { type Centre, type Cookie, startCentre } from '../cli/centre.ts';
import { BOMB } from './bomb.ts';
import { events, T } from './two-clients.ts';

let centre: Centre;
let cookie: Cookie;
beforeAll(async () => {
  centre = await startCentre();
  cookie = await centre.signIn();
});
afterAll(() => centre?.close());

type Answer = { readonly status: number; readonly text: string; readonly bytes: Buffer };
async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`${centre.url}/api${path}`, {
    method,
    headers: {
      origin: centre.url,
      cookie: `${cookie.name}=${cookie.value}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, text: bytes.toString(), bytes };
}

/** Files below a folder that hold a text, as they are or packed. */
function holding(text: string, folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return holding(text, path);
    const bytes = readFileSync(path);
    const plain = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    return plain.includes(text) ? [path] : [];
  });
}

const SECRETS = ['key-of-the-robot-1234567890', 'password-of-the-mail', 'key-that-signs-1234'];

it('secrets of channels are in clear nowhere: not shown, not on the trail, not in the records, not in a backup', async () => {
  const [robot, password, signKey] = SECRETS;
  const saved = [
    { kind: 'wecom', name: 'Robot', secrets: { url: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${robot}` } },
    {
      kind: 'email',
      name: 'Mail',
      secrets: { password },
      settings: { host: '127.0.0.1', port: 1, security: 'none', user: 'u', from: 'a@b.cd', to: ['a@b.cd'] },
    },
    { kind: 'webhook', name: 'Hook', secrets: { url: `http://127.0.0.1:1/hook?token=${robot}`, signKey } },
  ];
  const told: string[] = [];
  for (const channel of saved) {
    const made = await call('POST', '/channels', channel);
    expect(made.status, made.text).toBe(200);
    // Nobody listens there: what went wrong is told without the address.
    const { id } = JSON.parse(made.text) as { id: string };
    if (channel.kind !== 'wecom') told.push((await call('POST', `/channels/${id}/test`, { language: 'en' })).text);
    told.push(made.text);
  }
  told.push((await call('GET', '/channels')).text, (await call('GET', '/audit')).text);
  told.push((await call('GET', '/deliveries')).text);
  expect(told.join('')).toContain('channel.save');
  for (const secret of SECRETS) expect(told.join(''), secret).not.toContain(secret);
  const file = join(centre.data, 'taken.tar.gz');
  const taken = await centre.run('backup', file);
  expect(taken.code, taken.err).toBe(0);
  for (const secret of SECRETS) expect(holding(secret, centre.data), secret).toEqual([]);
  const key = join(centre.data, 'secret-key');
  expect(existsSync(key) && statSync(key).mode & 0o077).toBe(0);
  expect(taken.err).toContain('secret-key');
  expect(gunzipSync(readFileSync(file)).includes(readFileSync(key, 'utf8').trim())).toBe(false);
});

it('strangers learn that a server is alive, and nothing of the machine', async () => {
  const asked = await fetch(`${centre.url}/api/alive`);
  expect([asked.status, await asked.json()]).toEqual([200, {}]);
  const forged = await fetch(`${centre.url}/api/alive`, { headers: { authorization: 'Bearer guess' } });
  expect(await forged.json()).toEqual({});
  expect((await call('GET', '/alive')).text).toBe('{}');
  // Commands of who can read the directory find their server by it.
  expect(await (await centre.get('/api/alive')).json()).toEqual({ dataDirectory: centre.data });
});

describe('text', () => {
  it('nobody can see is refused in names', async () => {
    for (const name of ['Lin\u0000', 'Lin\u0007', 'Lin\u202egnij', 'Lin\u2066', 'a\nb'])
      for (const [path, body] of [
        ['/teams', { name }],
        ['/queues', { name }],
        ['/users', { name, username: 'somebody', roles: [{ role: 'agent' }] }],
        ['/reports', { name, rhythm: 'daily', role: null, where: {}, kpis: null, sections: ['tiles'], view: null }],
      ] as const)
        expect(await call('POST', path, body), `${path} ${JSON.stringify(name)}`).toMatchObject({
          status: 400,
          text: expect.stringContaining('bad_text'),
        });
    expect((await call('POST', '/teams', { name: '夜班 Ä-1' })).status).toBe(200);
    expect(centre.bugs).toEqual([]);
  });

  it('in events holds up only the event it is in', async () => {
    const said = (subject: string) => ({
      kind: 'noted',
      at: T,
      subject,
      data: { what: 'note', text: 'bell \u0007 and \u202e' },
    });
    const call1 = { id: 'fine', at: T, queue: 'line', agent: 'Anna', customer: '13800001111', talk: 1000 };
    const sent = await centre.post('/api/events', {
      source: 'pbx',
      events: [...events(call1), said('a\u0000b'), said('fine')],
    });
    expect(sent).toMatchObject({ accepted: 6, rejected: [{ list: 'events', index: 5, code: 'bad_text' }] });
    expect((await call('GET', '/contacts/fine')).status).toBe(200);
    expect(centre.bugs).toEqual([]);
  });
});

it('a report as workbook holds names of queues as text, never as formulas', async () => {
  const evil = '=HYPERLINK("http://evil.example","x")';
  const call2 = { id: 'evil', at: T, queue: evil, agent: '+cmd', customer: '1', talk: 1000 };
  await centre.post('/api/events', { source: 'pbx', events: events(call2) });
  const question = { rhythm: 'daily', role: null, where: {}, kpis: ['handled'], sections: ['queues'], view: null };
  const report = JSON.parse((await call('POST', '/reports', { name: '=1+1', ...question })).text) as { id: string };
  const made = JSON.parse((await call('POST', `/reports/${report.id}/issues`, { day: '2026-11-16' })).text) as {
    id: string;
  };
  const { status, bytes } = await call('GET', `/issues/${made.id}/files/xlsx?language=en`);
  expect(status).toBe(200);
  const parts = [...zipEntries(bytes, (name) => /^xl\/.*\.xml$/.test(name))].map((entry) => entry.content.toString());
  expect(parts.join('')).toContain('HYPERLINK(');
  expect(parts.join('')).not.toMatch(/<f[ >]|<hyperlink/);
});

describe('files that unpack to more than a machine holds', () => {
  it('are refused by every reader of workbooks', async () => {
    const roster = { kind: 'roster', file: 'bomb.xlsx', content: BOMB.toString('base64') };
    expect(await call('POST', '/rosters/preview', roster)).toMatchObject({
      status: 413,
      text: expect.stringContaining('sheet_too_large'),
    });
    const goal = JSON.parse(
      (await call('POST', '/goals', { name: 'Goal', from: '2026-12-01', to: '2026-12-31' })).text,
    ) as { id: string };
    const targets = { name: 'bomb.xlsx', base64: BOMB.toString('base64') };
    expect((await call('POST', `/goals/${goal.id}/xlsx`, targets)).status).toBe(413);
    await expect(readWorkbook('bomb.xlsx', BOMB)).rejects.toMatchObject({
      kind: 'too_large',
      code: 'sheet_too_large',
    });
  });
});
