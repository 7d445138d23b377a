import { toRows } from '#src/analytics/columns.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import { isoLocal, localDateTime, startOfDate } from '#src/kernel/zone.ts';
import type { Coverage, SourceStatus } from '../../contract/api.ts';

/** What time each source covers, from its batches; see `IngestionApi.coverage`. */
export async function coverage(database: DuckDbDatabase): Promise<Coverage[]> {
  const found = await database.read(
    `SELECT b.source, any_value(s.zone) AS zone, min(b.data_from) AS since, max(b.data_until) AS until
     FROM ingest_batch AS b LEFT JOIN ingest_source AS s USING (source)
     WHERE b.data_from IS NOT NULL GROUP BY b.source ORDER BY b.source`,
  );
  return toRows(found).map((row) => {
    const zone = String(row['zone'] ?? 'UTC');
    const from = Number(row['since']);
    const until = Number(row['until']);
    return { source: String(row['source']), zone, from, until, lastCompleteDay: lastCompleteDay(zone, from, until) };
  });
}

/** The day before the one the last event lies in, if the data reach back to it. */
function lastCompleteDay(zone: string, from: number, until: number): string | null {
  const today = localDateTime(zone, until).toPlainDate();
  const yesterday = startOfDate(zone, today.subtract({ days: 1 }));
  return startOfDate(zone, today) > from ? isoLocal(zone, yesterday).slice(0, 10) : null;
}

export async function sources(database: DuckDbDatabase): Promise<SourceStatus[]> {
  const found = await database.read(
    `SELECT s.source, s.connector, s.zone, count(b.batch_id) AS batches, coalesce(sum(b.events_new), 0) AS events, max(b.started_at) AS last_import,
       (SELECT count(*) FROM dead_letter AS d WHERE d.source = s.source AND d.replayed_at IS NULL) AS rejected
     FROM ingest_source AS s LEFT JOIN ingest_batch AS b USING (source)
     GROUP BY s.source, s.connector, s.zone ORDER BY s.source`,
  );
  return toRows(found).map((row) => ({
    source: String(row['source']),
    connector: String(row['connector']),
    zone: String(row['zone']),
    batches: Number(row['batches']),
    events: Number(row['events']),
    rejected: Number(row['rejected']),
    lastImport: row['last_import'] === null ? null : Number(row['last_import']),
  }));
}
