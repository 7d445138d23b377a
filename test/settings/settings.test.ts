import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toColumns } from '#src/analytics/columns.ts';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { completeExample } from '#src/catalogue/examples/rows.ts';
import { CATALOGUE, CHANNEL_SCOPES } from '#src/catalogue/index.ts';
import { fixedClock } from '#src/kernel/clock.ts';
import type { IngestionApi } from '#src/modules/ingestion/contract/api.ts';
import { kpisModule } from '#src/modules/kpis/server/index.ts';
import { kpiMigrations } from '#src/modules/kpis/server/settings/migrations.ts';
import { organisationModule } from '#src/modules/organisation/server/index.ts';
import { organisationMigrations } from '#src/modules/organisation/server/migrations.ts';
import type { Records } from '#src/records/records.ts';
import { scratchRecords } from '#src/records/scratch.ts';

const ZONE = 'Asia/Shanghai';
/** The afternoon of 20 November in Shanghai. */
const NOW = Date.parse('2026-11-20T15:30:00+08:00');
const local = (text: string): number => Date.parse(`${text}+08:00`);

/** Two entries a day from the 10th to the 24th, waits of 12 and 25 s: one queue on the phone, one in chat. */
const entries = Array.from({ length: 15 }, (_, d) => `2026-11-${d + 10}`).flatMap((day) =>
  [12, 25].flatMap((wait) =>
    (['voice', 'chat'] as const).map((channel) => ({
      contact_id: `${day}-${wait}-${channel}`,
      channel,
      queue: channel === 'voice' ? 'care' : 'web',
      enqueued_at: `${day}T09:00:00+08:00`,
      outcome: 'answered',
      wait: `${wait}s`,
    })),
  ),
);

