import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Centre, startCentre } from './centre.ts';

describe('a centre over HTTP', () => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await startCentre();
  });
  afterAll(() => centre.close());

  const contact = (id: string) => ({
    kind: 'contact_described',
    subject: id,
    at: '2026-11-16T09:00:00Z',
    data: { channel: 'voice' },
  });
  async function deliver(source: string, key?: string) {
    const response = await fetch(`${centre.url}/api/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ source, events: [contact(`c${Math.random()}`)] }),
    });
    const body = (await response.json()) as { data?: { code: string; details: { remedy?: string } } };
    return { status: response.status, code: body.data?.code ?? null, remedy: body.data?.details.remedy ?? null };
  }
  const json = async <T>(...words: string[]): Promise<T> => {
    const { out, err, code } = await centre.run(...words, '--format', 'json');
    expect([code, err]).toEqual([0, '']);
    return JSON.parse(out) as T;
  };
  type Made = { key: string; id: string };

  it('takes events from bearers of a live key of that source only', async () => {
    expect(await deliver('pbx')).toMatchObject({ status: 401, code: 'sign_in_first' });
    const made = await json<Made>('key', 'create', 'Phone system', '--source', 'pbx');
    expect(made.key).toMatch(/^yk_[\w-]{43}$/);
    expect(await deliver('pbx', made.key)).toMatchObject({ status: 200 });
    expect(await deliver('pbx', `${made.key}x`)).toMatchObject({
      status: 401,
      code: 'bad_key',
      remedy: expect.any(String),
    });
    expect(await deliver('chat', made.key)).toMatchObject({
      status: 403,
      code: 'key_of_other_source',
      remedy: expect.stringContaining('pbx'),
    });

    const { rows } = await json<{ rows: { id: string; lastUsedAt: string | null; key?: string }[] }>('key', 'list');
    expect(rows).toMatchObject([
      { id: made.id, name: 'Phone system', source: 'pbx', lastUsedAt: expect.any(String), revokedAt: null },
    ]);
    expect(JSON.stringify(rows)).not.toContain(made.key);
    // The key opens nothing else.
    const headers = { authorization: `Bearer ${made.key}` };
    expect((await fetch(`${centre.url}/api/kpis`, { headers })).status).toBe(403);

    await json('key', 'revoke', made.id);
    expect(await deliver('pbx', made.key)).toMatchObject({ status: 401, code: 'bad_key' });
    expect((await centre.run('key', 'revoke', made.id)).err).toContain('unknown_key');
    const text = await centre.run('key', 'create', 'Chat', '--source', 'chat');
    expect(text.out).toMatch(/^yk_/);
  });

  it('keeps settings that the command line makes, and shows them in questions', async () => {
    type Rows = { rows: { parameter: string; value: unknown; from: string | null; reason: string | null }[] };
    const { rows } = await json<Rows>(
      'setting',
      'set',
      'service_level.threshold=15s',
      '--channel',
      'voice',
      '--from',
      '2026-11-01',
      '--reason',
      'hotline',
    );
    expect(rows).toMatchObject([
      { parameter: 'service_level.threshold', value: 15, where: { channel: { id: 'voice' } }, reason: 'hotline' },
    ]);
    expect((await centre.run('setting', 'list')).out).toMatch(/service_level\.threshold\s+15 s\s+channel=voice/);
    const explained = await json<{ parameters: { id: string; value: unknown }[] }>(
      'explain',
      'service_level',
      '--where',
      'channel=voice',
      '--from',
      '2026-11-16',
      '--to',
      '2026-11-17',
    );
    expect(explained.parameters.find((p) => p.id === 'service_level.threshold')?.value).toBe(15);
    expect((await centre.run('setting', 'set', 'service_level.threshold')).code).toBe(2);
    expect((await centre.run('setting', 'set', 'service_level.threshold=soon')).err).toContain('Write a duration');
    const preset = await json<Rows>('setting', 'preset', 'hotline-cn', '--recompute-history');
    expect(preset.rows.map((r) => [r.parameter, r.value, r.from])).toContainEqual([
      'service_level.threshold',
      15,
      null,
    ]);
    const ended = await json<Rows>('setting', 'unset', 'service_level.threshold', '--recompute-history');
    expect(ended.rows.filter((r) => r.parameter === 'service_level.threshold' && r.value === 15)).toEqual([]);
  });
});
