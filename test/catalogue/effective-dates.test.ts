import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '#test/fast-check.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { SealedDays } from '#src/analytics/sealed/sealed-days.ts';
import { sealedRunner } from '#src/analytics/sealed/sealed-runner.ts';
import { CATALOGUE, CHANNEL_SCOPES, KPIS } from '#src/catalogue/index.ts';
import { SEALINGS } from '#src/catalogue/sealing.ts';
import type { Grain } from '#src/kernel/grid.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import type { AppError } from '#src/kernel/errors.ts';
import type { Answer, KpiColumn } from '#src/semantic/answer.ts';
import { evaluate } from '#src/semantic/evaluate.ts';
import type { Kpi } from '#src/semantic/kpi.ts';
import { aggregatesOf, type Measure } from '#src/semantic/measure.ts';
import { type ParameterId, type ParameterValue, ParameterValues } from '#src/semantic/parameter.ts';
import { baseValues } from '#src/semantic/definitions.ts';
import { plan } from '#src/semantic/plan.ts';
import type { ParameterScope, Question } from '#src/semantic/question.ts';
import { ask, withFacts } from './ask.ts';
import { randomFacts } from './random-facts.ts';

const ZONE = 'Europe/Berlin';
const at = (text: string): number => parseInstant(text, ZONE, 'at');
/** The clocks change on the 25th: that day has 25 hours. */
const [FROM, TO] = [at('2026-10-23'), at('2026-10-28')];
const MIDNIGHTS = ['2026-10-24', '2026-10-25', '2026-10-26'].map(at);
const DEFAULTS = new ParameterValues(baseValues(CATALOGUE.parameters, {}));

/** Another value of a setting than its default. */
function otherValue(id: ParameterId): ParameterValue {
  const spec = CATALOGUE.parameters[id];
  if (!spec) throw new Error(id);
  if (spec.kind === 'choice') return spec.choices?.find((c) => c !== spec.default) ?? spec.default;
  if (spec.kind === 'flag') return spec.default !== true;
  return spec.kind === 'duration' ? Number(spec.default) + 10_000 : Number(spec.default) + 0.5;
}

const question = (kpis: readonly Kpi[], more: Partial<Question> = {}): Question => ({
  kpis: kpis.map((k) => k.id),
  from: FROM,
  to: TO,
  zone: ZONE,
  grain: 'whole',
  by: [],
  where: {},
  set: {},
  asOf: TO,
  dataFrom: 0,
  ...more,
});

/** Cells of a column by bucket start and dimension values. */
function cells(answer: Answer, values: Float64Array | null): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i < answer.length; i++) {
    const start = answer.bucket ? answer.grid.starts[answer.bucket[i] ?? 0] : 0;
    const value = values?.[i] ?? Number.NaN;
    found.set(JSON.stringify([start, ...Object.values(answer.dimensions).map((d) => d?.[i] ?? null)]), value);
  }
  return found;
}

const known = (cells: Map<string, number>): [string, number][] =>
  [...cells].filter(([, v]) => !Number.isNaN(v) && v !== 0);
const sum = (values: Float64Array | null): number => values?.reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0) ?? 0;

/** KPIs by the settings they read. */
const READERS = new Map<ParameterId, Kpi[]>();
for (const kpi of KPIS) for (const id of kpi.uses) READERS.set(id, [...(READERS.get(id) ?? []), kpi]);
/** Levels are divided by the length of the range: they do not add up over time, whatever the settings. */
const levels = (measure: Measure): boolean => JSON.stringify(measure).includes('"average"');
const additive = (kpi: Kpi, values: ParameterValues): boolean => {
  const measure = kpi.measure(values);
  if (measure.op !== 'value' && measure.op !== 'ratio') return false;
  return aggregatesOf(measure).every((a) => a.fn === 'count' || a.fn === 'sum') && !levels(measure);
};

/** KPIs that can be answered over the change; the others must say why not. */
const joinable = (kpis: readonly Kpi[], asked: Partial<Question>, scopes: readonly ParameterScope[]): Kpi[] =>
  kpis.filter((kpi) => {
    try {
      plan(question([kpi], asked), CATALOGUE, scopes);
      return true;
    } catch (error) {
      expect((error as AppError).code, kpi.id).toBe('mixed_definitions');
      return false;
    }
  });

