import { openDatabase } from '../open.ts';
import { eventStoreConformance } from '../event-store.conformance.ts';
import { duckdbStore } from './duckdb-store.ts';

eventStoreConformance('DuckDB', async () => duckdbStore(await openDatabase(':memory:')));
