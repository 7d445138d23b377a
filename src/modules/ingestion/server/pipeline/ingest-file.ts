import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError, invalid } from '#src/kernel/errors.ts';
import type { Clock } from '#src/kernel/clock.ts';
import { assertZone } from '#src/kernel/zone.ts';
import type { OrganisationApi } from '#src/modules/organisation/contract/api.ts';
import type { Batch, FileToIngest, IngestProgress } from '../../contract/api.ts';
import type { ConnectorOptions } from '../../contract/connector.ts';
import { batchesWhere, batchOfRow, endBatch, newBatch } from '../bookkeeping/batches.ts';
import { type BatchRow, ingestBatch, ingestSource } from '../bookkeeping/entities.ts';
import type { RawStore } from '../raw/raw-store.ts';
import type { Derivation } from './derivation.ts';
import { fingerprint } from './fingerprint.ts';
import { BEGINNING, type FileInput, type PortionReader, type Position } from './portion-reader.ts';
import { boundMemory } from './bound-memory.ts';
import { unpackedSize } from './file-bytes.ts';
import { progressOf } from './progress.ts';
import { sourceRow } from './source-options.ts';

export type Ingesting = {
  readonly raw: RawStore;
  readonly derivation: Derivation;
  readonly readers: ReadonlyMap<string, PortionReader>;
  readonly organisation: Pick<OrganisationApi, 'importAgents'> | null;
  readonly clock: Clock;
  /** Raw events after which the derivation runs while a big file is still being read. */
  readonly deriveEvery: number;
};

/** The same for files of any size: bounds what is pending after a crash. */
export const DERIVE_EVERY = 500_000;

