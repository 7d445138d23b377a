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

/** The same store, but an example's rows are new and leave by emptying their tables: hundreds of examples in seconds. */
function quickly(store: EventStore, server: Server): EventStore {
  return {
    ...store,
    async apply({ append, remove }) {
      if (append && append.length > 0) await store.apply({ append: append.map((one) => ({ ...one, fresh: true })) });
      for (const { entity } of remove ?? []) await server.run(`TRUNCATE TABLE \`${entity.name}_rows\``);
    },
    async close() {
      await Promise.all([store.close(), server.close()]);
    },
  };
}
