import { readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipEntries } from '#src/sheets/zip-entries.ts';
import { DIMENSIONS } from '#src/semantic/entity.ts';
import { csvText } from '#src/ui/table/export-csv.ts';
import { xlsxFile } from '#src/ui/table/export-xlsx.ts';
import { type Centre, type Cookie, startCentre } from '../cli/centre.ts';
import { BOMB } from './bomb.ts';
import { loadTwoClients, T } from './two-clients.ts';

let centre: Centre;
let cookie: Cookie;
beforeAll(async () => {
  centre = await startCentre();
  await loadTwoClients(centre, { beta: false });
  cookie = await centre.signIn();
});
afterAll(() => centre.close());

type Answer = { readonly status: number; readonly body: Record<string, unknown> & { data?: { code?: string } } };

/** As the administrator in her browser: whoever may the most can do the most harm. */
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
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : {} };
}

const HOSTILE = [
  `' OR '1'='1`,
  `'); DROP TABLE contact; --`,
  `" OR 1=1 --`,
  `\\'; DELETE FROM raw_event WHERE ''='`,
  `$1`,
  `%_\u0000`,
  `\${process.exit(1)}{{7*7}}<script>alert(1)</script>`,
];

describe('injection', () => {
  const handled = async () =>
    ((await call('POST', '/query', { kpis: ['handled'] })).body['kpis'] as { value: number[] }[])[0]!.value[0];

  it('through every filter finds nothing and harms nothing', async () => {
    const before = await handled();
    expect(before).toBe(40);
    for (const [d, dimension] of DIMENSIONS.entries()) {
      for (const hostile of [HOSTILE[d % HOSTILE.length]!, HOSTILE[(d + 3) % HOSTILE.length]!]) {
        const where = { [dimension]: [hostile] };
        const query = await call('POST', '/query', { kpis: ['handled'], where });
        const stats = await call('POST', '/stats', { measures: ['talk_time'], stats: ['count'], where });
        const found = await call('POST', '/contacts/search', { where });
        for (const answer of [query, stats, found]) expect(answer.status, `${dimension} ${hostile}`).toBeLessThan(500);
        if (query.status === 200)
          expect((query.body['kpis'] as { value: number[] }[])[0]!.value, dimension).toEqual([0]);
        if (found.status === 200) expect(found.body['total'], dimension).toBe(0);
      }
    }
    expect(await handled()).toBe(before);
    expect(centre.bugs).toEqual([]);
  });

  it('through every other text a question takes is refused or finds nothing', async () => {
    for (const hostile of HOSTILE) {
      const path = encodeURIComponent(hostile);
      const texts = new URLSearchParams({ source: hostile, batch: hostile }).toString();
      const answers = [
        await call('POST', '/contacts/search', { text: hostile }),
        await call('POST', '/contacts/search', { from: hostile }),
        await call('POST', '/query', { kpis: [hostile] }),
        await call('POST', '/query', { kpis: ['handled'], zone: hostile }),
        await call('POST', '/query', { kpis: ['handled'], to: hostile }),
        await call('POST', '/query', { kpis: ['handled'], by: [hostile] }),
        await call('POST', '/query', { kpis: ['service_level'], set: { service_level_threshold: hostile } }),
        await call('POST', '/query', { kpis: ['service_level'], set: { [hostile]: '1' } }),
        await call('POST', '/stats', { measures: [hostile], stats: ['count'] }),
        await call('POST', '/passport', { kpis: ['handled'], where: { queue: [hostile] } }),
        await call('POST', '/behind', { kpis: ['handled'], part: 'numerator', where: { queue: [hostile] } }),
        await call('POST', '/dead-letters/replay', { source: hostile }),
        await call('GET', `/dead-letters?${texts}`),
        await call('GET', `/audit?${new URLSearchParams({ text: hostile, actor: hostile }).toString()}`),
        await call('GET', `/contacts/${path}`),
        await call('GET', `/kpis/${path}`),
        await call('GET', `/dimensions/${path}/values`),
        await call('GET', `/imports/${path}`),
      ];
      for (const [i, answer] of answers.entries()) expect(answer.status, `${i} ${hostile}`).toBeLessThan(500);
    }
    expect(await handled()).toBe(40);
    expect(centre.bugs).toEqual([]);
  });

  it('through every field of an import is kept as the text it is', async () => {
    const harmless = HOSTILE.filter((text) => !text.includes('\u0000'));
    for (const [i, hostile] of harmless.entries()) {
      const at = T + i * 60_000;
      const subject = `${hostile} ${i}`;
      const data = { queue: hostile, agent: hostile };
      await centre.post('/api/events', {
        source: hostile,
        events: [
          { kind: 'contact_described', at, subject, data: { customer: hostile, reason: hostile, segment: hostile } },
          { kind: 'queue_entered', at, subject, data: { queue: hostile } },
          { kind: 'agent_connected', at: at + 1000, subject, data },
          { kind: 'message_sent', at: at + 2000, subject, data: { sender: 'customer', body: hostile } },
          { kind: 'noted', at: at + 2500, subject, data: { what: hostile, text: hostile } },
          { kind: 'agent_left', at: at + 3000, subject, data: { ...data, how: 'customer' } },
        ],
      });
      await centre.post('/api/agents/import', {
        source: hostile,
        file: hostile,
        text: `interface,member_name\n"SIP/${i}","${hostile.replaceAll('"', '""')}"\n`,
      });
      const found = await (await centre.get(`/api/contacts/${encodeURIComponent(subject)}`)).json();
      expect(found, hostile).toMatchObject({ contact: { contactId: subject, customer: hostile, queue: hostile } });
    }
    expect(await handled()).toBe(40 + harmless.length);
    expect(centre.bugs).toEqual([]);
  });
});

