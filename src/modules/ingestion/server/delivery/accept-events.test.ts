import fc from '#test/fast-check.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toRows } from '#src/analytics/columns.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { factSnapshot } from '#test/fact-snapshot.ts';
import type { IngestionApi } from '../../contract/api.ts';
import { ingestionModule } from '../index.ts';

const T = Date.UTC(2026, 10, 16, 9);
const MINUTE = 60_000;
const DAY = 86_400_000;

let database: DuckDbDatabase;
let api: IngestionApi;
beforeEach(async () => {
  database = await openDatabase(':memory:');
  ({ api } = await ingestionModule({ database, store: duckdbStore(database), organisation: null }));
});
afterEach(() => database.close());

const rows = async (sql: string) => toRows(await database.read(sql));
const call = (id: string, at = T) => [
  { kind: 'queue_entered', at, subject: id, data: { queue: 'sales' } },
  { kind: 'agent_connected', at: at + 5_000, subject: id, data: { agent: 'Ann', queue: 'sales' } },
  { kind: 'agent_left', at: at + 65_000, subject: id, data: { agent: 'Ann', how: 'customer' } },
];
const survey = (id: string, more: Record<string, unknown> = {}) => ({
  entity: 'survey',
  row: {
    survey_id: id,
    contact_id: 'c1',
    kind: 'csat',
    sent_at: T + 2 * MINUTE,
    score: 4,
    scale: 5,
    valid: true,
    ...more,
  },
});

describe('a delivery', () => {
  it('is acknowledged with what became of each item', async () => {
    const events = [
      ...call('c1'),
      { kind: 'nonsense', at: T, subject: 'c1' },
      { kind: 'noted', at: 'yesterday', subject: 'c1', data: { what: 'x' } },
    ];
    const answer = await api.acceptEvents({ source: 'pbx', events, facts: [survey('s1', { score: 'high' })] }, null);
    expect(answer).toMatchObject({ accepted: 3, duplicate: 0 });
    expect(answer.rejected.map(({ list, index, field, code }) => [list, index, field, code])).toEqual([
      ['events', 3, 'kind', 'unknown_kind'],
      ['events', 4, 'at', 'bad_time'],
      ['facts', 0, 'row.score', 'bad_value'],
    ]);
    expect(await rows('SELECT contact_id, outcome, talk_time, source FROM contact')).toEqual([
      { contact_id: 'c1', outcome: 'handled', talk_time: MINUTE, source: 'pbx' },
    ]);
  });

  it('repeated under its key gets the same answer; another body under the key is refused', async () => {
    const body = { source: 'pbx', events: call('c1') };
    const first = await api.acceptEvents(body, 'k1');
    const [again, twin] = await Promise.all([api.acceptEvents(body, 'k1'), api.acceptEvents(body, 'k1')]);
    expect([again, twin]).toEqual([first, first]);
    await expect(api.acceptEvents({ source: 'pbx', events: call('c2') }, 'k1')).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    expect(await api.acceptEvents(body, 'k2')).toMatchObject({ accepted: 0, duplicate: 3 });
    expect(await rows('SELECT count(*) AS n FROM raw_event')).toEqual([{ n: 3 }]);
  });

  it('of another source with the same ids takes nothing away from the first', async () => {
    const of = (source: string, score: number, at: number) => ({
      source,
      events: call('c1', at),
      facts: [survey('s1', { score })],
    });
    await api.acceptEvents(of('pbx', 4, T), null);
    await api.acceptEvents(of('other', 2, T + DAY), null);
    await api.acceptEvents(of('other', 1, T + DAY), null);
    expect(await rows('SELECT source, contact_id, first_touch FROM contact ORDER BY source')).toEqual([
      { source: 'other', contact_id: 'c1', first_touch: T + DAY },
      { source: 'pbx', contact_id: 'c1', first_touch: T },
    ]);
    expect(await rows('SELECT source, survey_id, score FROM survey ORDER BY source, score')).toEqual([
      { source: 'other', survey_id: 's1', score: 1 },
      { source: 'pbx', survey_id: 's1', score: 4 },
    ]);
  });

  it('that is none at all is refused as a whole', async () => {
    await expect(api.acceptEvents('hello', null)).rejects.toMatchObject({ code: 'bad_delivery' });
    await expect(api.acceptEvents({ source: 'x', zone: 'Mars/Base', events: [] }, null)).rejects.toMatchObject({
      code: 'unknown_zone',
    });
  });
});

