import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import { EventBatch } from '../derivation/event-batch.ts';
import { DERIVATION_FIELDS, fromRawColumns } from '../derivation/raw-event.ts';
import { CURRENT_EDITION, type Part } from './plan.ts';

const FIELDS = DERIVATION_FIELDS.map((name) => `e."${name}"`).join(', ');

/** All current events of the subjects of a part, in order of arrival. */
export async function loadPart(
  database: DuckDbDatabase,
  source: string,
  kind: 'contact' | 'fact',
  part: Part,
  editions: boolean,
): Promise<EventBatch> {
  const into = new EventBatch({ capacity: Math.max(16, part.events) });
  const rows = database.stream(
    `SELECT ${FIELDS} FROM raw_event AS e SEMI JOIN (SELECT subject FROM derivation_plan WHERE part = $1) AS mine USING (subject)
     WHERE e.source = $2 AND e.subject_kind = $3 AND e.arrival BETWEEN $4 AND $5${editions ? ` AND ${CURRENT_EDITION}` : ''}
     ORDER BY e.arrival`,
    [part.part, source, kind, part.firstArrival, part.lastArrival],
  );
  for await (const slice of rows) fromRawColumns(slice, into);
  return into;
}
