import { toRows } from '#src/analytics/columns.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { DeadLetter } from '../../contract/api.ts';
import type { DeadLetterRow } from '../bookkeeping/entities.ts';

export type LetterFilter = {
  readonly source?: string;
  readonly batch?: string;
  readonly limit?: number;
  readonly offset?: number;
};

/** Rejected records that wait, oldest batch first, in order of their lines. */
export async function waitingLetters(database: DuckDbDatabase, filter: LetterFilter = {}): Promise<DeadLetterRow[]> {
  const conditions = ['replayed_at IS NULL'];
  const parameters: string[] = [];
  if (filter.source !== undefined) conditions.push(`source = $${parameters.push(filter.source)}`);
  if (filter.batch !== undefined) conditions.push(`batch = $${parameters.push(filter.batch)}`);
  const page = `LIMIT ${Math.trunc(filter.limit ?? 1_000)} OFFSET ${Math.trunc(filter.offset ?? 0)}`;
  const found = await database.read(
    `SELECT * FROM dead_letter WHERE ${conditions.join(' AND ')} ORDER BY batch, line, letter_id ${page}`,
    parameters,
  );
  return toRows(found) as unknown as DeadLetterRow[];
}

export const letterOfRow = (row: DeadLetterRow): DeadLetter => ({
  id: row.letter_id,
  batch: row.batch,
  source: row.source,
  file: row.file,
  line: row.line,
  field: row.field,
  code: row.code,
  reason: row.reason,
  remedy: row.remedy,
  raw: row.raw,
  rejectedAt: row.rejected_at,
  replayedAt: row.replayed_at,
});