describe('finished facts', () => {
  const surveys = () => rows('SELECT survey_id, score, agent, queue, channel FROM survey ORDER BY survey_id');
  const full = { survey_id: 's1', score: 4, agent: 'Ann', queue: 'sales', channel: 'voice' };

  it('take agent, queue and channel from their contact, also when it comes later and from another source', async () => {
    await api.acceptEvents({ source: 'survey-tool', facts: [survey('s1')] }, null);
    expect(await surveys()).toEqual([{ ...full, agent: null, queue: null, channel: 'unknown' }]);
    await api.acceptEvents({ source: 'pbx', events: call('c1') }, null);
    expect(await surveys()).toEqual([full]);
  });

  it('survive every new derivation of their contact, beside the answers derived from it', async () => {
    const asked = {
      kind: 'survey_answered',
      at: T + 3 * MINUTE,
      subject: 'c1',
      data: { survey: 'csat', score: 2, scale: 5 },
    };
    await api.acceptEvents({ source: 'pbx', events: call('c1'), facts: [survey('s1')] }, null);
    await api.acceptEvents({ source: 'pbx', events: [asked] }, null);
    await api.acceptEvents(
      { source: 'pbx', events: [{ kind: 'noted', at: T + 4 * MINUTE, subject: 'c1', data: { what: 'x' } }] },
      null,
    );
    await api.rederive();
    const found = await rows('SELECT score, recorded FROM survey ORDER BY score');
    expect(found).toEqual([
      { score: 2, recorded: null },
      { score: 4, recorded: true },
    ]);
  });

  it('are replaced by the latest word, whatever the order of arrival', async () => {
    const late = { ...survey('s1', { score: 5 }), at: T + 9 * MINUTE };
    const early = { ...survey('s1', { score: 1 }), at: T + 3 * MINUTE };
    await api.acceptEvents({ source: 'x', facts: [late] }, null);
    await api.acceptEvents({ source: 'x', facts: [early] }, null);
    expect(await surveys()).toMatchObject([{ survey_id: 's1', score: 5 }]);
  });
});

describe('events that come late', () => {
  it('change the contact they belong to and no other', async () => {
    await api.acceptEvents({ source: 'pbx', events: [...call('c1'), ...call('c2', T + 10 * MINUTE).slice(1)] }, null);
    const before = await rows(`SELECT * FROM contact WHERE contact_id = 'c1'`);
    await api.acceptEvents({ source: 'pbx', events: call('c2', T + 10 * MINUTE).slice(0, 1) }, null);
    expect(await rows('SELECT contact_id, wait FROM queue_entry ORDER BY 1')).toEqual([
      { contact_id: 'c1', wait: 5_000 },
      { contact_id: 'c2', wait: 5_000 },
    ]);
    expect(await rows(`SELECT * FROM contact WHERE contact_id = 'c1'`)).toEqual(before);
  });

  it('of a restart end what was open then', async () => {
    await api.acceptEvents({ source: 'pbx', events: [...call('c1').slice(0, 2), ...call('c2', T + DAY)] }, null);
    expect(await rows(`SELECT end_kind FROM agent_leg WHERE contact_id = 'c1'`)).toEqual([{ end_kind: null }]);
    await api.acceptEvents({ source: 'pbx', events: [{ kind: 'system_restarted', at: T + MINUTE }] }, null);
    expect(await rows(`SELECT end_kind FROM agent_leg WHERE contact_id = 'c1'`)).toEqual([{ end_kind: 'system' }]);
    expect(await rows(`SELECT end_kind FROM agent_leg WHERE contact_id = 'c2'`)).toEqual([{ end_kind: 'customer' }]);
  });
});

it('days of agents and contacts give the same facts in any order and any portions', async () => {
  const day = (n: number) => {
    const at = T + n * DAY;
    return [
      { kind: 'signed_in', at, subject: 'Ann', data: { queue: 'sales' } },
      { kind: 'paused', at: at + 10 * MINUTE, subject: 'Ann', data: { queue: 'sales', reason: 'tea' } },
      { kind: 'unpaused', at: at + 20 * MINUTE, subject: 'Ann', data: { queue: 'sales' } },
      ...call(`c${n}`, at + 30 * MINUTE),
      // Every third evening the sign-out is missing: the agent stays signed in over night.
      ...(n % 3 === 2
        ? []
        : [{ kind: 'signed_out', at: at + 8 * 60 * MINUTE, subject: 'Ann', data: { queue: 'sales' } }]),
      { kind: 'activity_planned', at, subject: 'Ann', data: { activity: 'work', until: at + 8 * 60 * MINUTE } },
    ];
  };
  const all = Array.from({ length: 6 }, (_, n) => day(n)).flat();
  await api.acceptEvents({ source: 'pbx', events: all }, null);
  const expected = await factSnapshot(database);
  expect(expected['agent_time']?.split('\n').length).toBeGreaterThan(24);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.integer({ min: 4, max: 15 }),
      async (shuffled, size) => {
        const other = await openDatabase(':memory:');
        const module = await ingestionModule({ database: other, store: duckdbStore(other), organisation: null });
        for (let i = 0; i < shuffled.length; i += size)
          await module.api.acceptEvents({ source: 'pbx', events: shuffled.slice(i, i + size) }, null);
        expect(await factSnapshot(other)).toEqual(expected);
        await other.close();
      },
    ),
    { numRuns: 4, seed: 3 },
  );
});
