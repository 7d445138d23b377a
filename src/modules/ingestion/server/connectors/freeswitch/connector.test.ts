import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ofKind, readConnector } from '#test/read-connector.ts';
import { describeReference, referencePath } from '#test/reference.ts';
import { currentEvents } from '../../../contract/current-events.ts';
import { connector } from './connector.ts';

const fixture = (name: string) => ({ path: resolve(import.meta.dirname, 'fixtures', name) });
const T = 1_794_800_000_000;

describe('CDR variables', () => {
  it.each(['cdr.jsonl', 'cdr.xml'])('%s: an answered stay and one that timed out', async (name) => {
    const { events, rejections } = await readConnector(connector, fixture(name));
    expect(rejections).toEqual([]);
    expect(ofKind(events, 'agent_connected')[0]).toMatchObject({
      at: T + 12_000,
      subject: 'fs-1',
      data: { agent: '1001', queue: 'support@default', wait: 12_000 },
    });
    expect(ofKind(events, 'agent_left')[0]?.data).toMatchObject({ talk: 60_000, how: 'customer' });
    expect(ofKind(events, 'queue_left').map((e) => [e.subject, e.data.how, e.data.wait])).toEqual([
      ['fs-2', 'timeout', 60_000],
    ]);
  });

  it('half an XML is a rejection', async () => {
    const whole = readFileSync(fixture('cdr.xml').path, 'utf8');
    const { events, rejections } = await readConnector(connector, whole.slice(0, whole.length - 40));
    expect(rejections).toMatchObject([{ code: 'truncated_xml' }]);
    expect(new Set(events.map((e) => e.subject))).toEqual(new Set(['fs-1']));
  });
});

describe('callcenter events', () => {
  it('give stays, missed rings and agent states', async () => {
    const { events } = await readConnector(connector, fixture('events.jsonl'));
    expect(ofKind(events, 'ring_ended')[0]).toMatchObject({
      subject: 'fs-1',
      data: { agent: '1002', how: 'no_answer', ring: 8000 },
    });
    expect(ofKind(events, 'agent_connected')[0]?.data).toMatchObject({ wait: 12_000, ring: 2000 });
    expect(ofKind(events, 'queue_left')[0]).toMatchObject({
      subject: 'fs-3',
      data: { how: 'abandoned', wait: 10_000 },
    });
    expect(ofKind(events, 'state_changed')[0]).toMatchObject({
      at: T + 500_000,
      subject: '1001',
      data: { state: 'On Break' },
    });
  });

  it('a stay told by events and by its CDR counts once, as the CDR tells it', async () => {
    const cdr = await readConnector(connector, fixture('cdr.jsonl'));
    const told = await readConnector(connector, fixture('events.jsonl'));
    for (const order of [
      [cdr, told],
      [told, cdr],
    ]) {
      const legs = ofKind(currentEvents(order.flatMap((one) => one.events)), 'agent_left').filter(
        (e) => e.subject === 'fs-1',
      );
      expect(legs.map((e) => e.data.how)).toEqual(['customer']);
    }
  });
});

const DATA = 'data/freeswitch-callcenter';
describeReference('FreeSWITCH samples', [`${DATA}/cdr_csv_two_legs.csv`, `${DATA}/member-queue-end.json`], () => {
  const path = (name: string) => referencePath(`${DATA}/${name}`);
  const settings = () => ({
    agents: readFileSync(path('agent_list.txt'), 'utf8'),
    queues: readFileSync(path('queue_list.txt'), 'utf8'),
  });

  it('event and CDR of the same call both say: wait 5 s, talk 4 s', async () => {
    const event = await readConnector(connector, { path: path('member-queue-end.json') });
    expect(ofKind(event.events, 'agent_connected')[0]?.data).toMatchObject({ agent: '1001', wait: 5000 });
    expect(ofKind(event.events, 'agent_left')[0]?.data).toMatchObject({ talk: 4000 });
    const csv = await readConnector(connector, { path: path('cdr_csv_two_legs.csv') }, settings());
    expect(csv.rejections).toEqual([]);
    expect(new Set(csv.events.map((e) => e.subject)).size).toBe(1);
    const [entered, connected] = [ofKind(csv.events, 'queue_entered')[0], ofKind(csv.events, 'agent_connected')[0]];
    expect((connected?.at ?? 0) - (entered?.at ?? 0)).toBe(5000);
    expect(ofKind(csv.events, 'agent_left')[0]?.data).toMatchObject({ agent: '1001', talk: 4000 });
  });

  it('without the agent list a row it cannot place is rejected, not guessed; the list itself gives states', async () => {
    const csv = await readConnector(connector, { path: path('cdr_csv_two_legs.csv') });
    expect(csv.rejections).toMatchObject([{ line: 1, field: 'destination_number', code: 'unknown_number' }]);
    const list = await readConnector(connector, { path: path('agent_list.txt') });
    expect(ofKind(list.events, 'state_changed').map((e) => [e.subject, e.at, e.data.state])).toEqual([
      ['1001', 1_696_980_875_000, 'available'],
      ['1002', 1_696_981_071_000, 'offline'],
    ]);
  });
});
