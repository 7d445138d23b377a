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
});
