import type { Writer } from '#src/analytics/duckdb/database.ts';
import type { RawStore } from '../raw/raw-store.ts';

type Who = {
  readonly customer: string;
  readonly contacts: readonly string[];
  readonly pseudonym: string;
  readonly now: number;
};

/** What was found, by kind of row. */
type Found = { events: number; rejected: number };

/**
 * Raw events, rejected records, notices and remembered answers without a customer, in one transaction. Events of her contacts lose the raw record
 * and everything written; elsewhere whatever holds her number as a word of its own does. The text of an event's key is hashed, so events keep it.
 */
export function eraseFromRaw(raw: RawStore, { customer, contacts, pseudonym, now }: Who): Promise<Found> {
  const word = wordOf(customer);
  return raw.database.write(async (writer) => {
    await layContacts(writer, contacts);
    const events = await counted(writer, `raw_event WHERE ${TOUCHED}`, [word]);
    await writer.run(
      `UPDATE raw_event SET raw = NULL,
         "text" = CASE WHEN kind IN ('message_sent', 'noted') THEN NULL ELSE replace("text", $2, $3) END,
         data = replace(data, $2, $3)
       WHERE ${TOUCHED}`,
      [word, customer, pseudonym],
    );
    await writer.run('DROP TABLE erased');
    const rejected = await counted(writer, LETTERS, [word]);
    // No longer waiting: there is nothing left to try again.
    await writer.run(
      `UPDATE dead_letter SET raw = '', reason = 'Erased with its customer', replayed_at = coalesce(replayed_at, $2)
       WHERE ${named('raw', 'reason')}`,
      [word, now],
    );
    await writer.run(`UPDATE ingest_notice SET reason = replace(reason, $2, $3) WHERE ${named('reason')}`, [
      word,
      customer,
      pseudonym,
    ]);
    await writer.run(`UPDATE ingest_request SET response = replace(response, $2, $3) WHERE ${named('response')}`, [
      word,
      customer,
      pseudonym,
    ]);
    return { events, rejected };
  });
}

/** The same, counted only. */
export function countInRaw(raw: RawStore, customer: string, contacts: readonly string[]): Promise<Found> {
  const word = wordOf(customer);
  return raw.database.write(async (writer) => {
    await layContacts(writer, contacts);
    const events = await counted(writer, `raw_event WHERE ${TOUCHED}`, [word]);
    await writer.run('DROP TABLE erased');
    return { events, rejected: await counted(writer, LETTERS, [word]) };
  });
}

/** Holds the word in one of these columns. */
const named = (...columns: string[]): string =>
  columns.map((column) => `coalesce(regexp_matches(${column}, $1), false)`).join(' OR ');
const TOUCHED = `(subject_kind = 'contact' AND subject IN (SELECT subject FROM erased)) OR ${named('raw', '"text"', 'data')}`;
const LETTERS = `dead_letter WHERE ${named('raw', 'reason')}`;

async function layContacts(writer: Writer, contacts: readonly string[]): Promise<void> {
  await writer.run('CREATE OR REPLACE TEMP TABLE erased (subject VARCHAR)');
  await writer.append('erased', [{ name: 'subject', type: 'VARCHAR' }], {
    length: contacts.length,
    columns: { subject: contacts },
  });
}

async function counted(writer: Writer, from: string, parameters: readonly string[]): Promise<number> {
  const found = await writer.query(`SELECT count(*) AS n FROM ${from}`, parameters);
  return Number(found.columns['n']?.[0] ?? 0);
}

/** The customer as a word of its own, so that `12` is not found in `2012`; Chinese names stand in running text. */
export function wordOf(customer: string): string {
  const literal = customer.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
  return /[\p{Script=Han}]/u.test(customer) ? literal : `(^|[^\\p{L}\\p{N}])${literal}($|[^\\p{L}\\p{N}])`;
}