describe('settings that change on a date', () => {
  let store: EventStore;
  beforeAll(async () => {
    store = duckdbStore(await openDatabase(':memory:', { memory: '512MB', threads: 1 }));
    await store.prepare(Object.values(CATALOGUE.entities));
  });
  afterAll(() => store.close());

  it('by day, every KPI is before the change what it was and after it what it became', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(randomFacts(FROM, TO), fc.constantFrom(...MIDNIGHTS), async (facts, change) =>
        withFacts(facts, store, async () => {
          for (const [parameter, readers] of READERS) {
            const value = otherValue(parameter);
            const scopes = [{ where: {}, values: { [parameter]: value }, from: change }, ...CHANNEL_SCOPES];
            const kpis = joinable(readers, { grain: '1d' }, scopes);
            if (kpis.length === 0) continue;
            const byDay = question(kpis, { grain: '1d' });
            const [joined, before, after] = await Promise.all([
              ask(byDay, store, scopes),
              ask({ ...byDay, to: change }, store),
              ask({ ...byDay, from: change, set: { [parameter]: value } }, store),
            ]);
            for (const [k, { id }] of kpis.entries()) {
              for (const part of ['value', 'numerator', 'denominator'] as const) {
                const of = (a: Answer): [string, number][] => known(cells(a, (a.kpis[k] as KpiColumn)[part]));
                const [given, expected] = [new Map(of(joined)), new Map([...of(before), ...of(after)])];
                expect([...given.keys()].sort(), `${id} ${parameter} ${part}`).toEqual([...expected.keys()].sort());
                for (const [key, v] of expected) expect(given.get(key), `${id} ${parameter} ${part}`).toBeCloseTo(v, 6);
                if (expected.size > 1) met.add(`${id} ${parameter}`);
              }
            }
          }
        }),
      ),
      { numRuns: 2, endOnFailure: true },
    );
    expect(met.size).toBeGreaterThan(80);
  }, 120_000);

  it('at any instant, a question that crosses it is both sides asked alone, added', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        randomFacts(FROM, TO),
        // Near an end one side would be nearly empty, and prove little.
        fc.integer({ min: FROM + (TO - FROM) / 4, max: TO - (TO - FROM) / 4 }),
        fc.constantFrom<ParameterScope['where']>({}, { queue: ['queue-1'] }, { channel: ['voice', 'chat'] }),
        fc.constantFrom<Grain>('whole', '1h', '1d'),
        async (facts, change, where, grain) =>
          withFacts(facts, store, async () => {
            for (const [parameter, readers] of READERS) {
              const value = otherValue(parameter);
              const changed = new ParameterValues(baseValues(CATALOGUE.parameters, { [parameter]: value }));
              const scope = { where, values: { [parameter]: value } };
              const always = [scope, ...CHANNEL_SCOPES];
              const dated = [{ ...scope, from: change }, ...CHANNEL_SCOPES];
              const sums = readers.filter((kpi) => additive(kpi, DEFAULTS) && additive(kpi, changed));
              const kpis = joinable(joinable(sums, { grain }, always), { grain }, dated);
              if (kpis.length === 0) continue;
              const asked = question(kpis, { grain });
              const [joined, before, after] = await Promise.all([
                ask(asked, store, dated),
                ask({ ...asked, to: change }, store),
                ask({ ...asked, from: change }, store, always),
              ]);
              for (const [k, { id }] of kpis.entries()) {
                for (const part of ['numerator', 'denominator'] as const) {
                  const of = (a: Answer): number => sum((a.kpis[k] as KpiColumn)[part]);
                  expect(of(joined), `${part} of ${id}, ${parameter}`).toBeCloseTo(of(before) + of(after), 5);
                  if (of(before) > 0 && of(after) > 0) met.add(`${id} ${parameter}`);
                }
              }
            }
          }),
      ),
      { numRuns: 4, endOnFailure: true },
    );
    expect(met.size).toBeGreaterThan(30);
  }, 120_000);

  it('is answered from sealed days on both sides of a change at midnight', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yunchou-dates-'));
    const [facts] = fc.sample(randomFacts(FROM, TO, 40), { seed: 11, numRuns: 1 });
    const [, change = 0] = MIDNIGHTS;
    const kpis = KPIS.filter((k) => ['service_level', 'abandon_rate', 'service_level_compliance'].includes(k.id));
    await withFacts(facts ?? {}, store, async () => {
      const days = new SealedDays(folder, SEALINGS, { zone: ZONE, stamp: 'dates' });
      await days.sealThrough(store, TO);
      const run = sealedRunner(days, store);
      const changes: ParameterScope['values'][] = [
        { 'service_level.formula': 'SL-6', 'short_abandon.threshold': 60_000 },
        { 'service_level.threshold': 90_000 },
      ];
      for (const values of changes) {
        const scopes = [{ where: {}, values, from: change }, ...CHANNEL_SCOPES];
        for (const asked of [question(kpis), question(kpis, { grain: '1d', by: ['queue'] })]) {
          const paths = new Set<string>();
          const answer = await evaluate(plan(asked, CATALOGUE, scopes), async (scan) => {
            const result = await run(scan);
            paths.add(result.path);
            return result;
          });
          const raw = await ask(asked, store, scopes);
          expect([...paths]).toEqual(['sealed']);
          for (const [k, column] of answer.kpis.entries()) {
            const expected = cells(raw, (raw.kpis[k] as KpiColumn).value);
            expect(expected.size).toBeGreaterThan(0);
            expect(new Map([...cells(answer, column.value)].sort()), column.kpi.id).toEqual(
              new Map([...expected].sort()),
            );
          }
        }
      }
    });
    rmSync(folder, { recursive: true });
  });

  it('names the break of the series inside the range, and only there', () => {
    const kpi = KPIS.find((k) => k.id === 'service_level');
    if (!kpi) throw new Error('no service_level');
    const [, change = 0] = MIDNIGHTS;
    const setting = (value: number, from: number | null, until: number | null): ParameterScope => ({
      where: { queue: ['q'] },
      values: { 'service_level.threshold': value },
      from,
      until,
    });
    const scopes = [setting(10_000, null, change), setting(30_000, change, null)];
    const changes = (more: Partial<Question>) => plan(question([kpi], more), CATALOGUE, scopes).definitionChanges;
    expect(changes({})).toEqual([
      {
        at: change,
        kpi: 'service_level',
        parameter: 'service_level.threshold',
        from: 10_000,
        to: 30_000,
        where: { queue: ['q'] },
      },
    ]);
    expect(changes({ from: change })).toEqual([]);
    expect(changes({ to: change })).toEqual([]);
    expect(changes({ where: { queue: ['other'] } })).toEqual([]);
    expect(changes({ set: { 'service_level.threshold': 5000 } })).toEqual([]);
    // Inside one period nothing depends on time.
    const planned = JSON.stringify(plan(question([kpi], { from: change }), CATALOGUE, scopes).scans);
    expect(planned).not.toContain('"op":"at"');
    expect(JSON.stringify(plan(question([kpi]), CATALOGUE, scopes).scans)).toContain('"op":"at"');
  });
});
