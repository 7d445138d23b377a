import { gzipSync } from 'node:zlib';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { AppError } from '#src/kernel/errors.ts';
import type { Rejection } from '../../contract/connector.ts';
import type { TableRow } from './record.ts';
import { readTable, type TableFormat } from './table.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yunchou-reading-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Outcome = {
  columns: readonly string[];
  rows: TableRow[];
  rejections: Omit<Rejection, 'file'>[];
  error: AppError | null;
};

async function read(
  name: string,
  content: Uint8Array | string | AsyncIterable<Uint8Array>,
  format?: TableFormat,
): Promise<Outcome> {
  const outcome: Outcome = { columns: [], rows: [], rejections: [], error: null };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const all = Buffer.from(content as Uint8Array);
    // Awkward pieces: characters and line ends fall apart.
    for (let at = 0; at < all.length; at += 7) yield all.subarray(at, at + 7);
  }
  const input = { name, bytes: typeof content === 'object' && Symbol.asyncIterator in content ? content : bytes() };
  try {
    for await (const item of readTable(input, format)) {
      if ('record' in item) outcome.rows.push(item.record);
      else if ('rejection' in item) outcome.rejections.push(item.rejection);
      else outcome.columns = item;
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    outcome.error = error;
  }
  return outcome;
}

const fields = (outcome: Outcome) => outcome.rows.map((row) => row.fields);

describe('delimited text', () => {
  test('comma, tab, semicolon and bar are found by themselves; lines are counted from 1', async () => {
    for (const separator of [',', '\t', ';', '|']) {
      const outcome = await read('a.csv', `a${separator}b\r\n1${separator}x y\r\n\r\n2${separator}z\r\n`);
      expect(outcome.columns).toEqual(['a', 'b']);
      expect(fields(outcome)).toEqual([
        { a: '1', b: 'x y' },
        { a: '2', b: 'z' },
      ]);
      expect(outcome.rows.map((row) => row.line)).toEqual([2, 4]);
    }
  });

  test('quoted cells hold separators and line breaks; the line is where the row begins', async () => {
    const outcome = await read('a.csv', 'a,b\n"1\n2","x,y"\n3,4\n');
    expect(fields(outcome)).toEqual([
      { a: '1\n2', b: 'x,y' },
      { a: '3', b: '4' },
    ]);
    expect(outcome.rows.map((row) => row.line)).toEqual([2, 4]);
  });

  test('a row with missing cells is rejected with line, field and remedy; the others are kept', async () => {
    const outcome = await read('a.csv', 'a,b,c\n1,2,3\n4,5\n6,7,8,9\n6,7,8\n');
    expect(outcome.rows.map((row) => row.line)).toEqual([2, 5]);
    expect(outcome.rejections).toMatchObject([
      { line: 3, field: 'c', code: 'wrong_column_count', raw: '4,5' },
      { line: 4, code: 'wrong_column_count' },
    ]);
  });

  test('values where the header should be are refused; a stated header is used', async () => {
    expect((await read('a.csv', '1,2026-01-01,3\n2,2026-01-02,4\n')).error).toMatchObject({
      code: 'no_header',
      details: { file: 'a.csv', line: 1 },
    });
    expect(fields(await read('a.csv', '1,2\n', { header: ['x', 'y'] }))).toEqual([{ x: '1', y: '2' }]);
  });

  test('title lines before the header are passed over', async () => {
    const outcome = await read('a.csv', 'Report of May\n\nname;n\nx;1\n', { skip: 2 });
    expect(fields(outcome)).toEqual([{ name: 'x', n: '1' }]);
    expect(outcome.rows[0]?.line).toBe(4);
  });

  test('an unclosed quote is one clear error, rows before it are kept', async () => {
    const outcome = await read('a.csv', 'a,b\n1,2\n"3,4\n5,6\n');
    expect(outcome.rows).toHaveLength(1);
    expect(outcome.error).toMatchObject({ code: 'quote_not_closed', details: { line: 3 } });
  });

  test('a line without end is given up after a bounded length, long before the gigabyte is read', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n1,2\n');
      const block = Buffer.alloc(1 << 20, 'x');
      for (; given < 1024; given += 1) yield block;
    }
    const before = process.memoryUsage().rss;
    const outcome = await read('long.csv', endless());
    expect(outcome.error).toMatchObject({
      kind: 'too_large',
      code: 'line_too_long',
      details: { file: 'long.csv', line: 3 },
    });
    expect(given).toBeLessThan(64);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 << 20);
  });
});

