import { randomUUID } from 'node:crypto';
import { mkdirSync, openAsBlob, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { recordAct } from '#src/audit/record-act.ts';
import { contact } from '#src/catalogue/entities/contact.ts';
import type { Actor } from '#src/http/actor.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import type { Records } from '#src/records/records.ts';
import type { Node } from '#src/semantic/expression.ts';
import type { ExportParsed, ExportPart, ExportProgress } from '../../contract/export.ts';
import { both, reachCondition } from '../access/reach-condition.ts';
import { reachOf } from '../access/reach-of.ts';
import { mayName } from '../access/personal-data.ts';
import type { KpiDependencies } from '../dependencies.ts';
import { resolveRange } from '../resolve.ts';
import { exportColumns } from './columns.ts';
import { filesOf, writeExport } from './write-export.ts';

type Needs = KpiDependencies & { readonly records: Records; readonly exportsDirectory: string };
type Running = {
  progress: ExportProgress;
  readonly owner: string;
  readonly stop: AbortController;
  ended: Promise<void>;
};

/** A finished export is kept for a day. */
const KEPT_MS = 86_400_000;
const TYPES = { csv: 'text/csv', parquet: 'application/vnd.apache.parquet', json: 'application/json' } as const;

/** Full exports of a period: one at a time, written beside the data, fetched by who asked for it. */
export class PeriodExports {
  readonly #needs: Needs;
  readonly #jobs = new Map<string, Running>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Starts one; what could not be recorded in the trail is not exported. Throws `export_running`, `not_permitted`, `reason_needed`, range errors. */
  async start(input: ExportParsed, actor: Actor, from: string | undefined): Promise<ExportProgress> {
    const needs = this.#needs;
    if ([...this.#jobs.values()].some(({ progress }) => progress.state === 'running'))
      throw new AppError('conflict', 'export_running', 'Another export is being written', {
        remedy: 'Wait until it is done, or cancel it.',
      });
    if (input.unmasked && actor.scopeOf('read:personal_data') !== 'all')
      throw new AppError('forbidden', 'not_permitted', 'This needs the permission read:personal_data', {
        permission: 'read:personal_data',
        field: 'unmasked',
        remedy: 'Export with customers masked.',
      });
    if (input.unmasked && input.reason === '')
      throw invalid('reason_needed', 'Customers are shown only for a reason', { field: 'reason', remedy: 'Say why.' });
    const [coverage, directory] = await Promise.all([needs.coverage(), needs.directory()]);
    const range = resolveRange({ from: input.from, to: input.to }, coverage);
    const field: Node = { op: 'field', name: 'first_touch' };
    const limit = (how: '>=' | '<', value: number): Node => ({
      op: 'compare',
      how,
      left: field,
      right: { op: 'literal', value },
    });
    const terms: Node = { op: 'and', terms: [limit('>=', range.from), limit('<', range.to)] };
    const where = both(terms, reachCondition(reachOf(actor, 'read:contact', directory), contact)) ?? terms;
    const total = await needs.store.count(contact, where);
    const [id, at] = [randomUUID(), needs.clock.now()];
    await needs.records.db.transaction().execute((db) =>
      recordAct(db, {
        actor,
        action: 'export.period',
        object: { kind: 'export', id, label: `${input.from} – ${input.to}` },
        after: { format: input.format, rows: total, unmasked: input.unmasked },
        reason: input.reason === '' ? null : input.reason,
        from,
        at,
      }),
    );
    this.#forgetOld(at);
    const folder = join(needs.exportsDirectory, id);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { format } = input;
    const progress = { id, format, from: input.from, to: input.to, rows: 0, total, bytes: null, error: null };
    const stop = new AbortController();
    const job: Running = {
      owner: actor.id,
      stop,
      progress: { ...progress, state: 'running', files: filesOf(format) },
      ended: Promise.resolve(),
    };
    this.#jobs.set(id, job);
    const set = (change: Partial<ExportProgress>): void => {
      job.progress = { ...job.progress, ...change };
    };
    job.ended = writeExport(
      {
        directory: folder,
        input,
        where,
        columns: exportColumns(directory, { unmasked: input.unmasked, named: mayName(actor) }),
        mark: { by: actor.name, at, zone: range.zone, id },
        signal: stop.signal,
        onRows: (rows) => set({ rows }),
      },
      needs,
    ).then(
      (bytes) => set({ state: 'done', bytes }),
      (error: unknown) => {
        rmSync(folder, { recursive: true, force: true });
        set(
          stop.signal.aborted
            ? { state: 'cancelled' }
            : { state: 'failed', error: error instanceof Error ? error.message : String(error) },
        );
      },
    );
    return job.progress;
  }

  /** Throws `unknown_export`: what somebody else asked for does not exist. */
  progress(id: string, actor: Actor): ExportProgress {
    return this.#own(id, actor).progress;
  }

  async cancel(id: string, actor: Actor): Promise<ExportProgress> {
    const job = this.#own(id, actor);
    job.stop.abort();
    await job.ended;
    return job.progress;
  }

  /** One of the files, backed by the disk. */
  async file(id: string, part: ExportPart, actor: Actor): Promise<File> {
    const { progress } = this.#own(id, actor);
    if (progress.state !== 'done')
      throw new AppError('conflict', 'export_not_done', 'The export is not written yet', { field: 'id' });
    const name = progress.files[part] ?? '';
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1) as keyof typeof TYPES];
    const blob = await openAsBlob(join(this.#needs.exportsDirectory, id, name), { type });
    return new File([blob], `${progress.from.slice(0, 10)}-${name}`, { type });
  }

  #own(id: string, actor: Actor): Running {
    const job = this.#jobs.get(id);
    if (job === undefined || job.owner !== actor.id)
      throw new AppError('not_found', 'unknown_export', 'There is no such export of yours', { field: 'id' });
    return job;
  }

  #forgetOld(now: number): void {
    const { exportsDirectory } = this.#needs;
    mkdirSync(exportsDirectory, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(exportsDirectory)) {
      const path = join(exportsDirectory, name);
      if (now - statSync(path).mtimeMs < KEPT_MS) continue;
      rmSync(path, { recursive: true, force: true });
      this.#jobs.delete(name);
    }
  }
}
