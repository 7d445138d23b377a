import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetFile } from '../sheet-file.ts';
import { type Centre, type Ran, startCentre } from './centre.ts';
import type { StatRow } from './yunchou.ts';

/** Call attempts at a trunk: an id, a time, a result. */
const MAPPING = `mapping: 1
zone: Asia/Shanghai
target: { fact: trunk_attempt }
id: id
fields:
  tried_at: at
  result: { column: result, translate: { 接通: connected, 占线: busy } }
  customer: { column: name, default: nobody }
  channel: { value: voice }
columns:
  id: [id, 编号]
  at: [at, 时间]
  result: [result, 结果]
  name: { names: [name, 姓名], optional: true }
`;

/** 编号,时间,结果,姓名 */
const HEADER_IN_GBK = Buffer.from('b1e0bac52ccab1bce42cbde1b9fb2cd0d5c3fb0a', 'hex');

type Letter = { file: string; line: number; field: string | null; code: string; reason: string; remedy: string };

describe('bad files through the command line', () => {
  let centre: Centre;
  let mapping: string;
  let counter = 0;

  beforeAll(async () => {
    centre = await startCentre();
    mapping = join(centre.data, 'attempts.yaml');
    writeFileSync(mapping, MAPPING);
  });
  afterAll(() => centre?.close());

  const path = (name: string): string => join(centre.data, name);
  function put(name: string, content: string | Uint8Array): string {
    writeFileSync(path(name), content);
    return path(name);
  }
  /** Reads a table as a source of its own. */
  const ingest = (file: string, ...words: string[]): Promise<Ran> =>
    centre.run(
      'ingest',
      'table',
      file,
      '--mapping',
      mapping,
      '--source',
      `bad-${(counter += 1)}`,
      '--format',
      'json',
      ...words,
    );

  /** One clear error: exit code 2, the file, what is wrong, and what to do; nothing else. */
  async function refused(ran: Ran, code: string, file: string): Promise<void> {
    expect(ran.code, ran.out + ran.err).toBe(2);
    const lines = ran.err.trimEnd().split('\n');
    expect(lines, ran.err).toHaveLength(2);
    expect(lines[0]).toContain(code);
    expect(lines[0]).toContain(file);
    expect(lines[1]?.trim().length).toBeGreaterThan(10);
    expect(ran.err).not.toContain('bug');
  }

  /** A dead-letter list: exit code 1, every row with file, line, field, reason and remedy. */
  function letters(ran: Ran): Letter[] {
    expect(ran.code, ran.out + ran.err).toBe(1);
    const { rejected } = JSON.parse(ran.out) as { rejected: Letter[] };
    for (const letter of rejected) {
      expect(letter.file).not.toBe('');
      expect(letter.line).toBeGreaterThan(0);
      expect(letter.reason.length).toBeGreaterThan(10);
      expect(letter.remedy.length).toBeGreaterThan(5);
    }
    return rejected;
  }

  it.each([
    ['noise.csv', Buffer.from(Array.from({ length: 8192 }, (_, i) => (i * 7919 + 13) % 256)), 'binary_file'],
    ['scan.csv', '%PDF-1.7 whatever', 'binary_file'],
    ['old.xls', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'binary_file'],
    ['empty.csv', '', 'empty_file'],
    ['blank.csv', ' \n\n', 'empty_file'],
    [
      'western.csv',
      Buffer.from('id,at,result,name\n1,2026-11-16 09:00,busy,Jos\xe9 Garc\xeda\n', 'latin1'),
      'unknown_encoding',
    ],
    ['columns.csv', 'id,when,result\n1,2026-11-16 09:00,busy\n', 'missing_columns'],
    ['broken.csv.gz', Buffer.from('1f8b0800000000000003ffffffff', 'hex'), 'gzip'],
    ['cut.xlsx', sheetFile('<c r="A2"><v>2</v></c>').subarray(0, 200), 'bad_spreadsheet'],
    ['formula.xlsx', sheetFile('<c r="A2"><f>1+1</f></c>'), 'formula_without_value'],
  ])('%s is refused with one error', async (name, content, code) => {
    await refused(await ingest(put(name, content)), code, name);
  });

  it('a file that is not there, and a mapping with a slip', async () => {
    await refused(await ingest(path('absent.csv')), 'no_such_file', 'absent.csv');
    const slip = put('slip.yaml', MAPPING.replace('fields:', 'feilds:'));
    const table = put('table.csv', 'id,at,result\n1,2026-11-16 09:00,busy\n');
    const ran = await centre.run('ingest', 'table', table, '--mapping', slip, '--source', 'slip');
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/bad_mapping .*:5/);
    expect(ran.err).toContain('feilds');
  });

  it('dates of three kinds: those that can be read in one way are read, the others are named with their line', async () => {
    const rows = [
      '1,2026-11-16 09:00:00,busy',
      '2,2026年11月16日 9:05,busy',
      '3,03/04/2026 09:10,busy',
      '4,Nov 16th at nine,busy',
    ];
    const found = letters(await ingest(put('dates.csv', `id,at,result\n${rows.join('\n')}\n`)));
    expect(found.map((l) => [l.file, l.line, l.field])).toEqual([
      ['dates.csv', 4, 'tried_at'],
      ['dates.csv', 5, 'tried_at'],
    ]);
    expect(found[0]?.remedy).toMatch(/dd\/MM|MM\/dd|form/);
  });

  it('a value nobody has explained, a row too short, a row too long', async () => {
    const rows = [
      '1,2026-11-16 09:00,busy,Li',
      '2,2026-11-16 09:00,perhaps,Li',
      '3,2026-11-16 09:00',
      '4,2026-11-16 09:00,busy,Li,more',
    ];
    const found = letters(await ingest(put('rows.csv', `id,at,result,name\n${rows.join('\n')}\n`)));
    expect(found.map((l) => [l.line, l.code])).toEqual([
      [3, 'unknown_value'],
      [4, 'wrong_column_count'],
      [5, 'wrong_column_count'],
    ]);
  });

  it('half a JSON: good records are kept, the rest is one letter at its line', async () => {
    const row = (id: number) => JSON.stringify({ id, at: '2026-11-16 09:00', result: 'busy' });
    for (const [name, text, line] of [
      ['half.jsonl', `${row(1)}\n${row(2)}\n${row(3).slice(0, 20)}`, 3],
      ['half.json', `[\n${row(1)},\n${row(2)},\n${row(3).slice(0, 20)}`, 4],
      ['middle.jsonl', `${row(1)}\n{"id": oops}\n${row(3)}\n`, 2],
    ] as const) {
      const found = letters(await ingest(put(name, text)));
      expect(
        found.map((l) => [l.file, l.line]),
        name,
      ).toEqual([[name, line]]);
    }
  });

  it('a formula with its saved result is read as that result', async () => {
    const named = put(
      'named.yaml',
      `mapping: 1
zone: UTC
target: { fact: trunk_attempt }
id: n
fields: { tried_at: { value: 2026-11-16 09:00 }, result: { value: busy }, channel: { value: voice } }
`,
    );
    const file = put('saved.xlsx', sheetFile('<c r="A2"><f>1+1</f><v>2</v></c>'));
    const ran = await centre.run('ingest', 'table', file, '--mapping', named, '--source', 'saved', '--format', 'json');
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(ran.out)).toMatchObject({ imports: [{ added: 1, rejected: 0 }] });
  });

  it.each([
    ['gbk.csv', 'gbk', Buffer.from('d5c5c8fd', 'hex'), '张三'],
    ['gb18030.csv', 'gb18030', Buffer.from('95328236', 'hex'), '𠀀'],
  ])('%s is read, names and values alike', async (name, source, customer, read) => {
    const result = Buffer.from('d5bccfdf', 'hex');
    const row = Buffer.concat([
      Buffer.from('1,2026-11-16 09:00,'),
      result,
      Buffer.from(','),
      customer,
      Buffer.from('\n'),
    ]);
    const file = put(name, Buffer.concat([HEADER_IN_GBK, row]));
    const ran = await centre.run('ingest', 'table', file, '--mapping', mapping, '--source', source, '--format', 'json');
    expect({ code: ran.code, err: ran.err, out: ran.code === 0 ? '' : ran.out }).toEqual({ code: 0, err: '', out: '' });
    const { code, out } = await centre.run('contacts', 'blocked_rate', '--part', 'numerator', '--format', 'json');
    expect(code).toBe(0);
    expect(out).toContain(read);
  });

  it('contacts in GBK answer with Chinese names', async () => {
    const header = 'contact_id,started_at,queue,wait,outcome,agent,talk\n';
    const queue = Buffer.from('cadbbae0', 'hex');
    const row = Buffer.concat([
      Buffer.from('k1,2026-11-16 10:00:00,'),
      queue,
      Buffer.from(',5,answered,'),
      Buffer.from('d5c5c8fd', 'hex'),
      Buffer.from(',60\n'),
    ]);
    const file = put('contacts-gbk.csv', Buffer.concat([Buffer.from(header), row]));
    const ready = join(import.meta.dirname, '../../examples/mappings/contacts.yaml');
    const words = ['--mapping', ready, '--source', 'gbk-contacts', '--zone', 'UTC', '--format', 'json'];
    expect((await centre.run('ingest', 'table', file, ...words)).code).toBe(0);
    const rows = await centre.rows<StatRow>('stats', 'leg_talk', '--stat', 'sum', '--by', 'agent');
    expect(rows.map((r) => [r.by['agent'], r.value])).toEqual([['张三', 60]]);
  });
});