it('exports hold formulas of others as text', async () => {
  const evil = ['=HYPERLINK("http://evil.example")', "+1+cmd|' /C calc'!A0", '@SUM(A1)', '-2+3', '\t=1'];
  const columns = [{ key: 'name', title: '=1+1', value: (row: { name: string }) => row.name }];
  const csv = csvText(
    columns,
    evil.map((name) => ({ name })),
  );
  for (const line of csv.slice(1).trimEnd().split('\r\n')) expect(line).toMatch(/^"?'/);
  const book = Buffer.from(
    await (
      await xlsxFile(
        columns,
        evil.map((name) => ({ name })),
        'sheet',
      )
    ).arrayBuffer(),
  );
  const sheets = [...zipEntries(book, (name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))].map((e) =>
    e.content.toString(),
  );
  expect(sheets.length).toBe(1);
  expect(sheets[0]).not.toMatch(/<f[ >]/);
  expect(sheets[0]!.match(/<c [^>]*t="(s|inlineStr)"/g)).toHaveLength(6);
});

describe('files', () => {
  const upload = async (
    name: string,
    content: string | Uint8Array<ArrayBuffer>,
  ): Promise<{ status: number; path: string }> => {
    const answer = await fetch(`${centre.url}/api/uploads/${name}`, {
      method: 'PUT',
      headers: { origin: centre.url, cookie: `${cookie.name}=${cookie.value}` },
      body: content,
    });
    return { status: answer.status, path: answer.ok ? ((await answer.json()) as { path: string }).path : '' };
  };
  /** A path as it is, which `fetch` would tidy up first. */
  const rawGet = (path: string, host?: string): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(centre.url);
      const headers = host === undefined ? {} : { host };
      request({ hostname, port, path, headers }, (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      })
        .on('error', reject)
        .end();
    });

  it('that unpack to more than a machine holds are refused before they do', async () => {
    const { path } = await upload('bomb.xlsx', new Uint8Array(BOMB));
    const began = process.memoryUsage().rss;
    const answer = await call('POST', '/preview', { connector: 'table', paths: [path] });
    expect(answer).toMatchObject({ status: 413, body: { data: { code: 'sheet_too_large' } } });
    expect(process.memoryUsage().rss - began).toBeLessThan(400_000_000);
  });

  it('are stored under the uploads alone, whatever they are called', async () => {
    const root = realpathSync(centre.data);
    for (const name of ['..%2f..%2fevil.csv', '%2e%2e%2flocal-keys.json', '..%5c..%5cevil.csv', '%00', '%2f'])
      expect((await upload(name, 'x')).path).toMatch(new RegExp(`^${root}/uploads/[0-9a-f-]{36}/[^/]+$`));
    expect((await upload('%zz', 'x')).status).toBe(400);
    expect(readdirSync(root)).not.toContain('evil.csv');
    expect(centre.bugs).toEqual([]);
  });

  it('of the machine cannot be imported, nor named as companions', async () => {
    const { path } = await upload('fine.csv', 'a,b\n1,2\n');
    const keys = join(centre.data, 'local-keys.json');
    const link = join(path, '..', 'link.csv');
    symlinkSync('/etc/passwd', link);
    for (const evil of [
      '/etc/passwd',
      keys,
      join(path, '..', '..', '..', 'local-keys.json'),
      `${path}/../../../local-keys.json`,
      link,
      '/nowhere',
      centre.data,
    ])
      for (const input of [
        { paths: [evil] },
        { paths: [path, evil] },
        { paths: [path], mapping: evil },
        { paths: [path], agents: evil },
        { paths: [path], cdr: evil },
      ])
        for (const route of ['/preview', '/imports'])
          expect(await call('POST', route, { connector: 'table', ...input }), evil).toMatchObject({
            status: 403,
            body: { data: { code: 'not_an_upload' } },
          });
    expect((await call('POST', '/preview', { connector: 'table', paths: [path] })).status).toBe(200);
    // Whoever sits at the machine names any file.
    expect((await centre.run('ingest', 'table', '/etc/passwd')).err).not.toContain('not_an_upload');
  });

  it('of the machine are not served, and a page elsewhere cannot rebind to the server', async () => {
    const secret = (JSON.parse(readFileSync(join(centre.data, 'local-keys.json'), 'utf8')) as { command: string })
      .command;
    const up = '../'.repeat(12);
    for (const path of [
      `/${up}etc/passwd`,
      `/${up.replaceAll('/', '%2f')}etc%2fpasswd`,
      `/assets/${up}etc/passwd`,
      `/..%2f..%2f..%2f${centre.data.slice(1)}/local-keys.json`,
      `/assets/..%5c..%5cpackage.json`,
      '/%00',
      '//etc/passwd',
    ]) {
      const { text } = await rawGet(path);
      expect(text, path).not.toMatch(/root:|"dependencies"/);
      expect(text).not.toContain(secret);
    }
    expect((await rawGet('/api/kpis', 'evil.example')).status).toBe(403);
    expect((await rawGet('/', 'evil.example')).status).toBe(403);
  });
});
