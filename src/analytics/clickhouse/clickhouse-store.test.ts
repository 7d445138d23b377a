import { afterAll, beforeAll } from 'vitest';
import { describeClickHouse, type Engine, startEngine } from '#test/clickhouse/engine.ts';
import { eventStoreConformance } from '../event-store.conformance.ts';
import { openClickHouse } from './open-clickhouse.ts';

describeClickHouse('ClickHouse', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.stop());
  eventStoreConformance('ClickHouse', () => openClickHouse(engine.url));
});
