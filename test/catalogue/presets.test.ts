import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { CATALOGUE } from '#src/catalogue/index.ts';
import { PARAMETERS } from '#src/catalogue/parameters.ts';
import { channelScopes, PRESETS, withPreset } from '#src/catalogue/presets.ts';
import { evaluate } from '#src/semantic/evaluate.ts';
import type { ExampleRows } from '#src/semantic/kpi.ts';
import { plan } from '#src/semantic/plan.ts';
import type { ParameterScope, Question } from '#src/semantic/question.ts';
import { withFacts } from './ask.ts';

const entry = (channel: string, outcome: string, wait: string, queue: string | null = 'care') => ({
  channel,
  outcome,
  wait,
  queue,
});

/** By voice: answered after 10, 18 and 60 s, given up after 4 and 30 s. By chat: answered after 25 and 100 s, given up after 3 s. */
const FACTS: ExampleRows = {
  queue_entry: [
    entry('voice', 'answered', '10s'),
    entry('voice', 'answered', '18s'),
    entry('voice', 'answered', '60s'),
    entry('voice', 'abandoned', '4s'),
    entry('voice', 'abandoned', '30s'),
    entry('chat', 'answered', '25s'),
    entry('chat', 'answered', '100s'),
    entry('chat', 'abandoned', '3s'),
  ],
};

const question = (more: Partial<Question> = {}): Question => ({
  kpis: ['service_level'],
  from: Date.UTC(2026, 10, 1),
  to: Date.UTC(2026, 11, 1),
  zone: 'UTC',
  grain: 'whole',
  by: [],
  where: {},
  set: {},
  asOf: Date.UTC(2026, 11, 1),
  dataFrom: 0,
  ...more,
});

describe('presets and scopes', () => {
  let store: EventStore;
  beforeAll(async () => {
    store = duckdbStore(await openDatabase(':memory:', { memory: '256MB', threads: 1 }));
    await store.prepare(Object.values(CATALOGUE.entities));
  });
  afterAll(() => store.close());

  async function answer(preset: string, own: readonly ParameterScope[], facts: ExampleRows, asked: Question) {
    const chosen = PRESETS.find((p) => p.id === preset);
    if (!chosen) throw new Error(`No preset ${preset}`);
    const parameters = withPreset(PARAMETERS, chosen);
    const planned = plan(asked, { ...CATALOGUE, parameters }, [...own, ...channelScopes(parameters)]);
    const found = await withFacts(facts, store, () =>
      evaluate(planned, async (scan) => ({ ...(await store.aggregate(scan)), path: 'raw' })),
    );
    return found.kpis[0]?.value[0];
  }

  it('`cn` is what the registry says', () => {
    const cn = PRESETS.find((p) => p.id === 'cn');
    expect(cn && withPreset(PARAMETERS, cn)).toEqual(PARAMETERS);
  });

  it.each([
    // 10 and 18 s by voice, 25 s by chat, of 8.
    ['cn', 3 / 8],
    // The call given up after 4 s leaves the denominator, the chat after 3 s does not.
    ['international', 3 / 7],
    // Only 10 s by voice; both chats within 3 min.
    ['hotline-cn', 3 / 8],
  ])('%s', async (preset, expected) => expect(await answer(preset, [], FACTS, question())).toBeCloseTo(expected, 10));

  it('a setting of a queue and another of its channel hold together', async () => {
    const own: ParameterScope[] = [{ where: { queue: ['care'] }, values: { 'service_level.threshold': 60_000 } }];
    // All three calls and the chat after 25 s are in time; the call given up after 4 s still leaves the denominator.
    expect(await answer('international', own, FACTS, question())).toBeCloseTo(4 / 7, 10);
    expect(await answer('international', own, FACTS, question({ where: { queue: ['care'] } }))).toBeCloseTo(4 / 7, 10);
    expect(await answer('international', own, FACTS, question({ where: { channel: ['voice'] } }))).toBeCloseTo(
      3 / 4,
      10,
    );
  });

  it('the more specific scope wins, setting by setting', async () => {
    const own: ParameterScope[] = [
      { where: { queue: ['care'], channel: ['chat'] }, values: { 'service_level.threshold': 100_000 } },
      { where: { queue: ['care'] }, values: { 'service_level.threshold': 10_000 } },
    ];
    expect(await answer('cn', own, FACTS, question())).toBeCloseTo(3 / 8, 10);
  });

  it('formulas that differ between queues add up their parts, and rows without a queue are not lost', async () => {
    const own: ParameterScope[] = [{ where: { queue: ['care'] }, values: { 'service_level.formula': 'SL-2' } }];
    const facts = {
      queue_entry: [
        ...(FACTS['queue_entry'] ?? []),
        entry('voice', 'answered', '5s', null),
        entry('voice', 'abandoned', '5s', null),
      ],
    };
    // SL-2 in the queue: 3 of 5 answered; SL-3 outside: 1 of 2.
    expect(await answer('cn', own, facts, question())).toBeCloseTo(4 / 7, 10);
  });

  const CHANGE = Date.UTC(2026, 10, 16, 12);
  const at = (enqueued_at: string, outcome: string, wait: string) => ({
    ...entry('voice', outcome, wait),
    enqueued_at,
  });
  /** Before noon of the 16th: in time within 60 s, late at 30 s by the later rule. */
  const DAYS: ExampleRows = {
    queue_entry: [
      at('2026-11-15T10:00:00Z', 'answered', '30s'),
      at('2026-11-15T10:00:00Z', 'abandoned', '30s'),
      at('2026-11-16T11:59:59Z', 'answered', '30s'),
      at('2026-11-16T12:00:00Z', 'answered', '30s'),
      at('2026-11-17T10:00:00Z', 'answered', '10s'),
    ],
  };

  it('a setting holds from its effective date on, for rows booked then', async () => {
    const own: ParameterScope[] = [{ where: {}, values: { 'service_level.threshold': 60_000 }, until: CHANGE }];
    expect(await answer('cn', own, DAYS, question())).toBeCloseTo(3 / 5, 10);
    expect(await answer('cn', own, DAYS, question({ to: CHANGE }))).toBeCloseTo(2 / 3, 10);
    expect(await answer('cn', own, DAYS, question({ from: CHANGE }))).toBeCloseTo(1 / 2, 10);
  });

  it('so does a formula, whose parts add up over the change', async () => {
    const own: ParameterScope[] = [{ where: {}, values: { 'service_level.formula': 'SL-2' }, until: CHANGE }];
    // SL-2 before: 0 of 2 answered within 20 s; SL-3 after: 1 of 2.
    expect(await answer('cn', own, DAYS, question())).toBeCloseTo(1 / 4, 10);
    const queues: ParameterScope[] = [
      { where: { queue: ['care'] }, values: { 'service_level.threshold': 60_000 }, from: CHANGE },
      ...own,
    ];
    expect(await answer('cn', queues, DAYS, question())).toBeCloseTo(2 / 4, 10);
  });

  it('a quantile cannot be pieced together from two definitions', async () => {
    const own: ParameterScope[] = [{ where: {}, values: { 'asa.callbacks': 'in' }, until: CHANGE }];
    await expect(answer('cn', own, DAYS, question({ kpis: ['asa_p90'] }))).rejects.toThrow('defined differently');
  });
});
