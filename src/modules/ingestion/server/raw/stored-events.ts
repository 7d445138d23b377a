import type { DuckDbDatabase, Writer } from '#src/analytics/duckdb/database.ts';
import type { EventBatch } from '../derivation/event-batch.ts';
import { SUBJECT_KINDS, SUBJECT_OF_KIND } from '../derivation/event-kind.ts';

const INCOMING = [
  { name: 'i', type: 'INTEGER' },
  { name: 'subject_kind', type: 'VARCHAR' },
  { name: 'subject', type: 'VARCHAR' },
  { name: 'at', type: 'BIGINT' },
  { name: 'key_hi', type: 'BIGINT' },
  { name: 'key_lo', type: 'BIGINT' },
] as const;

/**
 * Of the events `candidates` of a batch, those the store of this source holds already. Only events not later than the
 * newest stored one need looking for, so a log that is read in order costs nothing here.
 */
export async function storedEvents(
  writer: Writer,
  source: string,
  events: EventBatch,
  candidates: Int32Array,
  newestStored: number,
): Promise<ReadonlySet<number>> {
  const sought = candidates.filter((i) => (events.at[i] as number) <= newestStored);
  if (sought.length === 0) return new Set();
  await writer.run(
    'CREATE OR REPLACE TEMP TABLE incoming (i INTEGER, subject_kind VARCHAR, subject VARCHAR, "at" BIGINT, key_hi BIGINT, key_lo BIGINT)',
  );
  const list = [...sought];
  await writer.append('incoming', INCOMING, {
    length: list.length,
    columns: {
      i: sought,
      subject_kind: list.map((i) => SUBJECT_KINDS[SUBJECT_OF_KIND[events.kind[i] as number] as number] ?? null),
      subject: list.map((i) => events.subjectText(i)),
      at: Float64Array.from(list, (i) => events.at[i] as number),
      key_hi: Float64Array.from(list, (i) => events.keyHi[i] as number),
      key_lo: Float64Array.from(list, (i) => events.keyLo[i] as number),
    },
  });
  let from = Number.POSITIVE_INFINITY;
  let until = Number.NEGATIVE_INFINITY;
  for (const i of list) {
    from = Math.min(from, events.at[i] as number);
    until = Math.max(until, events.at[i] as number);
  }
  const found = await writer.query(
    `SELECT i FROM incoming JOIN raw_event AS r USING (subject_kind, subject, "at", key_hi, key_lo)
     WHERE r.source = $1 AND r."at" BETWEEN $2 AND $3`,
    [source, from, until],
  );
  await writer.run('DROP TABLE incoming');
  return new Set([...(found.columns['i'] ?? [])].map(Number));
}

/** Of these contacts, by place in the list, those with an event of the source among the first `before` arrivals. */
export async function contactsStored(
  database: DuckDbDatabase,
  source: string,
  contacts: readonly string[],
  before: number,
): Promise<readonly number[]> {
  if (contacts.length === 0) return [];
  return database.write(async (writer) => {
    await writer.run('CREATE OR REPLACE TEMP TABLE sought (i INTEGER, subject VARCHAR)');
    await writer.append(
      'sought',
      [
        { name: 'i', type: 'INTEGER' },
        { name: 'subject', type: 'VARCHAR' },
      ],
      {
        length: contacts.length,
        columns: { i: Int32Array.from(contacts, (_, i) => i), subject: contacts },
      },
    );
    const found = await writer.query(
      `SELECT i FROM sought SEMI JOIN (
         SELECT subject FROM raw_event WHERE source = $1 AND subject_kind = 'contact' AND arrival <= $2) AS stored USING (subject)`,
      [source, before],
    );
    await writer.run('DROP TABLE sought');
    return [...(found.columns['i'] ?? [])].map(Number);
  });
}
