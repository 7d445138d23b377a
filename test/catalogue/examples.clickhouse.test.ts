import { afterAll } from 'vitest';
import { openClickHouse } from '#src/analytics/clickhouse/open-clickhouse.ts';
import { connect, type Server } from '#src/analytics/clickhouse/server.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { describeClickHouse, type Engine, startEngine } from '../clickhouse/engine.ts';
import { exampleSuite } from './example-suite.ts';

describeClickHouse('ClickHouse', () => {
  let engine: Engine | undefined;
  exampleSuite('ClickHouse', async () => {
    engine = await startEngine();
    return quickly(await openClickHouse(engine.url), connect(engine.url));
  });
  afterAll(() => engine?.stop());
});

/**
 * The same store, made quick for hundreds of examples: their rows are new; they leave by emptying their tables, and only when an
 * example with other rows comes (neighbours often share a fixture).
 */
function quickly(store: EventStore, server: Server): EventStore {
  let loaded = '';
  let tables: string[] = [];
  return {
    ...store,
    async apply({ append }) {
      // A change that only removes is an example leaving.
      if (!append) return;
      const wanted = JSON.stringify(append.map(({ entity, rows }) => [entity.name, rows]));
      if (wanted === loaded) return;
      for (const table of tables) await server.run(`TRUNCATE TABLE ${table}`);
      loaded = wanted;
      tables = append.map(({ entity }) => `\`${entity.name}_rows\``);
      if (append.length > 0) await store.apply({ append: append.map((one) => ({ ...one, fresh: true })) });
    },
    async close() {
      await Promise.all([store.close(), server.close()]);
    },
  };
}
