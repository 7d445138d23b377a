import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ofKind, readConnector } from '#test/read-connector.ts';
import type { CanonicalEvent } from '../../../contract/event.ts';
import { connector } from './connector.ts';
import { FACTS } from './targets.ts';
import { parseMapping } from './parse-mapping.ts';

const folder = resolve(import.meta.dirname, '../../../../../../examples/mappings');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''));
const mapping = (name: string): string => readFileSync(resolve(folder, `${name}.yaml`), 'utf8');
const fixture = (file: string) => ({ path: resolve(folder, 'fixtures', file) });
const read = (name: string, file: string) =>
  readConnector(connector, fixture(file), { mapping: mapping(name), mapping_name: `${name}.yaml` });
const told = (events: readonly CanonicalEvent[]) =>
  events.map(({ kind, at, subject, data }) => ({ kind, at, subject, data }));

describe('ready mappings of simple tables', () => {
  const simple = names.filter((name) => existsSync(fixture(`${name}.en.csv`).path));

  it.each(simple)('%s: English and Chinese headers give the same events, no row is rejected', async (name) => {
    const [english, chinese] = [await read(name, `${name}.en.csv`), await read(name, `${name}.zh.csv`)];
    expect([...english.rejections, ...chinese.rejections]).toEqual([]);
    expect(english.events.length).toBeGreaterThan(0);
    expect(told(chinese.events)).toEqual(told(english.events));
  });

  it('every fact an import can bring has one', () => {
    const targets = names.map((name) => parseMapping(mapping(name), name).mapping.target);
    const facts = targets.flatMap((target) => (typeof target === 'object' && 'fact' in target ? [target.fact] : []));
    expect(facts.toSorted()).toEqual(FACTS.toSorted());
  });

  it('facts carry typed values: flags, amounts, durations, open ends', async () => {
    const row = async (name: string, i: number) =>
      ofKind((await read(name, `${name}.zh.csv`)).events, 'fact_recorded')[i]?.data.row;
    expect(await row('costs', 0)).toMatchObject({ amount: 120_000.5, channel: 'voice', cost_id: 'm1' });
    expect(await row('sales', 0)).toMatchObject({ won: true, amount: 1299 });
    expect(await row('shifts', 0)).toMatchObject({
      present: true,
      excused: false,
      late: 300_000,
      shift_id: 'Ann-2026-11-16 09:00',
    });
    expect(await row('employment', 0)).toMatchObject({ end_at: null, end_kind: null });
    expect(await row('forecasts', 0)).toMatchObject({ contacts: 42.5, aht: 210_000 });
    expect(await row('surveys', 1)).toMatchObject({ kind: 'nps', valid: false, answered_at: null, channel: 'chat' });
  });
});

describe('ready mappings of systems', () => {
  it('Tencent TCCC: answered, abandoned while waiting, outbound without answer', async () => {
    const { events, rejections } = await read('tencent-tccc', 'tencent-tccc.json');
    expect(rejections).toEqual([]);
    expect(ofKind(events, 'agent_connected').map((e) => [e.subject, e.data])).toEqual([
      ['s-1', { agent: '1001', queue: '售后', ring: 4000 }],
    ]);
    expect(ofKind(events, 'agent_left')[0]?.data).toMatchObject({ talk: 100_000, how: 'customer' });
    expect(ofKind(events, 'queue_left').map((e) => [e.subject, e.data.how])).toEqual([['s-2', 'abandoned']]);
    expect(ofKind(events, 'queue_entered').map((e) => e.at)).toEqual([1_794_794_412_000, 1_794_794_508_000]);
    expect(ofKind(events, 'contact_described')[2]?.data).toMatchObject({
      direction: 'outbound',
      customer: '008613800000003',
      outcome: 'unanswered',
    });
  });

  it('Aliyun CCC: WaitTime is 0 when the customer gave up, so the queue time is taken', async () => {
    const { events, rejections } = await read('aliyun-ccc', 'aliyun-ccc.json');
    expect(rejections).toEqual([]);
    expect(ofKind(events, 'agent_connected')[0]?.data).toMatchObject({ wait: 15_000, ring: 5000, agent: 'Ann' });
    expect(ofKind(events, 'agent_left')[0]?.data).toMatchObject({ talk: 90_000, hold: 12_000 });
    expect(ofKind(events, 'queue_left').map((e) => [e.subject, e.data.wait])).toEqual([['job-2', 40_000]]);
    expect(ofKind(events, 'contact_described')[2]?.data.outcome).toBe('abandoned_ivr');
  });

  it('7moor: what is not documented is asked, not guessed', async () => {
    const { events, rejections } = await read('7moor', '7moor.jsonl');
    expect(ofKind(events, 'agent_connected')[0]).toMatchObject({
      subject: 'm-1',
      at: Date.parse('2026-11-16T10:00:25+08:00'),
      data: { ring: 5000 },
    });
    expect(rejections).toMatchObject([{ line: 2, field: 'outcome', code: 'unknown_value' }]);
  });

  it('Huawei CEC: a file without header; only the agents of a call, under the call', async () => {
    const { events, rejections } = await read('huawei-cec', 'huawei-cec.csv');
    expect(rejections).toEqual([]);
    expect(ofKind(events, 'agent_connected').map((e) => [e.subject, e.data])).toEqual([
      ['1678978542-92', { agent: '101', ring: 5000 }],
    ]);
    expect(ofKind(events, 'queue_entered')).toEqual([]);
  });

  it('Anonymous Bank: every trap of its rows', async () => {
    const { events, rejections, notices } = await read('anonymous-bank', 'anonymous-bank.tsv');
    expect(rejections).toEqual([]);
    expect(notices.map((notice) => [notice.line, notice.field, notice.code])).toEqual([
      [7, 'ivr_time', 'negative_duration'],
    ]);
    const kinds = (call: string) => events.filter((e) => e.subject.includes(`-${call}-`)).map((e) => e.kind);
    expect(kinds('1')).toEqual([
      'contact_described',
      'ivr_entered',
      'ivr_left',
      'queue_entered',
      'agent_connected',
      'agent_left',
      'contact_ended',
    ]);
    expect(kinds('3')).toEqual(['contact_described', 'ivr_entered', 'ivr_left', 'contact_ended']);
    const described = ofKind(events, 'contact_described');
    expect(described[3]?.data).toMatchObject({ talkTime: 20_000 });
    expect(described[4]?.data).toMatchObject({ excluded: 'PHANTOM', segment: 'ordinary', customer: '9' });
    expect(ofKind(events, 'agent_connected')[1]?.data).toEqual({ queue: 'regular', wait: 0 });
    // Past midnight the clock starts again; the date column stays.
    expect(ofKind(events, 'queue_entered')[3]?.at).toBe(Date.parse('1999-08-04T00:00:03+03:00'));
  });
});
