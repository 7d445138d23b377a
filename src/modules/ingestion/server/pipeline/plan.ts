import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';

/** Raw events with these numbers of arrival, the first excluded: what a derivation has not seen yet. */
export type Pending = { readonly after: number; readonly upTo: number };

/** A share of the touched subjects whose events fit into memory together. */
export type Part = {
  readonly part: number;
  readonly firstArrival: number;
  readonly lastArrival: number;
  readonly events: number;
};

/** Events loaded at once. */
const PART_EVENTS = 100_000;

/**
 * Notes in the table `derivation_plan` every subject of a kind that pending events touch, with all of its events' range of
 * arrival, the batch that touched it last, and its part. Subjects are also touched through a record: when a newer edition
 * names another subject, the older one loses its events. `also` adds subjects that something else touched.
 */
export async function planSubjects(
  database: DuckDbDatabase,
  source: string,
  kind: 'contact' | 'fact',
  pending: Pending,
  also: readonly string[] = [],
): Promise<Part[]> {
  await database.write(async (writer) => {
    await writer.run('CREATE OR REPLACE TEMP TABLE also_touched (subject VARCHAR)');
    await writer.append('also_touched', [{ name: 'subject', type: 'VARCHAR' }], {
      length: also.length,
      columns: { subject: also },
    });
    await writer.run(
      `CREATE OR REPLACE TABLE derivation_plan AS
       WITH fresh AS (SELECT subject, record_id FROM raw_event
                      WHERE arrival > $1 AND arrival <= $2 AND source = $3 AND subject_kind = $4),
       touched AS (
         SELECT subject FROM fresh
         UNION SELECT old.subject FROM raw_event AS old
               SEMI JOIN (SELECT record_id FROM fresh WHERE record_id IS NOT NULL) AS again USING (record_id)
               WHERE old.source = $3 AND old.subject_kind = $4
         UNION SELECT subject FROM also_touched),
       spans AS (
         SELECT subject, min(arrival) AS first_arrival, max(arrival) AS last_arrival, count(*) AS events, arg_max(batch, arrival) AS batch
         FROM raw_event SEMI JOIN touched USING (subject)
         WHERE source = $3 AND subject_kind = $4 AND arrival <= $2
         GROUP BY subject)
       SELECT *, CAST(sum(events) OVER (ORDER BY first_arrival, subject ROWS UNBOUNDED PRECEDING) // ${PART_EVENTS} AS INTEGER) AS part
       FROM spans`,
      [pending.after, pending.upTo, source, kind],
    );
  });
  const found = await database.read(
    `SELECT part, min(first_arrival) AS a0, max(last_arrival) AS a1, sum(events) AS n FROM derivation_plan GROUP BY part ORDER BY part`,
  );
  const cell = (name: string, i: number): number => Number(found.columns[name]?.[i]);
  return Array.from({ length: found.length }, (_, i) => ({
    part: cell('part', i),
    firstArrival: cell('a0', i),
    lastArrival: cell('a1', i),
    events: cell('n', i),
  }));
}

/** Subjects of a part with the arrival of their first event and the batch that touched them last. */
export async function subjectsOf(
  database: DuckDbDatabase,
  part: Part,
): Promise<{ subject: string; firstArrival: number; batch: string }[]> {
  const found = await database.read('SELECT subject, first_arrival, batch FROM derivation_plan WHERE part = $1', [
    part.part,
  ]);
  const { subject = [], first_arrival: first = [], batch = [] } = found.columns;
  return Array.from({ length: found.length }, (_, i) => ({
    subject: String(subject[i]),
    firstArrival: Number(first[i]),
    batch: String(batch[i]),
  }));
}

/** SQL condition on `raw_event` (as `e`): superseded editions of a re-sent record do not count (see `currentEvents`). */
export const CURRENT_EDITION = `(e.record_id IS NULL OR NOT EXISTS (
  SELECT 1 FROM raw_event AS newer
  WHERE newer.source = e.source AND newer.record_id = e.record_id
    AND (newer.record_version > e.record_version
      OR (newer.record_version = e.record_version AND newer.record_digest <> e.record_digest AND newer.arrival > e.arrival))))`;

/** Whether a source (`null`: any) re-sends records at all; most do not, and are spared the search for newer editions. */
export async function hasEditions(database: DuckDbDatabase, source: string | null): Promise<boolean> {
  const found = await database.read(
    'SELECT 1 AS x FROM raw_event WHERE ($1 IS NULL OR source = $1) AND record_id IS NOT NULL LIMIT 1',
    [source],
  );
  return found.length > 0;
}
