import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openClickHouse } from '#src/analytics/clickhouse/open-clickhouse.ts';
import { toRows } from '#src/analytics/columns.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import { CATALOGUE, CHANNEL_SCOPES } from '#src/catalogue/index.ts';
import { ingestionModule } from '#src/modules/ingestion/server/index.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { evaluate } from '#src/semantic/evaluate.ts';
import type { Kpi } from '#src/semantic/kpi.ts';
import { plan } from '#src/semantic/plan.ts';
import type { Question } from '#src/semantic/question.ts';
import { describeClickHouse, type Engine, startEngine } from '../clickhouse/engine.ts';
import { describeReference, referencePath } from '../reference.ts';

const LOG = 'data/asterisk-a/queue_log';
const AGENTS = 'data/asterisk-a/agents.csv';

/** A recorded log, imported once into each engine: the same facts, and the same value of every KPI. */
describeClickHouse('the recorded log on both engines', () => {
  describeReference('facts and KPIs', [LOG, AGENTS], () => {
    const folder = mkdtempSync(join(tmpdir(), 'yunchou-engines-'));
    const databases: DuckDbDatabase[] = [];
    let engine: Engine;
    let duck: EventStore;
    let click: EventStore;

    beforeAll(async () => {
      engine = await startEngine();
      const agents = { name: 'agents.csv', text: readFileSync(referencePath(AGENTS), 'utf8') };
      const [whole, half] = [join(folder, 'whole'), join(folder, 'half')];
      copyFileSync(referencePath(LOG), whole);
      const lines = readFileSync(whole, 'utf8').split('\n');
      writeFileSync(
        half,
        lines
          .slice(0, Math.floor(lines.length / 2))
          .join('\n')
          .concat('\n'),
      );
      const importInto = async (storeOf: (database: DuckDbDatabase) => Promise<EventStore>, ...paths: string[]) => {
        const database = await openDatabase(':memory:');
        databases.push(database);
        const store = await storeOf(database);
        const { api } = await ingestionModule({ database, store, organisation: null });
        for (const path of paths)
          await api.ingestFile({ connector: 'asterisk-queue-log', path, zone: 'Europe/Berlin', agents });
        return store;
      };
      duck = await importInto(async (database) => duckdbStore(database), whole);
      // Half first: the second import replaces what it had to leave open.
      click = await importInto(() => openClickHouse(engine.url), half, whole);
    });
    afterAll(async () => {
      await click.close();
      for (const database of databases) await database.close();
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('hold the same facts', async () => {
      let rows = 0;
      for (const entity of Object.values(ENTITIES) as Entity[]) {
        const [expected, given] = await Promise.all([factsOf(duck, entity), factsOf(click, entity)]);
        expect(given, entity.name).toEqual(expected);
        rows += expected.length;
      }
      expect(rows).toBeGreaterThan(5000);
    });

    it('give every KPI the same value, by day and by queue', async () => {
      const [from, to] = await period(duck);
      let known = 0;
      for (const kpi of Object.values(CATALOGUE.kpis)) {
        for (const shape of [{ grain: '1d' }, { grain: 'whole', by: ['queue'] }] as const) {
          const asked = questionOf(kpi, from, to, shape);
          if (asked === null) continue;
          const [expected, given] = await Promise.all([valuesOf(asked, duck), valuesOf(asked, click)]);
          expect([...given.keys()].sort(), kpi.id).toEqual([...expected.keys()].sort());
          for (const [group, value] of expected) {
            const other = given.get(group) ?? Number.NaN;
            const equal = Number.isNaN(value)
              ? Number.isNaN(other)
              : Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(value));
            if (!equal) expect.fail(`${kpi.id}, ${group}: DuckDB ${value}, ClickHouse ${other}`);
            if (!Number.isNaN(value)) known += 1;
          }
        }
      }
      expect(known).toBeGreaterThan(100);
    });
  });
});

/** All rows as text in an order of their own; the import batch says how facts came, not what they are. */
async function factsOf(store: EventStore, entity: Entity): Promise<string[]> {
  const facts: string[] = [];
  for await (const slice of store.stream({ entity }))
    facts.push(...toRows(slice).map((row) => JSON.stringify({ ...row, batch: null })));
  return facts.sort();
}

async function period(store: EventStore): Promise<[number, number]> {
  const entity = ENTITIES.contact as Entity;
  const [field = ''] = entity.anchors;
  const edge = async (descending: boolean): Promise<number> => {
    const { columns } = await store.list({ entity, fields: [field], orderBy: [{ field, descending }], limit: 1 });
    return Number(columns[field]?.[0]);
  };
  return [await edge(false), (await edge(true)) + 1];
}

/** The question, or null where the KPI cannot be split so. */
function questionOf(
  kpi: Kpi,
  from: number,
  to: number,
  shape: Pick<Question, 'grain'> & Partial<Question>,
): Question | null {
  const question = {
    kpis: [kpi.id],
    from,
    to,
    zone: 'Europe/Berlin',
    by: [],
    where: {},
    set: {},
    asOf: to,
    dataFrom: from,
    ...shape,
  };
  try {
    plan(question, CATALOGUE, CHANNEL_SCOPES);
    return question;
  } catch (error) {
    if ((error as { code?: string }).code === 'dimension_not_offered') return null;
    throw error;
  }
}

async function valuesOf(question: Question, store: EventStore): Promise<Map<string, number>> {
  const planned = plan(question, CATALOGUE, CHANNEL_SCOPES);
  const answer = await evaluate(planned, async (scan) => ({ ...(await store.aggregate(scan)), path: 'raw' }));
  const values = [...(answer.kpis[0]?.value ?? [])];
  return new Map(values.map((v, i) => [`${answer.bucket?.[i] ?? 0} ${answer.dimensions['queue']?.[i] ?? '-'}`, v]));
}
