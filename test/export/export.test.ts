import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTwoClients } from '../access/two-clients.ts';
import { type Centre, startCentre } from '../cli/centre.ts';

let centre: Centre;
const out = mkdtempSync(join(tmpdir(), 'yunchou-export-'));
const range = ['--from', '2026-11-16', '--to', '2026-11-26'];
const rowsOf = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(out, name)), { bom: true, columns: true });

beforeAll(async () => {
  centre = await startCentre();
  await loadTwoClients(centre, { beta: true });
});
afterAll(async () => {
  await centre?.close();
  rmSync(out, { recursive: true, force: true });
});

test('a period as CSV: a row a contact, adding up to the KPIs, every column explained, masked, with who took it', async () => {
  const { code, out: said } = await centre.run('export', ...range, '--out', out);
  expect([code, said.split('\n').at(-2)]).toEqual([0, '70 contacts']);
  const rows = rowsOf('contacts.csv');
  expect(rows).toHaveLength(70);
  const [{ value: handled }, { value: aht }] = (await centre.rows<{ value: number }>(
    'kpi',
    'handled,contact_handle_time',
    ...range,
  )) as [{ value: number }, { value: number }];
  expect(rows.filter((row) => row['is_handled'] === 'true')).toHaveLength(handled);
  const time = rows.reduce((sum, row) => sum + Number(row['handle_time']), 0);
  expect(time / rows.length).toBeCloseTo(aht, 6);
  expect(rows.every((row) => /^138\*{4}\d{4}$/.test(row['customer']!))).toBe(true);
  expect(rows[0]).toMatchObject({ agent_name: 'Anna', queue: 'alpha-line', outcome: 'handled' });
  const columns = rowsOf('columns.csv');
  expect(columns.map(({ column }) => column)).toEqual(Object.keys(rows[0]!));
  expect(columns.find(({ column }) => column === 'talk_time')).toMatchObject({ unit: 's', 含义: '通话时长' });
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  const sha256 = createHash('sha256')
    .update(readFileSync(join(out, 'contacts.csv')))
    .digest('hex');
  expect(manifest).toMatchObject({ rows: 70, masked: true, sha256, exportedBy: 'Yunchou' });
});

test('the same as Parquet, with the watermark in its footer; unmasked only for a reason; all in the trail', async () => {
  const refused = await centre.run('export', ...range, '--as', 'parquet', '--unmasked', '--out', out);
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('reason')]);
  const done = await centre.run(
    'export',
    ...range,
    '--as',
    'parquet',
    '--unmasked',
    '--reason',
    'audit of the client',
    '--out',
    out,
  );
  expect(done.code).toBe(0);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const path = join(out, 'contacts.parquet');
  const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
  expect(
    await read(`select count(*)::int, sum(talk_time), min(first_touch)::text, min(length(customer)) from '${path}'`),
  ).toEqual([[70, expect.any(Number), '2026-11-16 09:00:00', '11']]);
  const footer = await read(`select decode(key), decode(value) from parquet_kv_metadata('${path}')`);
  expect(Object.fromEntries(footer as [string, string][])['yunchou.watermark']).toMatch(/Exported from Yunchou by /);
  connection.closeSync();
  instance.closeSync();
  const { acts } = (await (await centre.get('/api/audit?text=export.period&limit=10')).json()) as {
    acts: { after: { unmasked: boolean; rows: number }; reason: string | null }[];
  };
  expect(acts.map(({ after, reason }) => [after.unmasked, after.rows, reason])).toEqual([
    [true, 70, 'audit of the client'],
    [false, 70, null],
  ]);
});
