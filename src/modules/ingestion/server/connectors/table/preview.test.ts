import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { ingestionModule } from '../../index.ts';
import { CONNECTORS } from '../index.ts';
import type { ConnectorOptions } from '../../../contract/connector.ts';
import { answerQuestion } from './answer.ts';
import { draftMapping } from './draft-mapping.ts';
import { guessTimeForm } from './guess-time-form.ts';
import { parseMapping } from './parse-mapping.ts';
import { previewTable } from './preview.ts';

const MAPPING =
  '# my centre\nmapping: 1\ntarget: contact\nid: id\nfields:\n  first_touch: start\n  outcome: outcome # as the switch says it\n';
const options = (mapping?: string): ConnectorOptions => ({
  source: 's',
  zone: 'Asia/Shanghai',
  aliases: new Map(),
  settings: mapping === undefined ? {} : { mapping },
});
async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
const preview = (csv: string, mapping?: string) =>
  previewTable({ name: 'calls.csv', bytes: bytes(csv) }, options(mapping));

const CSV =
  'id,start,outcome\n1,2026-11-16 10:00,answered\n2,2026-11-16 10:05,挂断\n3,bad,answered\n4,2026-11-16 10:07,挂断\n1,2026-11-16 11:00,answered\n';

describe('preview', () => {
  it('shows the first rows mapped, every rejected row with its reason, and each open question once', async () => {
    const shown = await preview(CSV, MAPPING);
    expect(shown).toMatchObject({ columns: ['id', 'start', 'outcome'], rows: 5, mapped: 2, rejected: 3, guess: null });
    expect(shown.sample[0]).toMatchObject({ line: 2, fields: { id: '1' } });
    expect(shown.sample[0]?.events[0]?.kind).toBe('contact_described');
    expect(shown.rejections.map((r) => [r.file, r.line, r.field, r.code])).toEqual([
      ['calls.csv', 3, 'outcome', 'unknown_value'],
      ['calls.csv', 4, 'first_touch', 'bad_time'],
      ['calls.csv', 5, 'outcome', 'unknown_value'],
    ]);
    expect(shown.questions).toMatchObject([
      { field: 'outcome', column: 'outcome', value: '挂断', count: 2, firstLine: 3 },
    ]);
    expect(shown.questions[0]?.choices).toContain('abandoned');
  });

  it('warns when two different rows claim to be the same record', async () => {
    expect((await preview(CSV, MAPPING)).notices).toMatchObject([{ line: 6, field: 'id', code: 'id_not_unique' }]);
  });

  it('an answer is written into the mapping, comments kept, and the question does not come back', async () => {
    const answered = answerQuestion(MAPPING, 'outcome', '挂断', 'abandoned');
    expect(answered).toContain('# my centre');
    expect((await preview(CSV, answered)).questions).toEqual([]);
    expect((await preview(CSV, answerQuestion(answered, 'outcome', '占线', 'refused_blocked'))).rejected).toBe(1);
    expect(() => answerQuestion(MAPPING, 'talk', 'x', 1)).toThrow(/talk/);
  });
});

it('reaches the outside with questions, header and guess, and stores nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yunchou-preview-'));
  const database = await openDatabase(':memory:');
  try {
    const path = join(folder, 'calls.csv');
    writeFileSync(path, CSV);
    const { api } = await ingestionModule({
      database,
      store: duckdbStore(database),
      organisation: null,
      connectors: CONNECTORS,
    });
    const file = { connector: 'table', path, zone: 'Asia/Shanghai' };
    const shown = await api.preview({ ...file, mapping: MAPPING });
    expect(shown.table).toMatchObject({
      columns: ['id', 'start', 'outcome'],
      mapped: 2,
      rejected: 3,
      questions: [{ value: '挂断', count: 2 }],
    });
    expect(shown.rejections).toHaveLength(3);
    expect((await api.preview(file)).table?.sample[1]).toEqual({
      line: 3,
      fields: { id: '2', start: '2026-11-16 10:05', outcome: '挂断' },
    });
    expect(await api.sources()).toEqual([]);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true });
  }
});

