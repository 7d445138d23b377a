import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { toRows } from '#src/analytics/columns.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { invalid } from '#src/kernel/errors.ts';
import { label } from '#src/semantic/label.ts';
import type { FileToIngest, IngestionApi } from '../../contract/api.ts';
import type { Connector, MappedAt } from '../../contract/connector.ts';
import { openBytes } from '../reading/bytes.ts';
import { ingestionModule } from '../index.ts';

const T = Date.UTC(2026, 10, 16, 9);

/** Lines `id version contact seconds`: one answered contact each; `bad` needs the setting `accept`. */
const lines: Connector = {
  spec: { id: 'lines', title: label('lines', '行'), description: label('lines', '行'), fields: [], endings: ['.txt'] },
  async *read(input, options) {
    const pieces: Uint8Array[] = [];
    for await (const piece of openBytes(input)) pieces.push(piece);
    for (const [n, raw] of Buffer.concat(pieces).toString().split('\n').entries()) {
      if (raw === 'stop') throw invalid('broken', 'The file is broken', { line: n + 1 });
      if (raw !== '') yield mapped(raw, n + 1, options.settings['accept'] === 'yes');
    }
  },
};

function mapped(raw: string, line: number, accept: boolean): MappedAt {
  const [id = '', version = '0', subject = '', wait = '0'] = raw.split(' ');
  if (id === 'bad' && !accept) {
    return {
      line,
      rejection: { line, field: 'id', code: 'bad_id', reason: '"bad" is no id', remedy: 'Accept it.', raw },
    };
  }
  const record = { id: id === 'bad' ? `bad-${subject}` : id, version: Number(version), digest: raw };
  const at = T + Number(wait) * 1000;
  return {
    line,
    events: [
      { kind: 'queue_entered', at: T, subject, key: `${raw}/1`, data: { queue: 'q' }, record, line, raw },
      { kind: 'agent_connected', at, subject, key: `${raw}/2`, data: { queue: 'q', agent: 'Ann' }, record, line },
    ],
  };
}

const folder = mkdtempSync(join(tmpdir(), 'yunchou-records-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let database: DuckDbDatabase;
let api: IngestionApi;
beforeEach(async () => {
  database = await openDatabase(':memory:');
  ({ api } = await ingestionModule({
    database,
    store: duckdbStore(database),
    connectors: [lines],
    organisation: null,
  }));
});
afterEach(() => database.close());

const rows = async (sql: string) => toRows(await database.read(sql));
const waits = () => rows('SELECT contact_id, wait FROM queue_entry ORDER BY contact_id');
let files = 0;
const file = (content: string, more: Partial<FileToIngest> = {}): FileToIngest => {
  const path = join(folder, `${++files}.txt`);
  writeFileSync(path, content);
  return { connector: 'lines', path, zone: 'UTC', ...more };
};

it('a newer edition of a record replaces the older one, also where it names another contact', async () => {
  await api.ingestFile(file('r1 1 c1 10\nr2 1 c2 20\n'));
  await api.ingestFile(file('r1 2 c9 15\n'));
  expect(await waits()).toEqual([
    { contact_id: 'c2', wait: 20_000 },
    { contact_id: 'c9', wait: 15_000 },
  ]);
  await api.ingestFile(file('r1 1 c1 10\nr2 0 c2 99\n'));
  expect(await waits()).toHaveLength(2);
  expect(await rows('SELECT contact_id FROM contact ORDER BY 1')).toEqual([{ contact_id: 'c2' }, { contact_id: 'c9' }]);
  expect((await api.timeline('c9')).map(({ line, raw }) => ({ line, raw }))).toEqual([
    { line: 1, raw: 'r1 2 c9 15' },
    { line: 1, raw: 'r1 2 c9 15' },
  ]);
});

it('rejected records wait, once each, until a change of settings lets them in', async () => {
  const input = file('r1 1 c1 10\nbad 1 c2 20\nbad 1 c3 30\n');
  expect(await api.ingestFile(input)).toMatchObject({ state: 'done', new: 2, rejected: 2 });
  await api.ingestFile(input);
  const letters = await api.listDeadLetters({ source: 'lines' });
  expect(letters.map(({ line, field, code, raw }) => ({ line, field, code, raw }))).toEqual([
    { line: 2, field: 'id', code: 'bad_id', raw: 'bad 1 c2 20' },
    { line: 3, field: 'id', code: 'bad_id', raw: 'bad 1 c3 30' },
  ]);
  expect(await api.replayDeadLetters('lines')).toEqual({ accepted: 0, rejected: 2 });
  expect(await api.replayDeadLetters('lines', { settings: { accept: 'yes' } })).toEqual({ accepted: 2, rejected: 0 });
  expect(await api.listDeadLetters()).toEqual([]);
  expect(await rows('SELECT settings FROM ingest_source')).toEqual([{ settings: '{"accept":"yes"}' }]);
  expect((await waits()).map((row) => row['wait'])).toEqual([10_000, 20_000, 30_000]);
  expect((await api.timeline('c3'))[0]).toMatchObject({ line: 3, raw: 'bad 1 c3 30' });
});

it('what stood before a fault stays, and reading goes on behind it when the file was mended', async () => {
  const input = file('r1 1 c1 10\nstop\nr2 1 c2 20\n');
  await expect(api.ingestFile(input)).rejects.toMatchObject({ code: 'broken', details: { line: 2 } });
  expect((await api.listBatches())[0]).toMatchObject({ state: 'failed', error: { code: 'broken' } });
  writeFileSync(input.path, 'r1 1 c1 10\nr0 1 c0 5\nr2 1 c2 20\n');
  expect(await api.ingestFile(input)).toMatchObject({ state: 'done' });
  expect(await waits()).toHaveLength(3);
});

it('a stopped import keeps what it has and ends where it stands', async () => {
  const stop = new AbortController();
  const input = file(Array.from({ length: 60_000 }, (_, n) => `r${n} 1 c${n} 1\n`).join(''));
  const batch = await api.ingestFile(input, () => stop.abort(), stop.signal);
  expect(batch).toMatchObject({ state: 'cancelled', derived: true });
  expect(batch.new).toBeGreaterThan(0);
  expect(batch.new).toBeLessThan(120_000);
  expect(await api.ingestFile(input)).toMatchObject({ id: batch.id, state: 'done', new: 120_000, duplicate: 0 });
  expect(await rows('SELECT count(*) AS n FROM queue_entry')).toEqual([{ n: 60_000 }]);
});

it('faults of the request name what to do', async () => {
  await expect(api.ingestFile(file('x', { connector: 'nope' }))).rejects.toMatchObject({
    code: 'unknown_connector',
    details: { field: 'connector' },
  });
  await expect(api.ingestFile(file('x', { zone: 'Berlin' }))).rejects.toMatchObject({ code: 'unknown_zone' });
  await expect(api.ingestFile({ connector: 'lines', path: join(folder, 'absent'), zone: 'UTC' })).rejects.toMatchObject(
    { code: 'no_such_file' },
  );
  await expect(api.ingestFile(file(''))).rejects.toMatchObject({ code: 'empty_file' });
});
