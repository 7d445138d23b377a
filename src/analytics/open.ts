import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '#src/kernel/errors.ts';
import { DuckDbDatabase } from './duckdb/database.ts';

export type OpenOptions = {
  /** Upper bound of DuckDB's own memory, e.g. `512MB`; beyond it queries spill to disk. DuckDB's default: 80 % of the machine. */
  readonly memory?: string;
  readonly threads?: number;
};

/** Real path → open database, one map for every copy of this module in the thread. */
const REGISTRY = Symbol.for('yunchou.analytics.open');
const registry: Map<string, DuckDbDatabase> = ((globalThis as Record<symbol, unknown>)[REGISTRY] ??= new Map()) as Map<
  string,
  DuckDbDatabase
>;
const opening = new Set<string>();

/** Bounds how much of the log must be replayed after a crash, while a bulk load still checkpoints rarely. */
const CHECKPOINT_AT = '256MB';

/**
 * Opens a DuckDB file; the only place that does. A second instance on one file inside a process opens without an error
 * and loses acknowledged rows, so a path open here is refused (`data_open`); a file held by another process is refused
 * with that process's number (`data_in_use`). `:memory:` is always a fresh database.
 */
export async function openDatabase(path: string, options: OpenOptions = {}): Promise<DuckDbDatabase> {
  if (path === ':memory:') return start(path, options, () => undefined);
  mkdirSync(dirname(path), { recursive: true });
  const real = join(realpathSync(dirname(path)), path.slice(dirname(path).length).replace(/^[/\\]+/, ''));
  const lock = `${real}.lock`;
  if (registry.has(real) || opening.has(real) || heldByThisProcess(lock)) {
    throw new AppError('conflict', 'data_open', `${path} is already open in this process`, {
      file: path,
      remedy: 'Use the database that is open; one process opens it once.',
    });
  }
  opening.add(real);
  try {
    const database = await start(real, options, () => {
      registry.delete(real);
      rmSync(lock, { force: true });
    });
    writeFileSync(lock, JSON.stringify({ pid: process.pid, started: startedAt() }));
    registry.set(real, database);
    return database;
  } catch (error) {
    throw explain(error, path, lock);
  } finally {
    opening.delete(real);
  }
}

async function start(path: string, options: OpenOptions, onClose: () => void): Promise<DuckDbDatabase> {
  const instance = await DuckDBInstance.create(path, {
    checkpoint_threshold: CHECKPOINT_AT,
    // The order of rows is asked for where it matters; not keeping it lets bulk inserts run in bounded memory.
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    ...(options.memory && { memory_limit: options.memory }),
    ...(options.threads && { threads: String(options.threads) }),
  });
  return new DuckDbDatabase(path, instance, await instance.connect(), onClose);
}

/** When this process started, epoch seconds: a process number alone comes back after a restart, always so in a container. */
const startedAt = (): number => Math.round(Date.now() / 1000 - process.uptime());

function heldByThisProcess(lock: string): boolean {
  const holder = readLock(lock);
  return holder !== null && holder.pid === process.pid && Math.abs(holder.started - startedAt()) <= 2;
}

function readLock(lock: string): { pid: number; started: number } | null {
  if (!existsSync(lock)) return null;
  try {
    const { pid, started } = JSON.parse(readFileSync(lock, 'utf8')) as { pid?: unknown; started?: unknown };
    return typeof pid === 'number' && typeof started === 'number' ? { pid, started } : null;
  } catch {
    return null;
  }
}

/** DuckDB's file lock decides between processes (it dies with its holder); the lock file only says who that is. */
function explain(error: unknown, path: string, lock: string): unknown {
  const text = error instanceof Error ? error.message : String(error);
  if (/could not set lock/i.test(text)) {
    const pid = readLock(lock)?.pid ?? Number(/PID (\d+)/.exec(text)?.[1] ?? Number.NaN);
    const who = Number.isNaN(pid) ? 'another process' : `process ${pid}`;
    return new AppError('unavailable', 'data_in_use', `${path} is in use by ${who}`, {
      file: path,
      ...(Number.isNaN(pid) ? {} : { pid }),
      remedy: 'Stop that process, or let it do the work: the command line goes through a running server.',
    });
  }
  if (/not a valid duckdb database/i.test(text)) {
    return new AppError('invalid', 'not_a_database', `${path} is not a DuckDB file`, {
      file: path,
      remedy: 'Choose another data directory, or move the file away.',
    });
  }
  return error;
}
