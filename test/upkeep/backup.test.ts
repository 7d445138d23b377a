import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCommand } from '#src/cli/run-command.ts';
import { type Centre, startCentre } from '#test/cli/centre.ts';

vi.setConfig({ testTimeout: 180_000 });

let centre: Centre;
const ROWS = 60;

/** A file of as many contacts as every other; they belong to one day and one agent of their own. */
function contactsFile(name: string, day: number): string {
  const lines = ['contact_id,started_at,queue,wait,outcome,agent,talk,hold,acw'];
  for (let i = 0; i < ROWS; i++)
    lines.push(
      `${name}-${i},2026-09-${String(day).padStart(2, '0')} 10:00:${String(i % 60).padStart(2, '0')},q-${name},${i},answered,agent ${name},100,0,5`,
    );
  const path = join(centre.data, `${name}.csv`);
  writeFileSync(path, lines.join('\n'));
  return path;
}
const ingest = (path: string) =>
  centre.run('ingest', 'table', path, '--mapping', 'examples/mappings/contacts.yaml', '--zone', 'UTC');

/** The command line on a directory without a server. */
async function alone(data: string, ...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const ran = { out: '', err: '' };
  const code = await runCommand([...words, '--data', data], {
    out: (text) => {
      ran.out += text;
    },
    err: (text) => {
      ran.err += text;
    },
  });
  return { code, ...ran };
}

beforeAll(async () => {
  centre = await startCentre();
  for (const [i, name] of ['one', 'two'].entries()) expect((await ingest(contactsFile(name, i + 1))).code).toBe(0);
  await centre.run('setting', 'set', 'service_level.threshold=33s', '--recompute-history', '--reason', 'kept');
}, 180_000);
afterAll(() => centre.close());

test('a backup taken under write load restores to the same KPIs and records', async () => {
  const question = [
    'kpi',
    'service_level,aht,contacts_total,asa',
    '--by',
    'agent,queue',
    '--grain',
    '1d',
    '--from',
    '2026-09-01',
    '--to',
    '2026-09-03',
    '--format',
    'json',
  ];
  const before = await centre.run(...question);
  const settings = await centre.run('setting', 'list', '--format', 'json');
  const file = join(centre.data, 'taken.tar.gz');

  const writing = new AbortController();
  let written = 0;
  const load = (async () => {
    for (let n = 0; !writing.signal.aborted && n < 20; n++) {
      expect((await ingest(contactsFile(`load${n}`, 10 + n))).code).toBe(0);
      await centre.run('setting', 'set', `short_abandon.threshold=${n + 1}s`);
      written += 1;
    }
  })();
  await vi.waitUntil(() => written > 0, { timeout: 60_000 });
  const taken = await centre.run('backup', file);
  expect(taken.code, taken.err).toBe(0);
  writing.abort();
  await load;
  expect(statSync(file).mode & 0o077).toBe(0);

  const restored = join(centre.data, 'restored');
  const done = await alone(restored, 'restore', file);
  expect(done.code, done.err).toBe(0);
  expect((await alone(restored, ...question)).out).toBe(before.out);
  const kept = JSON.parse((await alone(restored, 'setting', 'list', '--format', 'json')).out) as {
    rows: { parameter: string }[];
  };
  const threshold = (JSON.parse(settings.out) as typeof kept).rows.filter(
    (r) => r.parameter === 'service_level.threshold',
  );
  expect(kept.rows.filter((r) => r.parameter === 'service_level.threshold')).toEqual(threshold);

  // What was being written meanwhile is there as whole imports, and every agent in it is known by name.
  const all = JSON.parse((await alone(restored, 'kpi', 'contacts_total', '--by', 'agent', '--format', 'json')).out) as {
    rows: { by: { agent: string }; value: number }[];
  };
  expect(all.rows.length).toBeGreaterThanOrEqual(3);
  expect(all.rows.every((r) => r.value === ROWS && /^agent (one|two|load\d+)$/.test(r.by.agent))).toBe(true);
  const health = await alone(restored, 'doctor', '--format', 'json');
  expect(health.code, health.out).toBe(0);
  const { findings } = JSON.parse(health.out) as { findings: { id: string; state: string; what: string }[] };
  expect(findings.find((f) => f.id === 'sealed')).toMatchObject({
    state: 'good',
    what: expect.stringMatching(/^[1-3] sample/),
  });
  expect(findings.find((f) => f.id === 'audit')?.state).toBe('good');
});

test('nothing is overwritten, and what is damaged or no backup is refused without a trace', async () => {
  const file = join(centre.data, 'taken.tar.gz');
  expect((await centre.run('backup', file)).err).toContain('file_exists');
  expect((await alone(join(centre.data, 'restored'), 'restore', file)).err).toContain('directory_not_empty');
  const bytes = readFileSync(file);
  bytes.writeUInt32LE(~bytes.readUInt32LE(bytes.length >> 1) >>> 0, bytes.length >> 1);
  const broken = join(centre.data, 'broken.tar.gz');
  writeFileSync(broken, bytes);
  const empty = join(centre.data, 'empty');
  mkdirSync(empty);
  expect((await alone(empty, 'restore', broken)).err).toMatch(/backup_damaged|not_a_backup/);
  expect((await alone(empty, 'restore', join(centre.data, 'one.csv'))).err).toContain('not_a_backup');
  rmSync(empty, { recursive: true });
});
