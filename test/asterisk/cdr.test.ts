import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { connector, mapCdr } from '#src/modules/ingestion/server/connectors/asterisk/cdr.ts';
import { connector as queueLog } from '#src/modules/ingestion/server/connectors/asterisk/connector.ts';
import { EventBatch } from '#src/modules/ingestion/server/derivation/event-batch.ts';
import { describeReference, referencePath } from '#test/reference.ts';
import { deriveBatch, deriveLog } from './derive-log.ts';

const options = { source: 'pbx', zone: 'Europe/Berlin', aliases: new Map<string, string>(), settings: {} };

it('reads local times in the zone of the PBX, and only the leg in the queue', () => {
  const row = [
    '',
    '0151',
    's',
    'join',
    '',
    'c;1',
    '',
    'Queue',
    'sales,t',
    '2026-11-16 09:58:04',
    '2026-11-16 09:58:06',
    '2026-11-16 09:58:07',
    '1',
    '1',
    'ANSWERED',
    'DOCUMENTATION',
    '1.1',
    '',
    '',
    '1.1',
    '1',
  ];
  const at = Date.UTC(2026, 10, 16, 8, 58, 4);
  expect(mapCdr(row, 'raw', 'Europe/Berlin', 3)).toMatchObject({
    events: [
      { kind: 'contact_described', at, subject: '1.1', data: { customer: '0151', ringTime: 2000 } },
      { kind: 'contact_refused', at, data: { queue: 'sales', how: 'no_entry' } },
    ],
  });
  expect(mapCdr(row.with(7, 'Dial'), 'raw', 'UTC', 3)).toEqual({ events: [] });
  expect(mapCdr(row.with(9, 'yesterday'), 'raw', 'UTC', 3)).toMatchObject({ rejection: { line: 3, field: 'start' } });
  expect(mapCdr(['a', 'b'], 'raw', 'UTC', 3)).toMatchObject({ rejection: { field: 'row' } });
});

describeReference(
  'call detail records beside the queue log',
  ['data/asterisk-a/queue_log', 'data/asterisk-a/Master.csv'],
  () => {
    it('add when calls began and rang, and change no figure of the queues', async () => {
      const batch = new EventBatch();
      for (const [file, from] of [
        ['queue_log', queueLog],
        ['Master.csv', connector],
      ] as const) {
        for await (const mapped of from.read({ name: file, path: referencePath(`data/asterisk-a/${file}`) }, options)) {
          expect(mapped).toHaveProperty('events');
          if ('events' in mapped) for (const event of mapped.events) batch.push(event);
        }
      }
      const until = 1_794_820_200_000;
      const both = deriveBatch(batch, until);
      const alone = deriveLog(readFileSync(referencePath('data/asterisk-a/queue_log'), 'utf8'), { until });
      expect(both.contacts.map((c) => c.contact_id).sort()).toEqual(alone.contacts.map((c) => c.contact_id).sort());
      expect(both.entries.map((e) => [e.entry_id, e.outcome, e.wait]).sort()).toEqual(
        alone.entries.map((e) => [e.entry_id, e.outcome, e.wait]).sort(),
      );
      expect(both.contacts.map((c) => `${c.contact_id} ${c.outcome}`).sort()).toEqual(
        alone.contacts.map((c) => `${c.contact_id} ${c.outcome}`).sort(),
      );
      expect(both.contacts.filter((c) => c.ring_time !== null).length).toBeGreaterThan(1500);
      expect(alone.contacts.every((c) => (c.ring_time ?? null) === null)).toBe(true);
    });
  },
);
