import { column, entity, type RowOf } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';

/** One import run: a file, or one HTTP delivery. Progress is written in the transaction of the rows it speaks of. */
export const ingestBatch = entity({
  name: 'ingest_batch',
  label: label('import', '导入批次'),
  fields: {
    batch_id: column.id.required(),
    source: column.text.required(),
    connector: column.text.required(),
    file: column.text.required(),
    path: column.text.optional(),
    /** Digest of the first `fingerprint_bytes` bytes: tells a file that grew from another one. */
    fingerprint: column.text.optional(),
    fingerprint_bytes: column.count.optional(),
    size: column.count.optional(),
    /** Digest of how the file was read (zone, mapping, aliases): another reading does not go on where this one stopped. */
    reading: column.text.optional(),
    /** Everything before this byte, up to this line and of these records, is stored for good. */
    byte_offset: column.count.required(),
    line: column.count.required(),
    records: column.count.required(),
    events_new: column.count.required(),
    events_duplicate: column.count.required(),
    rejected: column.count.required(),
    notices: column.count.required(),
    /** reading · done · cancelled · failed. */
    state: column.text.required(),
    /** JSON of the error that ended a failed run. */
    error: column.text.optional(),
    started_at: column.instant.required(),
    updated_at: column.instant.required(),
    ended_at: column.instant.optional(),
    /** Raw events of the batch have these numbers of arrival. */
    arrival_from: column.count.optional(),
    arrival_to: column.count.optional(),
    data_from: column.instant.optional(),
    data_until: column.instant.optional(),
  },
  key: ['batch_id'],
  subject: 'batch_id',
  anchors: ['started_at'],
  dimensions: {},
});
export type BatchRow = RowOf<typeof ingestBatch>;

/** A raw record that could not be used, kept until it is replayed. */
export const deadLetter = entity({
  name: 'dead_letter',
  label: label('rejected record', '拒收记录'),
  fields: {
    letter_id: column.id.required(),
    batch: column.text.required(),
    source: column.text.required(),
    file: column.text.required(),
    line: column.count.required(),
    field: column.text.optional(),
    code: column.text.required(),
    reason: column.text.required(),
    remedy: column.text.required(),
    raw: column.text.required(),
    rejected_at: column.instant.required(),
    /** When it was replayed and accepted; absent while it waits. */
    replayed_at: column.instant.optional(),
  },
  key: ['letter_id'],
  subject: 'letter_id',
  anchors: ['rejected_at'],
  dimensions: {},
});
export type DeadLetterRow = RowOf<typeof deadLetter>;

/** Something odd in a batch that was used all the same. */
export const ingestNotice = entity({
  name: 'ingest_notice',
  label: label('notice', '提示'),
  fields: {
    notice_id: column.id.required(),
    batch: column.text.required(),
    line: column.count.required(),
    field: column.text.optional(),
    code: column.text.required(),
    reason: column.text.required(),
  },
  key: ['notice_id'],
  subject: 'batch',
  anchors: [],
  dimensions: {},
});

/** An HTTP delivery that was acknowledged: the same idempotency key gets the same answer again. */
export const ingestRequest = entity({
  name: 'ingest_request',
  label: label('delivery', '推送'),
  fields: {
    request_id: column.id.required(),
    digest: column.text.required(),
    response: column.text.required(),
    accepted_at: column.instant.required(),
  },
  key: ['request_id'],
  subject: 'request_id',
  anchors: ['accepted_at'],
  dimensions: {},
});

/** How a source is read: what a replay of its rejected records or a later file of it needs to know. */
export const ingestSource = entity({
  name: 'ingest_source',
  label: label('source', '数据源'),
  fields: {
    source: column.id.required(),
    connector: column.text.required(),
    zone: column.text.required(),
    /** JSON objects of text. */
    settings: column.text.required(),
    aliases: column.text.required(),
    updated_at: column.instant.required(),
  },
  key: ['source'],
  subject: 'source',
  anchors: ['updated_at'],
  dimensions: {},
});
export type SourceRow = RowOf<typeof ingestSource>;

/** How far the derivation has come: every raw event up to this number of arrival is in the facts. */
export const derivationMark = entity({
  name: 'derivation_mark',
  label: label('derivation mark', '推导进度'),
  fields: { name: column.id.required(), arrival: column.count.required() },
  key: ['name'],
  subject: 'name',
  anchors: [],
  dimensions: {},
});

export const BOOKKEEPING = [ingestBatch, deadLetter, ingestNotice, ingestRequest, ingestSource, derivationMark];
