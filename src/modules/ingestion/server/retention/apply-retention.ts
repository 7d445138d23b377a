import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toColumns, toRows } from '#src/analytics/columns.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { message } from '#src/catalogue/entities/message.ts';
import type { Node } from '#src/semantic/expression.ts';
import type { DataKind } from '../../contract/privacy.ts';
import type { RawStore } from '../raw/raw-store.ts';
import { customersBefore, forgetCustomersBefore } from './forget-customers.ts';

type On = {
  readonly raw: RawStore;
  readonly store: EventStore;
  readonly uploads: string;
  /** Where sound files of contacts lie. */
  readonly recordings: string;
};
/** Everything before an instant (epoch milliseconds); `Infinity`: all there is. */
type Before = number;

/** Rows rewritten at once. */
const SLICE = 5_000;
const RAW = `raw IS NOT NULL AND "at" < $1`;
const TEXTS = `"text" IS NOT NULL AND kind IN ('message_sent', 'noted') AND "at" < $1`;
const REJECTED = `raw <> '' AND rejected_at < $1`;
/** Later than any instant that is kept. */
const EVER = 9_000_000_000_000_000;

/** How much of a kind is older than an instant: rows, or uploaded files. */
export async function countBefore(on: On, kind: DataKind, before: Before): Promise<number> {
  const limit = Math.min(before, EVER);
  const count = async (from: string): Promise<number> =>
    Number((await on.raw.database.read(`SELECT count(*) AS n FROM ${from}`, [limit])).columns['n']?.[0] ?? 0);
  switch (kind) {
    case 'raw':
      return count(`raw_event WHERE ${RAW}`);
    case 'texts':
      return count(`raw_event WHERE ${TEXTS}`);
    case 'rejected':
      return count(`dead_letter WHERE ${REJECTED}`);
    case 'customers':
      return (await customersBefore(on.store, before)).length;
    case 'uploads':
      return (await entriesBefore(on.uploads, limit)).length;
    case 'recordings':
      return (await recordingsBefore(on.recordings, limit)).length;
  }
}

/** Gives up what is older than an instant; how much it was. Counts, times and outcomes stay, so no figure changes. */
export async function giveUpBefore(on: On, kind: DataKind, before: Before, now: number): Promise<number> {
  if (kind === 'customers') return forgetCustomersBefore(on, before);
  const found = await countBefore(on, kind, before);
  switch (kind) {
    case 'raw':
      await on.raw.database.write((writer) => writer.run(`UPDATE raw_event SET raw = NULL WHERE ${RAW}`, [before]));
      break;
    case 'texts':
      // The record as it was sent holds the text as well.
      await on.raw.database.write((writer) =>
        writer.run(`UPDATE raw_event SET raw = NULL, "text" = NULL WHERE ${TEXTS}`, [before]),
      );
      await forgetBodies(on.store, before);
      break;
    case 'rejected':
      // No longer waiting: there is nothing left to try again.
      await on.raw.database.write((writer) =>
        writer.run(
          `UPDATE dead_letter SET raw = '', reason = 'Given up after the days it is kept', replayed_at = coalesce(replayed_at, $2)
           WHERE ${REJECTED}`,
          [before, now],
        ),
      );
      break;
    case 'uploads':
      for (const folder of await entriesBefore(on.uploads, before)) await rm(folder, { recursive: true, force: true });
      break;
    case 'recordings':
      for (const file of await recordingsBefore(on.recordings, before)) await rm(file, { force: true });
      break;
  }
  return found;
}

async function forgetBodies(store: EventStore, before: Before): Promise<void> {
  const [anchor] = message.anchors;
  if (anchor === undefined) return;
  const where: Node = {
    op: 'compare',
    how: '<',
    left: { op: 'field', name: anchor },
    right: { op: 'literal', value: before },
  };
  // Taken before anything is written: a row must not be met again in its new form.
  const rows: Record<string, string | number | boolean | null>[] = [];
  for await (const slice of store.stream({ entity: message, where }))
    rows.push(...toRows(slice).filter((row) => row['body'] !== null));
  for (let from = 0; from < rows.length; from += SLICE) {
    const changed = rows.slice(from, from + SLICE).map((row) => ({ ...row, body: null }));
    await store.apply({ append: [{ entity: message, rows: toColumns(changed, Object.keys(message.fields)) }] });
  }
}

/** Only what is a recording: whatever else lies in that directory is somebody else's. */
const RECORDING = /\.(wav|mp3|ogg|opus|m4a|flac)$/i;
const recordingsBefore = async (directory: string, before: number): Promise<string[]> =>
  (await entriesBefore(directory, before)).filter((path) => RECORDING.test(path));

/** What lies in a directory and was last changed before an instant. */
async function entriesBefore(directory: string, before: number): Promise<string[]> {
  if (!existsSync(directory)) return [];
  const found: string[] = [];
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const changed = (await stat(path)).mtimeMs;
    if (changed < before) found.push(path);
  }
  return found;
}
