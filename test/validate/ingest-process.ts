import process from 'node:process';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { ingestionModule } from '#src/modules/ingestion/server/index.ts';

/**
 * A process that reads one queue_log (`path folder`) and tells its parent how far it is, its highest memory when all is read, before it asks for what
 * was found, and at the end its processor seconds.
 */
const [path = '', folder = ''] = process.argv.slice(2);
const database = await openDatabase(`${folder}/facts.duckdb`);
const store = duckdbStore(database);
const { api } = await ingestionModule({ database, store, organisation: null });
const batch = await api.ingestFile({ connector: 'asterisk-queue-log', path, zone: 'Europe/Berlin' }, (progress) =>
  process.send?.({ phase: progress.phase, lines: progress.lines }),
);
process.send?.({ phase: 'read', lines: batch.lines, peak: process.resourceUsage().maxRSS * 1024 });
const answered = await database.read(
  'SELECT count(*) AS n, sum(wait) // 1000 AS wait FROM queue_entry WHERE answered_at IS NOT NULL',
);
const contacts = await database.read('SELECT count(*) AS n FROM contact');
const talk = await database.read('SELECT sum(talk) // 1000 AS n FROM agent_leg');
await database.close();
const { user, system } = process.cpuUsage();
process.send?.({
  seconds: (user + system) / 1e6,
  found: {
    lines: batch.lines,
    calls: contacts.columns['n']?.[0],
    answered: answered.columns['n']?.[0],
    waitSeconds: answered.columns['wait']?.[0],
    talkSeconds: talk.columns['n']?.[0],
  },
});
process.disconnect?.();
