import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readRows as read, rowFields as fields } from '#test/read-rows.ts';
import { sheetFile } from '#test/sheet-file.ts';
import type { TableRow } from './record.ts';
import { readTable } from './table.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yunchou-reading-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('spreadsheets', () => {
  test('dates, times, durations, numbers and text', async () => {
    const path = join(folder, 'ok.xlsx');
    await writeXlsxFile([
      [{ value: '开始时间' }, { value: '时长' }, { value: '坐席' }],
      [
        { value: new Date(Date.UTC(2026, 10, 16, 9, 30, 5)), type: Date, format: 'yyyy-mm-dd hh:mm:ss' },
        { value: 95.5 },
        { value: '张三' },
      ],
    ]).toFile(path);
    const rows: unknown[] = [];
    for await (const item of readTable({ name: 'ok.xlsx', path })) if ('record' in item) rows.push(item.record.fields);
    expect(rows).toEqual([{ 开始时间: '2026-11-16 09:30:05', 时长: 95.5, 坐席: '张三' }]);
  });

  test('a formula with its saved result is read, one without is an error naming the cell', async () => {
    const withValue = sheetFile('<c r="A2"><f>1+1</f><v>2</v></c>');
    expect(fields(await read('f.xlsx', withValue))).toEqual([{ n: 2 }]);
    expect((await read('f.xlsx', sheetFile('<c r="A2"><f>1+1</f></c>'))).error).toMatchObject({
      code: 'formula_without_value',
      details: { file: 'f.xlsx', line: 2, field: 'A2' },
    });
  });

  test('a ZIP that is no spreadsheet, and a damaged one', async () => {
    const good = sheetFile('<c r="A2"><v>2</v></c>');
    expect((await read('z.xlsx', good.subarray(0, 200))).error?.code).toBe('bad_spreadsheet');
  });
});

describe('Parquet', () => {
  test('local times stay local, instants carry their zone, nested values are text; also from bytes and gzipped', async () => {
    const path = join(folder, 'a.parquet');
    const engine = await DuckDBInstance.create(':memory:');
    const connection = await engine.connect();
    await connection.run(
      `copy (select 'c' || i as id, i::bigint as n, timestamp '2026-11-16 09:30:00.25' as at, timestamptz '2026-11-16 09:30:00+08' as instant, [1, 2] as list, null::integer as nothing
        from range(3000) t(i)) to '${path}'`,
    );
    connection.closeSync();
    const bytes = readFileSync(path);
    writeFileSync(join(folder, 'a.parquet.gz'), gzipSync(bytes));
    for (const input of [
      { name: 'a.parquet', path },
      { name: 'a.parquet.gz', path: join(folder, 'a.parquet.gz') },
    ]) {
      const rows: TableRow[] = [];
      for await (const item of readTable(input)) if ('record' in item) rows.push(item.record);
      expect(rows).toHaveLength(3000);
      expect(rows[2]).toMatchObject({
        line: 3,
        fields: {
          id: 'c2',
          n: 2,
          at: '2026-11-16 09:30:00.250',
          instant: '2026-11-16T01:30:00.000Z',
          list: '[1,2]',
          nothing: null,
        },
      });
    }
    expect((await read('cut.parquet', bytes.subarray(0, 300))).error?.code).toBe('bad_parquet');
  });
});
