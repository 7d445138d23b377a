import { toRows } from '#src/analytics/columns.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { TimelineEvent } from '../../contract/api.ts';
import { EventBatch } from '../derivation/event-batch.ts';
import { fromRawColumns } from '../derivation/raw-event.ts';
import { CURRENT_EDITION } from '../pipeline/plan.ts';

/** Events of a contact in causal order, each with the record it came from; see `IngestionApi.timeline`. */
export async function timeline(database: DuckDbDatabase, contactId: string): Promise<TimelineEvent[]> {
  const found = await database.read(
    `SELECT e.* FROM raw_event AS e WHERE e.subject_kind = 'contact' AND e.subject = $1 AND ${CURRENT_EDITION}
     ORDER BY e."at", e.rank, e.arrival`,
    [contactId],
  );
  const events = fromRawColumns(found, new EventBatch({ capacity: Math.max(16, found.length) }));
  const rows = toRows(found);
  // Several events of one record share its text; it stands on the first of them.
  const texts = new Map<string, string>();
  for (const row of rows) if (row['raw'] !== null) texts.set(placeOf(row), String(row['raw']));
  return rows.map((row, i) => ({
    at: Number(row['at']),
    kind: String(row['kind']) as TimelineEvent['kind'],
    data: events.data(i) as Record<string, unknown>,
    source: String(row['source']),
    batch: String(row['batch']),
    file: row['file'] === null ? null : String(row['file']),
    line: row['line'] === null ? null : Number(row['line']),
    raw: texts.get(placeOf(row)) ?? null,
  }));
}

const placeOf = (row: Readonly<Record<string, unknown>>): string =>
  JSON.stringify([row['batch'], row['file'], row['line']]);
