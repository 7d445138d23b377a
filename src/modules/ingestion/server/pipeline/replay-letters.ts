import { Buffer } from 'node:buffer';
import type { FileToIngest, Replayed } from '../../contract/api.ts';
import type { ConnectorOptions } from '../../contract/connector.ts';
import type { CanonicalEvent } from '../../contract/event.ts';
import { AppError } from '#src/kernel/errors.ts';
import { endBatch, newBatch } from '../bookkeeping/batches.ts';
import { deadLetter, type DeadLetterRow, ingestBatch, ingestSource } from '../bookkeeping/entities.ts';
import { EventBatch } from '../derivation/event-batch.ts';
import { waitingLetters } from '../questions/dead-letters.ts';
import type { Ingesting } from './ingest-file.ts';
import { sourceOptions, sourceRow } from './source-options.ts';

/** Letters mapped in one go. */
const AT_ONCE = 10_000;

/**
 * Maps the waiting rejected records of a source once more, each by itself, with the source's settings as they are now (or
 * as given). What maps is stored and derived, the rest waits with its new reason. See `IngestionApi.replayDeadLetters`.
 */
export async function replayLetters(
  on: Ingesting,
  source: string,
  given: Pick<FileToIngest, 'mapping' | 'settings'> = {},
): Promise<Replayed> {
  const known = await sourceOptions(on.raw.database, source);
  const reader = known && on.readers.get(known.connector);
  if (!known || !reader) {
    throw new AppError(
      'not_found',
      'unknown_source',
      `There is no source "${source}" whose records could be read again`,
      {
        field: 'source',
        remedy: 'Name a source that was fed by files.',
      },
    );
  }
  const settings = {
    ...known.options.settings,
    ...given.settings,
    ...(given.mapping !== undefined && { mapping: given.mapping }),
  };
  const options: ConnectorOptions = { ...known.options, settings };
  const letters = await waitingLetters(on.raw.database, { source, limit: AT_ONCE });
  const now = on.clock.now();
  const batch = newBatch(on.raw.nextBatchId(), { source, connector: known.connector, file: 'replay' }, now);
  await on.raw.put(ingestBatch, [batch]);
  const events = new EventBatch();
  const settled: DeadLetterRow[] = [];
  for (const letter of letters) {
    const outcome = await mapAgain(reader.connector.read, letter, options);
    if ('events' in outcome) {
      for (const event of outcome.events) events.push({ ...event, line: letter.line });
      settled.push({ ...letter, replayed_at: now });
    } else settled.push({ ...letter, ...outcome.rejection, line: letter.line, raw: letter.raw });
  }
  const portion = { events, rejections: [], notices: [], offset: 0, line: 0, records: letters.length };
  const stored = await on.raw.append(batch, portion, now, async (writer) => {
    await on.raw.putWith(writer, deadLetter, settled);
    // What was asked once is remembered: the next file of this source is read the same way.
    await on.raw.putWith(writer, ingestSource, [sourceRow(known.connector, options, now)]);
  });
  await on.derivation.derivePending();
  await endBatch(on.raw, stored.batch, 'done', on.clock.now());
  const accepted = settled.filter((letter) => letter.replayed_at !== null).length;
  return { accepted, rejected: settled.length - accepted };
}

type Read =
  Ingesting['readers'] extends ReadonlyMap<string, infer R>
    ? R extends { connector: { read: infer F } }
      ? F
      : never
    : never;

type Outcome = { readonly events: readonly CanonicalEvent[] } | { readonly rejection: ReturnType<typeof pick> };

async function mapAgain(read: Read, letter: DeadLetterRow, options: ConnectorOptions): Promise<Outcome> {
  const bytes = (async function* () {
    yield Buffer.from(`${letter.raw}\n`);
  })();
  const events: CanonicalEvent[] = [];
  let isRead = false;
  try {
    for await (const mapped of read({ name: letter.file, bytes }, options)) {
      isRead = true;
      if ('rejection' in mapped) return { rejection: pick(mapped.rejection) };
      events.push(...mapped.events);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { field = null, remedy = '' } = error.details;
    return { rejection: { field, code: error.code, reason: error.message, remedy } };
  }
  return isRead ? { events } : { rejection: ALONE };
}

/** A row whose table named its columns in a header says nothing by itself: it keeps waiting. */
const ALONE = {
  field: null,
  code: 'needs_its_file',
  reason: 'This record cannot be read without the header of its file',
  remedy: 'Read the file again with the mended mapping: what was read before changes nothing.',
};

const pick = ({ field, code, reason, remedy }: Pick<DeadLetterRow, 'field' | 'code' | 'reason' | 'remedy'>) => ({
  field,
  code,
  reason,
  remedy,
});