describe('encodings', () => {
  const text = '坐席,备注\n张三,已解决\n李四,转接\n';
  const rows = [
    { 坐席: '张三', 备注: '已解决' },
    { 坐席: '李四', 备注: '转接' },
  ];
  const gbk = Buffer.from('d7f8cfaf2cb1b8d7a20ad5c5c8fd2cd2d1bde2bef60ac0eecbc42cd7aabdd30a', 'hex');

  test('UTF-8 with and without mark, UTF-16 with and without mark, GBK', async () => {
    expect(fields(await read('u.csv', text))).toEqual(rows);
    expect(fields(await read('u.csv', `\uFEFF${text}`))).toEqual(rows);
    expect(fields(await read('u.csv', Buffer.from(`\uFEFF${text}`, 'utf16le')))).toEqual(rows);
    expect(fields(await read('u.csv', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()))).toEqual(rows);
    expect(fields(await read('u.csv', Buffer.from('name,n\nabc,1\n', 'utf16le')))).toEqual([{ name: 'abc', n: '1' }]);
    expect(fields(await read('u.csv', gbk))).toEqual(rows);
  });

  test('GB18030 four-byte characters', async () => {
    const content = Buffer.concat([
      Buffer.from('name,n\n'),
      Buffer.from('8130813081308130', 'hex'),
      Buffer.from('d6d0', 'hex'),
      Buffer.from(',1\n'),
    ]);
    expect(fields(await read('u.csv', content))).toEqual([{ name: '\u0080\u0080中', n: '1' }]);
  });

  test('a GBK name after a hundred kilobytes of ASCII is still read', async () => {
    const content = Buffer.concat([
      Buffer.from(`a,b\n${'1,2\n'.repeat(30_000)}`),
      Buffer.from('d5c5c8fd', 'hex'),
      Buffer.from(',x\n'),
    ]);
    expect((await read('u.csv', content)).rows.at(-1)?.fields).toEqual({ a: '张三', b: 'x' });
  });

  test('Western 8-bit text is not taken for Chinese: one error naming the line, and it reads when the encoding is stated', async () => {
    const content = Buffer.from('name,city\nJos\xe9 Garc\xeda,M\xe1laga\n', 'latin1');
    expect((await read('w.csv', content)).error).toMatchObject({
      code: 'unknown_encoding',
      details: { file: 'w.csv', line: 2 },
    });
    expect(fields(await read('w.csv', content, { encoding: 'windows-1252' }))).toEqual([
      { name: 'José García', city: 'Málaga' },
    ]);
  });

  test('damage in the middle of UTF-8 is one error with the line; what came before is kept', async () => {
    const content = Buffer.concat([
      Buffer.from(`a,b\n张,1\n${'x,2\n'.repeat(20_000)}`),
      Buffer.from([0xff, 0xfe, 0x2c, 0x31, 0x0a]),
    ]);
    const outcome = await read('d.csv', content);
    expect(outcome.error?.code).toBe('bad_encoding');
    expect(outcome.error?.details.line).toBeGreaterThan(19_000);
    expect(outcome.rows.length).toBeGreaterThan(1000);
  });
});

describe('files that are no table', () => {
  test('binary, PDF, old Excel, empty: one error each with a remedy', async () => {
    const noise = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919 + 13) % 256));
    expect((await read('n.csv', noise)).error).toMatchObject({ code: 'binary_file', details: { file: 'n.csv' } });
    expect((await read('n.csv', '%PDF-1.7 whatever')).error?.message).toContain('pdf');
    expect((await read('n.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).error?.details.remedy).toContain('.xlsx');
    expect((await read('e.csv', '')).error?.code).toBe('empty_file');
    expect((await read('e.csv', ' \n\n')).error?.code).toBe('empty_file');
    expect((await read('e.jsonl', '[]')).error?.code).toBe('empty_file');
  });

  test('gzip is unpacked whatever the name; a cut or damaged one is an error', async () => {
    const packed = gzipSync('a,b\n1,2\n'.repeat(5000));
    expect((await read('a.csv', packed)).rows).toHaveLength(9999);
    expect((await read('a.csv.gz', packed.subarray(0, packed.length - 12))).error?.code).toBe('truncated_gzip');
    const broken = Buffer.from(packed);
    broken.fill(0xff, 20, 40);
    expect((await read('a.csv.gz', broken)).error?.code).toBe('corrupt_gzip');
  });

  test('an absent file', async () => {
    const iterate = async () => {
      for await (const _ of readTable({ name: 'x.csv', path: join(folder, 'absent.csv') })) void _;
    };
    await expect(iterate()).rejects.toMatchObject({ kind: 'not_found', code: 'file_not_found' });
  });
});

