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
import { DAY_MS, type Grain } from '#src/kernel/grid.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import type { Answer } from '#src/semantic/answer.ts';
import type { DimensionId } from '#src/semantic/entity.ts';
import { evaluate, type ScanRunner } from '#src/semantic/evaluate.ts';
import { plan } from '#src/semantic/plan.ts';
import type { Question } from '#src/semantic/question.ts';
import { ask, withFacts } from './ask.ts';
import { randomFacts } from './random-facts.ts';

const ZONE = 'Europe/Berlin';
/** Three local days, the middle one of 25 hours. */
const FROM = parseInstant('2026-10-24', ZONE, 'from');
const TO = parseInstant('2026-10-27', ZONE, 'to');
const SEALED = new Set(SEALINGS.map((s) => s.entity.name));

describe('KPIs from sealed days', () => {
  let store: EventStore;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yunchou-sealed-kpis-'));
    store = duckdbStore(await openDatabase(':memory:', { memory: '512MB', threads: 1 }));
    await store.prepare(Object.values(CATALOGUE.entities));
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const question = (more: Partial<Question>): Question => ({
    kpis: [],
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
  const sealedOn = async (until: number): Promise<SealedDays> => {
    const sealed = new SealedDays(mkdtempSync(join(folder, 'cells-')), SEALINGS, { zone: ZONE, stamp: 'test' });
    await sealed.sealThrough(store, until);
    return sealed;
  };

  it('equal those from the rows: every KPI, grain and split', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomFacts(FROM, TO, 30),
        fc.constantFrom<Grain>('whole', '1d', '1h', '30m', '15m', '5m'),
        fc.constantFrom<DimensionId[]>([], [], ['queue'], ['channel', 'site'], ['team'], ['agent'], ['hour']),
        fc.constantFrom(TO, TO - DAY_MS),
        fc.uniqueArray(fc.constantFrom(...KPIS), { minLength: 15, maxLength: 15 }),
        async (facts, grain, by, until, kpis) => {
          await withFacts(facts, store, async () => {
            const run = sealedRunner(await sealedOn(until), store);
            for (const kpi of kpis) {
              const asked = question({ kpis: [kpi.id], grain, by });
              const planned = attempt(asked);
              if (planned === null) continue;
              expectSame(kpi.id, await evaluate(planned, run), await ask(asked, store));
            }
          });
        },
      ),
      { numRuns: 4, endOnFailure: true },
    );
  }, 120_000);

  it('equal those from the rows where a row is judged by others, or by several of its numbers', async () => {
    const hour = fc.integer({ min: 1, max: 30 }).map((h) => h * 3_600_000);
    const paths = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        randomFacts(FROM, TO, 40),
        fc.record({
          grain: fc.constantFrom<Grain>('whole', '1d', '1h'),
          by: fc.constantFrom<DimensionId[]>([], ['queue'], ['team', 'channel'], ['hour'], ['weekday', 'agent']),
          where: fc.constantFrom({}, { channel: ['voice'] }, { team: ['team-1'], hour: ['9', '10', '15'] }),
          dataFrom: fc.constantFrom(0, FROM),
          set: fc.record({
            'fcr.window': hour,
            'fcr.lookback': hour,
            'fcr.scope': fc.constantFrom('issue', 'any'),
            'fcr.channels': fc.constantFrom('same', 'all'),
            'fcr.count_abandoned_repeats': fc.boolean(),
          }),
        }),
        fc.constantFrom(TO, TO - DAY_MS),
        async (facts, more, until) => {
          await withFacts(facts, store, async () => {
            const run = sealedRunner(await sealedOn(until), store);
            for (const id of BY_ROWS) {
              const asked = question({ kpis: [id], ...more });
              const planned = attempt(asked);
              if (planned === null) continue;
              const seen: ScanRunner = async (scan) => {
                const result = await run(scan);
                paths.add(`${id} ${result.path}`);
                return result;
              };
              expectSame(id, await evaluate(planned, seen), await ask(asked, store));
            }
          });
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
    // That they come sealed where nothing of open days matters is the next test's.
    expect([...paths].filter((path) => path.endsWith('raw'))).toEqual([]);
  }, 120_000);

  it('come sealed on closed days wherever their facts are sealed', async () => {
    const facts = fc.sample(randomFacts(FROM, TO, 30), { seed: 11, numRuns: 1 })[0] ?? {};
    await withFacts(facts, store, async () => {
      const run = sealedRunner(await sealedOn(TO), store);
      const raw = new Set<string>();
      for (const kpi of KPIS) {
        for (const more of [
          { by: [] },
          { by: ['queue' as const], grain: '30m' as const },
          { by: [], grain: '1d' as const },
        ]) {
          const planned = attempt(question({ kpis: [kpi.id], ...more }));
          for (const scan of planned?.scans ?? []) {
            if (SEALED.has(scan.entity) && (await run(scan)).path !== 'sealed')
              raw.add(`${kpi.id} (${scan.entity}.${scan.anchor})`);
          }
        }
      }
      expect([...raw].toSorted()).toEqual(RAW);
    });
  });
});

/**
 * KPIs that look at a customer's other contacts, or at two numbers of a row: told from the rows of closed days, not from cells. Beside them
 * the one that asks for the highest level of lasting rows.
 */
const BY_ROWS = [
  'calibration_agreement',
  'coaching_timeliness',
  'concurrency_peak',
  'fcr_excluded_share',
  'fcr_matured_share',
  'fcr_window',
  'qa_validity',
  'repeat_rate_24h',
  'repeat_rate_72h',
];

/** Read from the store: none. */
const RAW: string[] = [];

/** The plan, or null where this KPI is not offered by the dimension. */
function attempt(asked: Question): ReturnType<typeof plan> | null {
  try {
    return plan(asked, CATALOGUE, CHANNEL_SCOPES);
  } catch {
    return null;
  }
}

/** Values by group, in no order; numbers to 1e-9. */
function expectSame(id: string, sealed: Answer, raw: Answer): void {
  const groups = (answer: Answer): [string, number][] =>
    Array.from({ length: answer.length }, (_, i): [string, number] => {
      const names = Object.values(answer.dimensions).map((column) => column[i] ?? null);
      return [JSON.stringify([answer.bucket?.[i] ?? 0, ...names]), answer.kpis[0]?.value[i] ?? Number.NaN];
    }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const [got, wanted] = [groups(sealed), groups(raw)];
  expect(
    got.map(([key]) => key),
    id,
  ).toEqual(wanted.map(([key]) => key));
  for (const [i, [key, value]] of wanted.entries()) {
    const own = got[i]?.[1] ?? Number.NaN;
    const equal = Number.isNaN(value)
      ? Number.isNaN(own)
      : Math.abs(own - value) <= 1e-9 * Math.max(1, Math.abs(value));
    if (!equal) throw new Error(`${id} at ${key}: sealed ${own}, rows ${value}`);
  }
}
