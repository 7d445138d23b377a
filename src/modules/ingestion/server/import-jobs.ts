import { randomUUID } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import { AppError, invalid } from '#src/kernel/errors.ts';
import type { FileToIngest, IngestionApi, IngestProgress } from '../contract/api.ts';
import type { ImportInput, ImportProgress } from '../contract/routes.ts';

type Job = { progress: ImportProgress; readonly stop: AbortController };

/** Longest companion file (agents, CDR, mapping) that is read whole. */
const MAX_COMPANION = 512 * 1024 * 1024;

/** Imports that were started over the contract: they run one after the other and can be watched and stopped. */
export class ImportJobs {
  readonly #api: IngestionApi;
  readonly #jobs = new Map<string, Job>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(api: IngestionApi) {
    this.#api = api;
  }

  /** Queues one job per file; throws before anything starts when a file is missing or the connector unknown. */
  async start(input: ImportInput, defaultZone: string, within: string | null = null): Promise<ImportProgress[]> {
    const files = await filesOf(input, this.#api, defaultZone, within);
    return files.map(({ file, size }) => this.#queue(file, size));
  }

  /** Throws `unknown_import`. */
  progress(id: string): ImportProgress {
    return this.#job(id).progress;
  }

  cancel(id: string): ImportProgress {
    const job = this.#job(id);
    job.stop.abort();
    return job.progress;
  }

  #job(id: string): Job {
    const job = this.#jobs.get(id);
    if (job) return job;
    throw new AppError('not_found', 'unknown_import', `There is no import "${id}" in this server`, {
      field: 'id',
      remedy: 'Look at the list of imports.',
    });
  }

  #queue(file: FileToIngest, size: number): ImportProgress {
    const id = randomUUID();
    const job: Job = {
      stop: new AbortController(),
      progress: {
        id,
        connector: file.connector,
        source: file.source ?? file.connector,
        file: file.name ?? basename(file.path),
        state: 'running',
        phase: 'reading',
        bytes: 0,
        totalBytes: size,
        lines: 0,
        added: 0,
        duplicates: 0,
        rejected: 0,
        pending: 0,
        contacts: 0,
        secondsLeft: null,
        batch: null,
        error: null,
      },
    };
    this.#jobs.set(id, job);
    this.#last = this.#last.then(() => this.#run(file, job));
    return job.progress;
  }

  async #run(file: FileToIngest, job: Job): Promise<void> {
    const update = (p: Partial<ImportProgress>): void => {
      job.progress = { ...job.progress, ...p };
    };
    try {
      const batch = await this.#api.ingestFile(file, (p) => update(fromProgress(p)), job.stop.signal);
      update({
        state: batch.state === 'reading' ? 'cancelled' : batch.state,
        phase: 'finished',
        batch: batch.id,
        bytes: batch.bytes,
        lines: batch.lines,
        added: batch.new,
        duplicates: batch.duplicate,
        rejected: batch.rejected,
        secondsLeft: 0,
        error: batch.error,
      });
    } catch (error) {
      const known =
        error instanceof AppError
          ? error
          : new AppError('unavailable', 'import_failed', error instanceof Error ? error.message : String(error));
      update({ state: 'failed', error: { code: known.code, message: known.message, details: { ...known.details } } });
    }
  }
}

function fromProgress(p: IngestProgress): Partial<ImportProgress> {
  return {
    batch: p.batch,
    phase: p.phase === 'done' ? 'finished' : p.phase,
    bytes: p.bytes,
    ...(p.total !== null && { totalBytes: p.total }),
    lines: p.lines,
    added: p.events,
    duplicates: p.duplicates,
    rejected: p.rejected,
    secondsLeft: p.remaining === null ? null : p.remaining / 1000,
  };
}

/**
 * The files of an import with their companions read; throws naming the file that cannot be read. `within`: the only directory files may come
 * from, links resolved; null for callers who can read this machine's files anyway.
 */
export async function filesOf(
  input: ImportInput,
  api: IngestionApi,
  defaultZone: string,
  within: string | null = null,
): Promise<{ file: FileToIngest; size: number }[]> {
  const connectors = api.connectors();
  const spec = connectors.find((c) => c.id === input.connector);
  if (!spec) {
    throw invalid('unknown_connector', `There is no connector "${input.connector}"`, {
      field: 'connector',
      remedy: `Use one of ${connectors.map((c) => c.id).join(', ')}.`,
    });
  }
  const companion = async (path: string | undefined): Promise<{ name: string; text: string } | undefined> => {
    if (path === undefined) return undefined;
    await assertWithin(path, within);
    if ((await sizeOf(path)) > MAX_COMPANION)
      throw new AppError('too_large', 'companion_too_large', 'The companion file is too large', {
        file: path,
        remedy: 'Give a file of at most 512 MB.',
      });
    return { name: basename(path), text: await readFile(path, 'utf8') };
  };
  const [agents, cdr, mapping] = [
    await companion(input.agents),
    await companion(input.cdr),
    await companion(input.mapping),
  ];
  // A setting that is a file is named by its path; the connector gets its text.
  const settings: Record<string, string> = { ...input.settings };
  for (const { name, kind } of spec.fields) {
    const text = kind === 'file' ? (await companion(settings[name]))?.text : undefined;
    if (text !== undefined) settings[name] = text;
  }
  for (const path of input.paths) await assertWithin(path, within);
  return Promise.all(
    input.paths.map(async (path) => ({
      size: await sizeOf(path),
      file: {
        connector: input.connector,
        path,
        zone: input.zone ?? defaultZone,
        settings,
        ...(input.source !== undefined && { source: input.source }),
        ...(agents && { agents }),
        ...(cdr && { cdr }),
        ...(mapping && { mapping: mapping.text }),
      },
    })),
  );
}

/** One answer for what exists elsewhere and for what does not exist: it tells nothing about the machine. */
async function assertWithin(path: string, directory: string | null): Promise<void> {
  if (directory === null) return;
  const [real, root] = await Promise.all([path, directory].map((p) => realpath(p).catch(() => null)));
  if (real !== null && root !== null && real?.startsWith(`${root}${sep}`)) return;
  throw new AppError('forbidden', 'not_an_upload', 'Only files that were uploaded can be imported', {
    field: 'paths',
    remedy: 'Upload the file first (PUT /api/uploads/NAME) and give the path it answers.',
  });
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (!found.isFile())
      throw invalid('not_a_file', `${path} is not a file`, {
        file: path,
        remedy: 'Name files; use a wildcard for several.',
      });
    return found.size;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw invalid('no_such_file', `${path} cannot be read`, {
      file: path,
      remedy: 'Check the path and the permissions.',
    });
  }
}
