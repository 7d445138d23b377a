import type { Rejection } from '../../contract/connector.ts';
import type { BatchRow, DeadLetterRow } from '../bookkeeping/entities.ts';
import { contentKey } from '../derivation/content-key.ts';

/** Beyond this a raw record is cut in the list: a line of a gigabyte helps nobody there. */
const RAW_KEPT = 20_000;

/** A rejected record as kept. The same record of the same file has the same id, so that reading a file again lists it once. */
export function letterRow(batch: BatchRow, rejection: Omit<Rejection, 'file'>, now: number): DeadLetterRow {
  const { hi, lo } = contentKey(
    JSON.stringify([batch.source, batch.file, rejection.line, rejection.field, rejection.raw]),
  );
  return {
    letter_id: `${hi.toString(16).padStart(8, '0')}${lo.toString(16).padStart(8, '0')}`,
    batch: batch.batch_id,
    source: batch.source,
    file: batch.file,
    line: rejection.line,
    field: rejection.field,
    code: rejection.code,
    reason: rejection.reason,
    remedy: rejection.remedy,
    raw: rejection.raw.slice(0, RAW_KEPT),
    rejected_at: now,
    replayed_at: null,
  };
}
