import fc from '#test/fast-check.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { CATALOGUE, KPIS } from '#src/catalogue/index.ts';
import type { Grain } from '#src/kernel/grid.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import { baseValues } from '#src/semantic/definitions.ts';
import type { DimensionId } from '#src/semantic/entity.ts';
import type { Kpi } from '#src/semantic/kpi.ts';
import { aggregatesOf, type Measure } from '#src/semantic/measure.ts';
import { ParameterValues } from '#src/semantic/parameter.ts';
import type { Question } from '#src/semantic/question.ts';
import { ask, withFacts } from './ask.ts';
import { randomFacts } from './random-facts.ts';

const DEFAULTS = new ParameterValues(baseValues(CATALOGUE.parameters, {}));
const measureOf = (kpi: Kpi): Measure => kpi.measure(DEFAULTS);

/** Sums and counts of one level: what must add up over any partition of the rows. */
const ADDITIVE = KPIS.filter((kpi) => {
  const measure = measureOf(kpi);
  return (
    (measure.op === 'value' || measure.op === 'ratio') &&
    aggregatesOf(measure).every((a) => a.fn === 'count' || a.fn === 'sum')
  );
});

const anchored = (kpi: Kpi, dimension: DimensionId): boolean =>
  aggregatesOf(measureOf(kpi)).every((a) => dimension in (CATALOGUE.entities[a.entity]?.dimensions ?? {}));
const offeredBy = (kpi: Kpi, dimension: DimensionId): boolean =>
  anchored(kpi, dimension) && !kpi.notBy?.dimensions.includes(dimension) && !kpi.measureBy?.[dimension];

/** Both zones change their clocks inside the range. */
const RANGES = [
  { zone: 'Europe/Berlin', from: '2026-10-24', to: '2026-10-27' },
  { zone: 'America/New_York', from: '2026-03-07', to: '2026-03-10' },
].map(({ zone, from, to }) => ({ zone, from: parseInstant(from, zone, 'from'), to: parseInstant(to, zone, 'to') }));

