import { describe, expect, it } from 'vitest';
import { ofKind, readConnector } from '#test/read-connector.ts';
import { AppError } from '#src/kernel/errors.ts';
import { connector } from './connector.ts';

const CONTACT = 'mapping: 1\ntarget: contact\nid: id\nfields:\n  first_touch: start\n  outcome: outcome\n';
const read = (csv: string, mapping: string, zone?: string) =>
  readConnector(connector, csv, { mapping, mapping_name: 'm.yaml' }, zone);

async function fault(csv: string, mapping: string): Promise<AppError> {
  try {
    await read(csv, mapping);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('expected a fault');
}

describe('a wrong mapping is one error with file, line and field', () => {
  const csv = 'id,start,outcome\n1,2026-11-16 10:00,answered\n';

  it.each([
    ['misspelt word', CONTACT.replace('fields:', 'feilds:'), 4, 'feilds'],
    ['misspelt key of a rule', `${CONTACT}  talk: { colum: talk }\n`, 7, 'colum'],
    ['unknown field', `${CONTACT}  tallk: start\n`, 7, 'tallk'],
    ['required field missing', CONTACT.replace('  outcome: outcome\n', ''), 4, 'outcome'],
    ['unknown target', CONTACT.replace('target: contact', 'target: { fact: contact }'), 2, 'unknown target'],
    [
      'no form of time',
      CONTACT.replace('first_touch: start', 'first_touch: { column: start, format: whenever }'),
      5,
      'whenever',
    ],
    ['no YAML at all', 'mapping: [1\nx', 2, ''],
  ])('%s', async (_, mapping, line, word) => {
    const error = await fault(csv, mapping);
    expect(error).toMatchObject({ code: 'bad_mapping', details: { file: 'm.yaml', line } });
    expect(error.message).toContain(word);
    expect(error.details.remedy).toBeTruthy();
  });

  it('an unknown zone, and no mapping at all', async () => {
    expect(await fault(csv, `${CONTACT}zone: Mars/Base\n`)).toMatchObject({ code: 'unknown_zone' });
    expect(await fault(csv, '')).toMatchObject({ code: 'no_mapping' });
  });
});

it('missing columns are one error that names them all and what the file has', async () => {
  const error = await fault('id,begin\n1,2\n', CONTACT);
  expect(error).toMatchObject({
    code: 'missing_columns',
    details: { file: 'inline', line: 1, missing: ['start', 'outcome'] },
  });
  expect(error.details.remedy).toContain('id, begin');
});

it('headers differ in case, spaces and full-width signs without being missed', async () => {
  const { events } = await read('ID,Start ,ＯＵＴＣＯＭＥ\n1,2026-11-16 10:00,answered\n', CONTACT);
  expect(events.length).toBeGreaterThan(0);
});

it('dates of three kinds in one column: year-first ones are read, the ambiguous one is rejected with its remedy', async () => {
  const csv =
    'id,start,outcome\n1,2026-11-16 10:00:00,answered\n2,2026年11月16日 10时00分,answered\n3,11/16/2026 10:00,answered\n4,2026/2/30,answered\n';
  const { events, rejections } = await read(csv, CONTACT);
  expect(ofKind(events, 'contact_described').map((e) => e.at)).toEqual(
    Array(2).fill(Date.parse('2026-11-16T10:00:00+08:00')),
  );
  expect(rejections.map((r) => [r.line, r.field, r.code])).toEqual([
    [4, 'first_touch', 'bad_time'],
    [5, 'first_touch', 'bad_time'],
  ]);
  expect(rejections[0]?.remedy).toContain('format');
  const named = CONTACT.replace(
    'first_touch: start',
    'first_touch: { column: start, format: [auto, MM/dd/yyyy HH:mm] }',
  );
  expect((await read(csv, named)).rejections.map((r) => r.line)).toEqual([5]);
});

it('an unknown value is a question with the choices, not a guess', async () => {
  const { rejections } = await read('id,start,outcome\n1,2026-11-16,接通啦\n', CONTACT);
  expect(rejections).toMatchObject([{ code: 'unknown_value', field: 'outcome' }]);
  expect(rejections[0]?.remedy).toContain('abandoned_ivr');
});

it('a bare number without a unit is refused, a negative duration becomes 0 and is told', async () => {
  const bare = await read('id,start,outcome,talk\n1,2026-11-16,answered,95\n', `${CONTACT}  talk: talk\n`);
  expect(bare.rejections).toMatchObject([{ field: 'talk', code: 'bad_duration' }]);
  const signed = await read(
    'id,start,outcome,talk\n1,2026-11-16,answered,-5\n',
    `${CONTACT}  talk: { column: talk, unit: s }\n`,
  );
  expect(ofKind(signed.events, 'agent_left')[0]?.data.talk).toBe(0);
  expect(signed.notices).toMatchObject([{ line: 2, field: 'talk', code: 'negative_duration' }]);
});

it('a stated duration wins over the clock times', async () => {
  const mapping = `${CONTACT}  queue: { value: q }\n  connected: connected\n  ended: ended\n  wait: { column: wait, unit: s }\n  talk: { column: talk, unit: s }\n`;
  const { events } = await read(
    'id,start,outcome,connected,ended,wait,talk\n1,2026-11-16 10:00:00,answered,2026-11-16 10:00:10,2026-11-16 10:01:00,12,47\n',
    mapping,
  );
  expect(ofKind(events, 'agent_connected')[0]?.data.wait).toBe(12_000);
  expect(ofKind(events, 'agent_left')[0]?.data.talk).toBe(47_000);
});

it('the same rows give the same keys in any file and order; changed content or a changed mapping gives new ones', async () => {
  const rows = ['1,2026-11-16 10:00,answered', '2,2026-11-16 11:00,abandoned'];
  const keys = async (lines: readonly string[], mapping = CONTACT) =>
    (await read(`id,start,outcome\n${lines.join('\n')}\n`, mapping)).events.map((e) => e.key).toSorted();
  const first = await keys(rows);
  expect(await keys(rows.toReversed())).toEqual(first);
  expect(await keys(rows, CONTACT.replace('  outcome', '  channel: { value: chat }\n  outcome'))).not.toEqual(first);
  const changed = await read('id,start,outcome\n1,2026-11-16 10:00,abandoned\n', CONTACT);
  expect(changed.events[0]?.record?.id).toBe('contact:1');
  expect(first).not.toContain(changed.events[0]?.key);
});

it('totals are passed over, blank ids rejected, local times follow the zone through both hours of autumn', async () => {
  const mapping = `${CONTACT}skip:\n  - { id: 合计 }\n`;
  const csv =
    'id,start,outcome\n1,2026-10-25 02:30,answered\n2,2026-10-25 03:30,answered\n,2026-10-25,answered\n合计,,\n';
  const { events, rejections } = await read(csv, mapping, 'Europe/Berlin');
  expect(ofKind(events, 'contact_described').map((e) => new Date(e.at).toISOString())).toEqual([
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T02:30:00.000Z',
  ]);
  expect(rejections).toMatchObject([{ line: 4, field: 'id', code: 'no_id' }]);
});
