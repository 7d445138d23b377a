import { readFileSync } from 'node:fs';
import process from 'node:process';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { ingestionModule } from '#src/modules/ingestion/server/index.ts';

/**
 * A process that ingests and may be killed at any moment; it tells its parent what is acknowledged.
 * `file PATH AGENTS` reads a log, `deliveries PATH FIRST` posts the deliveries of a JSON file from number FIRST on.
 */
const [folder = '', what, path = '', more = ''] = process.argv.slice(2);
const database = await openDatabase(`${folder}/facts.duckdb`, { threads: 2 });
const steps = { portionBytes: 6_000, deriveEvery: 400 };
const { api } = await ingestionModule({ database, store: duckdbStore(database), organisation: null, steps });
process.send?.({ ready: true });

if (what === 'file') {
  const agents = { name: 'agents.csv', text: readFileSync(more, 'utf8') };
  await api.ingestFile({ connector: 'asterisk-queue-log', path, zone: 'Europe/Berlin', agents }, (progress) =>
    process.send?.({ lines: progress.lines }),
  );
} else {
  const deliveries = JSON.parse(readFileSync(path, 'utf8')) as unknown[];
  for (let n = Number(more); n < deliveries.length; n++) {
    await api.acceptEvents(deliveries[n], `delivery-${n}`);
    process.send?.({ acknowledged: n });
  }
}
await database.close();
process.send?.({ done: true });
process.disconnect?.();
