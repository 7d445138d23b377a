import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readRows as read, rowFields as fields } from '#test/read-rows.ts';
import { readTable } from './table.ts';

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
      for await (const _ of readTable({ name: 'x.csv', path: '/nowhere/absent.csv' })) void _;
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
