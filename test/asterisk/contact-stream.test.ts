import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toRows } from '#src/analytics/columns.ts';
import { readQueueLog } from '#src/modules/ingestion/server/connectors/asterisk/read-portions.ts';
import { ContactStream } from '#src/modules/ingestion/server/derivation/contact-stream.ts';
import type { ContactFacts } from '#src/modules/ingestion/server/derivation/contact.ts';
import { plainContext } from '#src/modules/ingestion/server/derivation/context.ts';
import { writeQueueLog } from '#test/bench/queue-log-generator.ts';

const ENTITIES = ['contact', 'queue_entry', 'agent_leg', 'ring_attempt'] as const;
type Rows = Record<(typeof ENTITIES)[number], Record<string, unknown>[]>;

const folder = mkdtempSync(join(tmpdir(), 'yunchou-stream-'));
const path = join(folder, 'queue_log');
const truth = writeQueueLog(path, 12_000, 5);
afterAll(() => rmSync(folder, { recursive: true }));

/** Rows of the log read in portions of so many bytes; absent columns stand as null. */
async function rowsOf(portionBytes: number): Promise<{ rows: Rows; portions: number }> {
  const rows: Rows = { contact: [], queue_entry: [], agent_leg: [], ring_attempt: [] };
  const context = plainContext('pbx');
  const add = (facts: ContactFacts): void => {
    for (const name of ENTITIES)
      for (const row of toRows(facts[name]))
        rows[name].push(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
  };
  let stream: ContactStream | null = null;
  let portions = 0;
  const options = { aliases: new Map<string, string>(), membersPersist: true, portionBytes };
  for await (const { events } of readQueueLog({ name: 'queue_log', path }, options)) {
    portions++;
    stream ??= new ContactStream(events.names, events.words);
    add(stream.derive(events, stream.join(events), context));
  }
  if (stream) add(stream.rest(context));
  const idOf = (row: Record<string, unknown>) =>
    String(row['attempt_id'] ?? row['leg_id'] ?? row['entry_id'] ?? row['contact_id']);
  for (const name of ENTITIES) rows[name].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  return { rows, portions };
}

describe('contacts derived portion by portion', () => {
  it('have the rows they have when the log is read at once', async () => {
    const whole = await rowsOf(4 << 20);
    expect(whole.portions).toBe(1);
    expect(whole.rows.contact).toHaveLength(truth.calls);
    expect(whole.rows.agent_leg).toHaveLength(truth.answered);
    for (const portionBytes of [30_011, 150_000]) {
      const cut = await rowsOf(portionBytes);
      expect(cut.portions).toBeGreaterThan(4);
      expect(cut.rows).toEqual(whole.rows);
    }
  });
});
