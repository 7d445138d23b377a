import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { ingestionModule } from '#src/modules/ingestion/server/index.ts';
import { ask } from './ask.ts';
import { agrees } from './example-suite.ts';
import { COVERAGE, type Fact, misreadingCases } from './misreadings.ts';

const CASES = misreadingCases();

describe('facts sent in as anybody would send them', () => {
  let database: DuckDbDatabase;
  let store: EventStore;
  beforeAll(async () => {
    database = await openDatabase(':memory:', { memory: '512MB', threads: 1 });
    store = duckdbStore(database);
    const { api } = await ingestionModule({ database, store, organisation: null });
    const facts: Fact[] = [...COVERAGE, ...CASES.flatMap((c) => c.facts)];
    for (let i = 0; i < facts.length; i += 1000) {
      const answer = await api.acceptEvents({ source: 'examples', facts: facts.slice(i, i + 1000) }, null);
      expect(answer.rejected).toEqual([]);
    }
  });
  afterAll(() => database.close());

  it.each(CASES)('$kpi.id is not what "$misreading.reading" gives', async ({ question, expected, misreading }) => {
    const answer = await ask(question, store);
    const value = answer.kpis[0]?.value[0] ?? Number.NaN;
    expect(agrees(value, expected), `${value} for ${expected}`).toBe(true);
    expect(agrees(value, misreading.value)).toBe(false);
  });
});