describe('JSON', () => {
  test('lines, an array, a pretty-printed object and objects one after another give the same rows', async () => {
    const expected = [
      { a: 1, 'b.c': 'x' },
      { a: 2, 'b.c': 'y' },
    ];
    const [one, two] = [
      { a: 1, b: { c: 'x' } },
      { a: 2, b: { c: 'y' } },
    ];
    for (const text of [
      `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`,
      JSON.stringify([one, two]),
      JSON.stringify([one, two], null, 2),
      `${JSON.stringify(one, null, 2)}\n${JSON.stringify(two, null, 2)}`,
    ]) {
      expect(fields(await read('a.json', text))).toEqual(expected);
    }
    expect(
      fields(await read('a.json', JSON.stringify({ Code: 'OK', Data: { List: [one, two] } }), { rows: 'Data.List' })),
    ).toEqual(expected);
  });

  test('half a JSON is a rejection at its line, the good rows are kept', async () => {
    const lines = await read('a.jsonl', '{"a":1}\n{"a":2}\n{"a":');
    expect(fields(lines)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(lines.rejections).toMatchObject([{ line: 3, code: 'truncated_json' }]);
    const array = await read('a.json', '[\n{"a":1},\n{"a":2},\n{"a":[1,');
    expect(fields(array)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(array.rejections).toMatchObject([{ line: 4, code: 'truncated_json' }]);
  });

  test('a damaged line in the middle, or as the first, costs only itself', async () => {
    const outcome = await read('a.jsonl', '{"a":1 oops}\n{"a":2}\n{"a":3,}\n{"a":4}\n');
    expect(fields(outcome)).toEqual([{ a: 2 }, { a: 4 }]);
    expect(outcome.rejections.map((r) => [r.line, r.code])).toEqual([
      [1, 'bad_json'],
      [3, 'bad_json'],
    ]);
  });

  test('brackets and quotes inside strings do not count', async () => {
    const rows = [{ a: 'x]}"{[' }, { a: '\\' }];
    expect(fields(await read('a.json', JSON.stringify(rows)))).toEqual(rows);
  });
});

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
    const withValue = await sheetFile('<c r="A2"><f>1+1</f><v>2</v></c>');
    expect(fields(await read('f.xlsx', withValue))).toEqual([{ n: 2 }]);
    expect((await read('f.xlsx', await sheetFile('<c r="A2"><f>1+1</f></c>'))).error).toMatchObject({
      code: 'formula_without_value',
      details: { file: 'f.xlsx', line: 2, field: 'A2' },
    });
  });

  test('a ZIP that is no spreadsheet, and a damaged one', async () => {
    const good = await sheetFile('<c r="A2"><v>2</v></c>');
    expect((await read('z.xlsx', good.subarray(0, 200))).error?.code).toBe('bad_spreadsheet');
  });
});

/** A minimal workbook, stored without compression, whose second row is the given cell. */
async function sheetFile(cell: string): Promise<Buffer> {
  const files: Record<string, string> = {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml':
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>n</t></is></c></row><row r="2">${cell}</row></sheetData></worksheet>`,
  };
  const { crc32 } = await import('node:zlib');
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(content.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 0, 26);
    entry.writeUInt32LE(offset, 42);
    local.push(Buffer.from('504b0304', 'hex'), head, Buffer.from(name), content);
    central.push(entry, Buffer.from(name));
    offset += 30 + name.length + content.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

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
    const { readFileSync } = await import('node:fs');
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