describe('settings of a centre', () => {
  let store: EventStore;
  let records: Records;
  const clock = fixedClock(NOW);
  const span = {
    source: 'pbx',
    zone: ZONE,
    from: local('2026-11-10T00:00'),
    until: local('2026-11-24T20:00'),
    lastCompleteDay: null,
  };
  const ingestion = {
    coverage: async () => [span],
    revision: () => '1',
    timeline: async () => [],
  } as unknown as IngestionApi;

  beforeAll(async () => {
    records = await scratchRecords([organisationMigrations, kpiMigrations]);
    store = duckdbStore(await openDatabase(':memory:', { memory: '256MB', threads: 1 }));
    await store.prepare(Object.values(CATALOGUE.entities));
    for (const { entity, rows } of completeExample({ queue_entry: entries }, CATALOGUE.entities))
      await store.apply({ append: [{ entity, rows: toColumns(rows, Object.keys(entity.fields)) }] });
  });
  afterAll(() => Promise.all([store.close(), records.close()]));
  beforeEach(async () => {
    await records.db.deleteFrom('kpi_setting').execute();
  });

  function open() {
    const { api } = organisationModule({ records });
    const run = async (scan: Parameters<EventStore['aggregate']>[0]) => ({
      ...(await store.aggregate(scan)),
      path: 'raw' as const,
    });
    const module = kpisModule({
      exportsDirectory: '',
      store,
      run,
      catalogue: CATALOGUE,
      records,
      channelDefaults: CHANNEL_SCOPES,
      directory: api.directory,
      ingestion,
      zone: ZONE,
      clock,
      closed: { covering: async () => null },
    });
    return { call: createRouterClient(module.routes), organisation: api };
  }
  const level = { kpis: ['service_level'], where: { channel: ['voice'] } };

  it('hold from today’s local midnight on; the days before keep what they had', async () => {
    const { call } = open();
    await call.saveSetting({ parameter: 'service_level.threshold', value: '30s', reason: 'agreed with the client' });
    const answer = await call.query({ ...level, grain: '1d' });
    expect(answer.kpis[0]?.value).toEqual([...Array(10).fill(0.5), ...Array(5).fill(1)]);
    expect(answer.definitionChanges).toMatchObject([
      {
        at: '2026-11-20T00:00:00+08:00',
        kpi: 'service_level',
        parameter: 'service_level.threshold',
        from: 20,
        to: 30,
        where: {},
      },
    ]);
    // 10 days of 1 in 2, 5 of 2 in 2.
    expect((await call.query(level)).kpis[0]).toMatchObject({ value: [20 / 30], numerator: [20], denominator: [30] });
    const passport = await call.passport(level);
    expect(passport).toMatchObject({ value: 20 / 30, definitionChanges: [{ to: 30 }], numerator: 20, denominator: 30 });
    expect(passport.formula.en.numerator).toContain('30 s (from 2026-11-20) / 20 s (otherwise)');
    expect(passport.parameters.find((p) => p.id === 'service_level.threshold')?.value).toBe(30);
    const after = await call.query({ ...level, from: '2026-11-20' });
    expect([after.kpis[0]?.value, after.definitionChanges]).toEqual([[1], []]);
    expect((await call.behind({ ...level, part: 'numerator' })).total).toBe(20);
  });

  it('change the formula from a date too, and the passport tells both', async () => {
    const { call } = open();
    await call.saveSetting({ parameter: 'service_level.formula', value: 'SL-2', from: '2026-11-15' });
    const passport = await call.passport(level);
    expect(passport).toMatchObject({ value: 0.5, numerator: 15, denominator: 30 });
    expect(passport.definitions.map((d) => d.when?.en)).toEqual(['before 2026-11-15', 'from 2026-11-15']);
    expect(passport.rows[0]).toMatchObject({ numerator: 15, denominator: 30 });
    expect((await call.behind({ ...level, part: 'not_numerator' })).total).toBe(15);
  });

  it('recompute history only when told to', async () => {
    const { call } = open();
    await call.saveSetting({ parameter: 'service_level.threshold', value: '10s' });
    const { rows } = await call.saveSetting({
      parameter: 'service_level.threshold',
      value: '30s',
      recomputeHistory: true,
    });
    expect((await call.query(level)).kpis[0]?.value).toEqual([1]);
    expect((await call.query(level)).definitionChanges).toEqual([]);
    expect(rows.map((r) => [r.value, r.state, r.from])).toEqual(
      expect.arrayContaining([
        [30, 'in_force', null],
        [10, 'replaced', '2026-11-20T00:00:00+08:00'],
      ]),
    );
  });

  it('keep the whole history: a change closes the former row and deletes nothing', async () => {
    const { call } = open();
    for (const [value, from] of [
      ['10s', '2026-11-12'],
      ['15s', '2026-11-16'],
      ['25s', '2026-11-22'],
    ] as const)
      await call.saveSetting({ parameter: 'service_level.threshold', value, from });
    const { rows } = await call.settings();
    const told = rows.map((r) => [r.value, r.from?.slice(0, 10), r.until?.slice(0, 10) ?? null, r.state]);
    expect(told.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
      [10, '2026-11-12', '2026-11-16', 'ended'],
      [15, '2026-11-16', '2026-11-22', 'in_force'],
      [25, '2026-11-22', null, 'planned'],
    ]);
    const { kpis } = await call.query({ ...level, grain: '1d' });
    expect(kpis[0]?.value).toEqual([0.5, 0.5, 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1, 1, 1]);
    const ended = await call.saveSetting({ parameter: 'service_level.threshold', value: null, from: '2026-11-18' });
    expect(ended.rows.filter((r) => r.state === 'in_force' || r.state === 'planned')).toEqual([]);
    expect(ended.rows).toHaveLength(3);
  });

  it('of a queue win over those of its channel, and these over the centre’s', async () => {
    const { call, organisation } = open();
    expect((await organisation.saveQueue({ name: 'care' })).id).toBe('care');
    const history = { recomputeHistory: true };
    await call.saveSetting({ parameter: 'service_level.threshold', value: '5s', ...history });
    // Chat has a default of its own (30 s); what the centre says comes first.
    expect((await call.query({ kpis: ['service_level'] })).kpis[0]?.value).toEqual([0]);
    await call.saveSetting({
      parameter: 'service_level.threshold',
      value: '12s',
      where: { channel: 'voice' },
      ...history,
    });
    expect((await call.query({ kpis: ['service_level'], by: ['channel'] })).kpis[0]?.value).toEqual([0, 0.5]);
    await call.saveSetting({
      parameter: 'service_level.threshold',
      value: '25s',
      where: { queue: 'care' },
      ...history,
    });
    expect((await call.query({ kpis: ['service_level'], by: ['channel'] })).kpis[0]?.value).toEqual([0, 1]);
  });

  it('of one queue change formula and target of interval compliance too', async () => {
    const { call, organisation } = open();
    await organisation.saveQueue({ name: 'care' });
    const asked = { kpis: ['service_level_compliance'], from: '2026-11-10', to: '2026-11-11' };
    const value = async () => (await call.query(asked)).kpis[0];
    // One interval: 3 of 4 in time, below 80 %.
    expect(await value()).toMatchObject({ value: [0], denominator: [1] });
    const care = { where: { queue: 'care' }, recomputeHistory: true };
    await call.saveSetting({ parameter: 'service_level.formula', value: 'SL-2', ...care });
    expect(await value()).toMatchObject({ value: [0], denominator: [1] });
    // The queue's own target is met by its 1 of 2; chat, 2 of 2, meets the other.
    await call.saveSetting({ parameter: 'service_level.target', value: '0.5', ...care });
    expect(await value()).toMatchObject({ value: [1], denominator: [2] });
  });

  it('come as presets, applied and taken back as one act', async () => {
    const { call } = open();
    const { rows } = await call.applyPreset({ preset: 'international' });
    expect(rows.map((r) => `${r.parameter}=${r.value} ${r.where.channel?.id ?? ''}`.trim()).toSorted()).toEqual([
      'service_level.formula=SL-6',
      'short_abandon.threshold=0',
      'short_abandon.threshold=5 voice',
    ]);
    expect(rows.every((r) => r.reason === 'international' && r.from === '2026-11-20T00:00:00+08:00')).toBe(true);
    const back = await call.applyPreset({ preset: 'cn', from: '2026-11-22' });
    const from22 = back.rows.filter((r) => r.state === 'planned').map((r) => `${r.parameter}=${r.value}`);
    expect(from22.toSorted()).toEqual(['service_level.formula=SL-3', 'short_abandon.threshold=0']);
    expect(back.rows.find((r) => r.where.channel)?.until).toBe('2026-11-22T00:00:00+08:00');
    await expect(call.applyPreset({ preset: 'mars' })).rejects.toMatchObject({ code: 'unknown_preset' });
  });

  it('show before they are made what they would do', async () => {
    const { call } = open();
    const preview = await call.previewSetting({
      parameter: 'service_level.threshold',
      value: '30s',
      where: { channel: 'voice' },
    });
    expect(preview.kpis.find((k) => k.kpi === 'service_level')).toMatchObject({ before: 0.5, after: 1 });
    expect((await call.settings()).rows).toEqual([]);
  });

  it.each([
    [{ parameter: 'service_level.treshold', value: '20s' }, 'unknown_parameter', 'service_level.treshold'],
    [{ parameter: 'service_level.threshold', value: 'soon' }, 'bad_parameter', 'service_level.threshold'],
    [{ parameter: 'service_level.formula', value: 'SL-9' }, 'bad_parameter', 'service_level.formula'],
    [{ parameter: 'service_level.threshold', value: '20s', where: { queue: 'nowhere' } }, 'bad_scope', 'queue'],
    [{ parameter: 'service_level.threshold', value: '20s', from: 'tomorrow' }, 'bad_time', 'from'],
    [
      { parameter: 'service_level.threshold', value: '20s', from: '2026-11-01', recomputeHistory: true },
      'bad_time',
      'from',
    ],
    [{ parameter: 'utilisation.base', value: 'signed_in', where: { channel: 'voice' } }, 'bad_scope', 'channel'],
  ])('are refused with field and remedy: %j', async (input, code, field) => {
    const { call } = open();
    await expect(call.saveSetting(input)).rejects.toMatchObject({
      code,
      details: { field, remedy: expect.any(String) },
    });
    expect((await call.settings()).rows).toEqual([]);
  });
});
