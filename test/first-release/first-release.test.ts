import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { extract } from 'tar';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCommand } from '#src/cli/run-command.ts';
import { readConfig } from '#src/config.ts';
import { serveCentre } from '#src/main.ts';

vi.setConfig({ testTimeout: 120_000 });

const directory = mkdtempSync(join(tmpdir(), 'yunchou-first-release-'));
const data = join(directory, 'data');
let server: Awaited<ReturnType<typeof serveCentre>>;
type Row = { kpi: string; by: Record<string, string | null>; value: number | null };

beforeAll(async () => {
  const packed = readFileSync(join(import.meta.dirname, 'data.tar.br'));
  writeFileSync(join(directory, 'data.tar'), brotliDecompressSync(packed));
  mkdirSync(data);
  await extract({ file: join(directory, 'data.tar'), cwd: data });
  // One server for all commands: opening a centre takes seconds.
  server = await serveCentre({ ...readConfig({}), dataDirectory: data, port: 0, zone: 'Europe/Berlin' }, () => {});
}, 180_000);
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

async function json<T>(...words: string[]): Promise<T> {
  let [out, err] = ['', ''];
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  };
  const code = await runCommand([...words, '--data', data, '--format', 'json'], io);
  expect(code, err).toBe(0);
  return JSON.parse(out) as T;
}

test('a data directory of the first release opens, migrates and gives the same KPIs, parts and settings', async () => {
  const then = JSON.parse(readFileSync(join(import.meta.dirname, 'kpis.json'), 'utf8')) as { rows: Row[] };
  const now = await json<{ rows: Row[] }>(
    'kpi',
    'service_level,abandon_rate,asa,aht,answered',
    '--by',
    'queue',
    '--grain',
    '1d',
  );
  expect(then.rows.length).toBeGreaterThan(10);
  expect(now.rows).toEqual(then.rows);
  const { rows } = await json<{ rows: { parameter: string; value: number; reason: string }[] }>('setting', 'list');
  expect(rows).toMatchObject([{ parameter: 'service_level.threshold', value: 15, reason: 'first release' }]);
  const { findings } = await json<{ findings: { id: string; state: string }[] }>('doctor');
  expect(findings.filter((f) => f.state === 'bad')).toEqual([]);
});