/** Reads a file to its end; see `IngestionApi.ingestFile`. */
export async function ingestFile(
  on: Ingesting,
  file: FileToIngest,
  onProgress: (progress: IngestProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Batch> {
  const { reader, input, options } = await openInput(on, file);
  const { batch: begun, from } = await beginBatch(on, file, reader, input, options);
  await on.raw.put(ingestBatch, [begun]);
  await on.raw.put(ingestSource, [sourceRow(reader.spec.id, options, on.clock.now())]);
  const restore = await boundMemory(on.raw.database, unpackedSize(input));
  try {
    return await readFile(on, { reader, input, options, begun, from }, onProgress, signal);
  } finally {
    await restore();
  }
}

type Reading = {
  readonly reader: PortionReader;
  readonly input: FileInput;
  readonly options: ConnectorOptions;
  readonly begun: BatchRow;
  readonly from: Position;
};

async function readFile(
  on: Ingesting,
  { reader, input, options, begun, from }: Reading,
  onProgress: (progress: IngestProgress) => void,
  signal?: AbortSignal,
): Promise<Batch> {
  const report = progressOf(begun, from, input.size, on.clock, onProgress);
  let batch = begun;
  try {
    for await (const portion of reader.read(input, options, from)) {
      const stored = await on.raw.append(batch, portion, on.clock.now());
      batch = stored.batch;
      report(batch, 'reading');
      if (signal?.aborted) break;
      await on.derivation.deriveStored(stored, on.deriveEvery);
    }
  } catch (error) {
    batch = await endBatch(on.raw, batch, 'failed', on.clock.now(), describe(error));
    await on.derivation.derivePending();
    throw error;
  }
  report(batch, 'deriving');
  await on.derivation.derivePending();
  batch = await endBatch(on.raw, batch, signal?.aborted ? 'cancelled' : 'done', on.clock.now());
  report(batch, 'done');
  return batchOfRow(batch, on.derivation.mark);
}

/** What to read and how; every fault of the request itself is found here. */
export async function openInput(
  on: Pick<Ingesting, 'readers' | 'organisation'>,
  file: FileToIngest,
): Promise<{ reader: PortionReader; input: FileInput; options: ConnectorOptions }> {
  const reader = on.readers.get(file.connector);
  if (!reader) {
    throw invalid('unknown_connector', `There is no connector "${file.connector}"`, {
      field: 'connector',
      remedy: `Use one of: ${[...on.readers.keys()].join(', ')}.`,
    });
  }
  assertZone(file.zone);
  const name = file.name ?? basename(file.path);
  const found = await stat(file.path).catch(() => null);
  if (!found?.isFile()) {
    throw new AppError('not_found', 'no_such_file', `There is no file ${file.path}`, {
      file: file.path,
      remedy: 'Check the path.',
    });
  }
  if (found.size === 0)
    throw invalid('empty_file', `${name} is empty`, { file: name, remedy: 'Export it again, or choose another file.' });
  const source = file.source ?? file.connector;
  const agents = file.agents && (await on.organisation?.importAgents(source, file.agents));
  const settings = {
    ...file.settings,
    ...(file.mapping !== undefined && { mapping: file.mapping }),
    ...(file.cdr && { cdr: file.cdr.text, cdr_name: file.cdr.name }),
    ...(file.agents && { agents: file.agents.text, agents_name: file.agents.name }),
  };
  const given = { source, zone: file.zone, aliases: agents?.aliases ?? new Map<string, string>(), settings };
  const options = { ...given, zone: reader.connector.zoneOf?.(given) ?? given.zone };
  return { reader, input: { name, path: file.path, size: found.size }, options };
}

/** A new batch, or the one an interruption left, with the position to read from. */
async function beginBatch(
  on: Ingesting,
  file: FileToIngest,
  reader: PortionReader,
  input: FileInput,
  options: ConnectorOptions,
): Promise<{ batch: BatchRow; from: Position }> {
  const reading = digestOf(options);
  const earlier = await earlierBatch(on, reader, input, options.source, reading);
  const now = on.clock.now();
  const position = (row: BatchRow): Position => ({ offset: row.byte_offset, line: row.line, records: row.records });
  if (earlier && earlier.state !== 'done') {
    const batch: BatchRow = {
      ...earlier,
      state: 'reading',
      error: null,
      ended_at: null,
      size: input.size,
      updated_at: now,
    };
    return { batch, from: position(batch) };
  }
  const head = await fingerprint(input.path, input.size);
  // A log that grew is read on from where it ended; anything else that was read before is read again, and changes nothing.
  const from =
    earlier && reader.seekable(input.name) && input.size > (earlier.size ?? 0) ? position(earlier) : BEGINNING;
  const given = {
    source: options.source,
    connector: file.connector,
    file: input.name,
    path: file.path,
    fingerprint: head?.digest ?? null,
    fingerprint_bytes: head?.bytes ?? null,
    size: input.size,
    reading,
    byte_offset: from.offset,
    line: from.line,
    records: from.records,
  };
  return { batch: newBatch(on.raw.nextBatchId(), given, now), from };
}

/** The latest batch that read the beginning of this very file in this very way. */
async function earlierBatch(
  on: Ingesting,
  reader: PortionReader,
  input: FileInput,
  source: string,
  reading: string,
): Promise<BatchRow | null> {
  const found = await batchesWhere(on.raw, 'source = $1 AND connector = $2 AND reading = $3 AND size <= $4', [
    source,
    reader.spec.id,
    reading,
    input.size,
  ]);
  for (const row of found) {
    if (row.fingerprint_bytes === null || row.byte_offset > input.size) continue;
    const head = await fingerprint(input.path, input.size, row.fingerprint_bytes);
    if (head?.digest !== row.fingerprint) continue;
    if (row.state === 'done' || reader.seekable(input.name) || row.size === input.size) return row;
  }
  return null;
}

const digestOf = (options: ConnectorOptions): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        options.source,
        options.zone,
        [...options.aliases].sort(),
        Object.entries(options.settings).sort(),
      ]),
    )
    .digest('base64url');

function describe(error: unknown): Batch['error'] {
  if (error instanceof AppError) return { code: error.code, message: error.message, details: error.details };
  return { code: 'internal', message: error instanceof Error ? error.message : String(error), details: {} };
}