describe('algebra of KPIs', () => {
  let store: EventStore;
  beforeAll(async () => {
    store = duckdbStore(await openDatabase(':memory:', { memory: '512MB', threads: 1 }));
    await store.prepare(Object.values(CATALOGUE.entities));
  });
  afterAll(() => store.close());

  const question = (range: (typeof RANGES)[number], kpis: readonly Kpi[], more: Partial<Question>): Question => ({
    kpis: kpis.map((k) => k.id),
    ...range,
    grain: 'whole',
    by: [],
    where: {},
    set: {},
    asOf: range.to,
    dataFrom: 0,
    ...more,
  });

  /** Numerator and denominator of each KPI, summed over the groups of an answer. */
  async function totals(
    range: (typeof RANGES)[number],
    kpis: readonly Kpi[],
    more: Partial<Question>,
  ): Promise<Map<string, [number, number]>> {
    const found = new Map<string, [number, number]>();
    for (let i = 0; i < kpis.length; i += 60) {
      const answer = await ask(question(range, kpis.slice(i, i + 60), more), store);
      for (const column of answer.kpis) {
        const sum = (values: Float64Array | null): number =>
          values ? values.reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0) : 0;
        found.set(column.kpi.id, [sum(column.numerator), sum(column.denominator)]);
      }
    }
    return found;
  }

  function expectSame(parts: Map<string, [number, number]>, whole: Map<string, [number, number]>, how: string): void {
    for (const [id, [n, d]] of parts) {
      const [wholeN, wholeD] = whole.get(id) ?? [Number.NaN, Number.NaN];
      expect(n, `numerator of ${id}, ${how}`).toBeCloseTo(wholeN, 6);
      expect(d, `denominator of ${id}, ${how}`).toBeCloseTo(wholeD, 6);
    }
  }

  it('covers nearly every KPI', () => expect(ADDITIVE.length).toBeGreaterThan(90));

  it.each(RANGES)('buckets add up to the whole, also on days of 23 and 25 hours ($zone)', async (range) => {
    await fc.assert(
      fc.asyncProperty(randomFacts(range.from, range.to), async (facts) =>
        withFacts(facts, store, async () => {
          const whole = await totals(range, ADDITIVE, {});
          for (const grain of ['30m', '1d'] as const satisfies readonly Grain[])
            expectSame(await totals(range, ADDITIVE, { grain }), whole, grain);
        }),
      ),
      { numRuns: 2 },
    );
  });

  it('groups of any dimension add up to the whole', async () => {
    const [range] = RANGES;
    if (!range) return;
    const dimensions: DimensionId[] = ['queue', 'agent', 'team', 'channel', 'outcome', 'kind', 'severity'];
    await fc.assert(
      fc.asyncProperty(
        randomFacts(range.from, range.to),
        fc.constantFrom('whole', '1d') as fc.Arbitrary<Grain>,
        async (facts, grain) =>
          withFacts(facts, store, async () => {
            const whole = await totals(range, ADDITIVE, {});
            for (const dimension of dimensions) {
              const kpis = ADDITIVE.filter((kpi) => offeredBy(kpi, dimension));
              if (kpis.length > 0)
                expectSame(await totals(range, kpis, { by: [dimension], grain }), whole, `by ${dimension}`);
            }
          }),
      ),
      { numRuns: 2 },
    );
  });

  it('shares of rows of one kind stay between 0 and 1', async () => {
    const shares = KPIS.filter((kpi) => {
      const measure = measureOf(kpi);
      if (measure.op !== 'ratio' || kpi.unit !== 'ratio') return false;
      const { numerator, denominator } = measure;
      return (
        numerator.op === 'aggregate' &&
        denominator.op === 'aggregate' &&
        numerator.fn === 'count' &&
        denominator.fn === 'count' &&
        numerator.entity === denominator.entity
      );
    });
    expect(shares.length).toBeGreaterThan(35);
    const [range] = RANGES;
    if (!range) return;
    await fc.assert(
      fc.asyncProperty(randomFacts(range.from, range.to, 20), async (facts) =>
        withFacts(facts, store, async () => {
          const answer = await ask(question(range, shares, { grain: '1d' }), store);
          for (const { kpi, value } of answer.kpis) {
            for (const v of value) expect(Number.isNaN(v) || (v >= 0 && v <= 1), `${kpi.id} = ${v}`).toBe(true);
          }
        }),
      ),
      { numRuns: 6 },
    );
  });

  const SERVICE = ['service_level'].map((id) => KPIS.find((k) => k.id === id)).filter((k): k is Kpi => k !== undefined);

  it('service level formulas keep their order', async () => {
    const [range] = RANGES;
    if (!range) return;
    const level = async (formula: string, threshold: number, short = 0): Promise<number> => {
      const set = {
        'service_level.formula': formula,
        'service_level.threshold': threshold,
        'short_abandon.threshold': short,
      };
      return (await ask(question(range, SERVICE, { set }), store)).kpis[0]?.value[0] ?? Number.NaN;
    };
    await fc.assert(
      fc.asyncProperty(
        randomFacts(range.from, range.to, 20),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        async ({ queue_entry = [] }, seconds, more) =>
          withFacts({ queue_entry }, store, async () => {
            const [t, s] = [(seconds + more) * 1000, seconds * 1000];
            const [one, three, four, five, six, plain] = [
              await level('SL-1', t),
              await level('SL-3', t),
              await level('SL-4', t),
              await level('SL-5', t, s),
              await level('SL-6', t, s),
              await level('SL-6', t, 0),
            ];
            if (Number.isNaN(three)) return;
            expect(plain).toBe(three);
            expect(three).toBeLessThanOrEqual(one + 1e-12);
            expect(three).toBeLessThanOrEqual(five + 1e-12);
            expect(five).toBeLessThanOrEqual(one + 1e-12);
            if (!Number.isNaN(four)) expect(three).toBeLessThanOrEqual(four + 1e-12);
            if (!Number.isNaN(six)) expect(three).toBeLessThanOrEqual(six + 1e-12);
            if (!Number.isNaN(four) && !Number.isNaN(six)) expect(six).toBeLessThanOrEqual(four + 1e-12);
            expect(await level('SL-3', t + 1000)).toBeGreaterThanOrEqual(three);
          }),
      ),
      { numRuns: 8 },
    );
  });

  it('answered + abandoned + flow-outs + system drops + waiting = offered', async () => {
    const kpis = KPIS.filter((k) =>
      ['offered', 'answered', 'abandoned', 'flow_out', 'system_dropped', 'waiting'].includes(k.id),
    );
    expect(kpis).toHaveLength(6);
    const [range] = RANGES;
    if (!range) return;
    await fc.assert(
      fc.asyncProperty(randomFacts(range.from, range.to, 30), async ({ queue_entry = [] }) => {
        const outcomes = new Set(['answered', 'abandoned', 'flow_out', 'system_drop', 'waiting']);
        const entries = queue_entry.filter((row) => outcomes.has(String(row['outcome'])));
        await withFacts({ queue_entry: entries }, store, async () => {
          const answer = await ask(question(range, kpis, { grain: '1h' }), store);
          const of = (id: string): Float64Array =>
            answer.kpis.find((k) => k.kpi.id === id)?.value ?? new Float64Array();
          expect(of('offered').reduce((a, b) => a + b, 0)).toBe(entries.length);
          for (const [i, all] of of('offered').entries()) {
            const parts = ['answered', 'abandoned', 'flow_out', 'system_dropped', 'waiting'].map(
              (id) => of(id)[i] ?? 0,
            );
            expect(parts.reduce((a, b) => a + b, 0)).toBe(all);
          }
        });
      }),
      { numRuns: 6 },
    );
  });

  it('split and whole booking agree over a range that holds everything', async () => {
    const kpis = KPIS.filter((k) => k.id === 'talk_time' || k.id === 'hold_time');
    const [range] = RANGES;
    if (!range) return;
    await fc.assert(
      fc.asyncProperty(randomFacts(range.from, range.to), async ({ agent_leg = [] }) =>
        withFacts({ agent_leg }, store, async () => {
          const wide = { ...range, to: range.to + 86_400_000 };
          const whole = await totals(wide, kpis, {});
          for (const grain of ['whole', '30m', '1d'] as const)
            expectSame(
              await totals(wide, kpis, { grain, set: { 'duration.attribution': 'split' } }),
              whole,
              `split by ${grain}`,
            );
        }),
      ),
      { numRuns: 4 },
    );
  });
});