describe('a mapping guessed from headers', () => {
  it('recognises Chinese headers, forms of time and words of outcomes; the draft maps the file', async () => {
    const csv =
      '通话编号,呼叫开始时间,主叫号码,技能组,排队时长,坐席姓名,通话时长,通话结果,备注\n' +
      'c1,2026/11/16 10:00:05,138,售后,12,张三,0:01:35,已接通,x\nc2,2026/11/16 10:05:00,139,售后,40,,0:00:00,排队放弃,y\n';
    const { guess } = await preview(csv);
    expect(guess).toContain('# not used: 备注');
    const draft = parseMapping(guess ?? '').mapping;
    expect(draft).toMatchObject({
      id: '通话编号',
      fields: { first_touch: { column: '呼叫开始时间' }, queue: { column: '技能组' }, wait: { unit: 's' } },
    });
    expect(await preview(csv, guess ?? '')).toMatchObject({ mapped: 2, rejected: 0, questions: [] });
  });

  it('does the same for English headers with epoch seconds, and gives nothing where no id or time is known', async () => {
    const csv = 'Call ID,Start Time,Agent,Talk Time,Status\n1,1794794400,Ann,95,answered\n2,1794794500,,0,missed\n';
    const { guess } = await preview(csv);
    expect(parseMapping(guess ?? '').mapping.fields['first_touch']).toEqual({
      column: 'Start Time',
      format: 'epoch_s',
    });
    expect(await preview(csv, guess ?? '')).toMatchObject({ mapped: 2, rejected: 0 });
    expect((await preview('x,y\nfoo,bar\n')).guess).toBeNull();
  });

  it('day-first and month-first stay open until a day passes 12', () => {
    expect(guessTimeForm(['01/02/2026 10:00', '03/04/2026 11:00'])).toBeNull();
    expect(guessTimeForm(['01/02/2026 10:00', '13/04/2026 11:00'])).toBe('dd/MM/yyyy HH:mm');
    expect(guessTimeForm(['46342.5'])).toBe('excel');
  });
});

describe('a contact list out of a spreadsheet, as a small centre keeps it', () => {
  const path = join(import.meta.dirname, 'fixtures', '来电登记表.xlsx');
  const see = (mapping?: string) => previewTable({ name: '来电登记表.xlsx', path }, options(mapping));

  it('title rows, days merged downwards, no id, a sum: one column named by hand, and every row is read', async () => {
    const { columns, sample, uses, skip } = await see();
    expect(skip).toBe(2);
    expect(columns).toContain('时长(分钟)');
    expect(uses).toMatchObject({
      日期: { use: 'date' },
      时间: { use: 'time' },
      '时长(分钟)': { use: 'talk', unit: 'min' },
      是否解决: { use: 'agent_resolved' },
    });
    expect(uses).not.toHaveProperty('谁接的');
    const rows = sample.map(({ fields }) => fields);
    const named = { ...uses, 谁接的: { use: 'agent' as const } };
    const draft = draftMapping({ header: columns, rows, uses: named, skip });
    const shown = await see(draft);
    expect(shown).toMatchObject({ rows: 196, mapped: 196, rejected: 0, questions: [], notices: [] });
    // The second row of a day has its date from the merged cell above.
    const [first, second] = shown.sample;
    // Ids stand in addresses and exports: no number of a customer, no name.
    expect(first?.events[0]?.subject).toMatch(/^2026-09-07-16:31:00-[0-9a-f]{6}$/);
    expect(first?.events[0]).toMatchObject({ at: Date.parse('2026-09-07T16:31:00+08:00'), data: { channel: 'voice' } });
    expect(new Date(second!.events[0]!.at).toISOString().slice(0, 10)).toBe('2026-09-07');
    expect(first?.events.find(({ kind }) => kind === 'agent_left')?.data).toMatchObject({ talk: 5 * 60_000 });
  });

  it('refuses columns that say no time, and two columns of one meaning', () => {
    const list = { header: ['a', 'b'], rows: [], skip: 0 };
    expect(() => draftMapping({ ...list, uses: { a: { use: 'agent' } } })).toThrow(/No column says when/);
    const twice = { a: { use: 'date' as const }, b: { use: 'date' as const } };
    expect(() => draftMapping({ ...list, uses: twice })).toThrow(/both/);
  });
});
