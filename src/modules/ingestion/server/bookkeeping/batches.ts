import { type Columns, toRows } from '#src/analytics/columns.ts';
import type { ErrorDetails } from '#src/kernel/errors.ts';
import type { Batch, BatchState } from '../../contract/api.ts';
import type { RawStore } from '../raw/raw-store.ts';
import { type BatchRow, ingestBatch } from './entities.ts';

const rows = (found: Columns): BatchRow[] => toRows(found) as unknown as BatchRow[];

export async function batchesWhere(
  raw: RawStore,
  condition: string,
  parameters: readonly (string | number)[],
  page = { limit: 100, offset: 0 },
): Promise<BatchRow[]> {
  return rows(
    await raw.database.read(
      `SELECT * FROM ingest_batch WHERE ${condition} ORDER BY batch_id DESC LIMIT ${Math.trunc(page.limit)} OFFSET ${Math.trunc(page.offset)}`,
      parameters,
    ),
  );
}

export function newBatch(
  id: string,
  given: Pick<BatchRow, 'source' | 'connector' | 'file'> & Partial<BatchRow>,
  now: number,
): BatchRow {
  return {
    batch_id: id,
    path: null,
    fingerprint: null,
    fingerprint_bytes: null,
    size: null,
    reading: null,
    byte_offset: 0,
    line: 0,
    records: 0,
    events_new: 0,
    events_duplicate: 0,
    rejected: 0,
    notices: 0,
    state: 'reading',
    error: null,
    started_at: now,
    updated_at: now,
    ended_at: null,
    arrival_from: null,
    arrival_to: null,
    data_from: null,
    data_until: null,
    ...given,
  };
}

export async function endBatch(
  raw: RawStore,
  batch: BatchRow,
  state: BatchState,
  now: number,
  error: Batch['error'] = null,
): Promise<BatchRow> {
  const ended: BatchRow = { ...batch, state, updated_at: now, ended_at: now, error: error && JSON.stringify(error) };
  await raw.put(ingestBatch, [ended]);
  return ended;
}

/** Batches a crash left open: they read no more, and go on when their file is given again. */
export function closeAbandoned(raw: RawStore, now: number): Promise<void> {
  const error = JSON.stringify({
    code: 'interrupted',
    message: 'The process ended while the file was read',
    details: {},
  });
  return raw.database.write((writer) =>
    writer.run(`UPDATE ingest_batch SET state = 'cancelled', error = $1, ended_at = $2 WHERE state = 'reading'`, [
      error,
      now,
    ]),
  );
}

/** A batch as others see it; `mark` is how far the derivation has come. */
export function batchOfRow(row: BatchRow, mark: number): Batch {
  return {
    id: row.batch_id,
    source: row.source,
    connector: row.connector,
    file: row.file,
    state: row.state as BatchState,
    error:
      row.error === null ? null : (JSON.parse(row.error) as { code: string; message: string; details: ErrorDetails }),
    size: row.size,
    bytes: row.byte_offset,
    lines: row.line,
    new: row.events_new,
    duplicate: row.events_duplicate,
    rejected: row.rejected,
    notices: row.notices,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    from: row.data_from,
    until: row.data_until,
    derived: row.arrival_to === null || row.arrival_to <= mark,
  };
}
