import { stat } from 'node:fs/promises';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import { collectSooner } from './collect-sooner.ts';

/** From this size on a file is read with little memory in the database: what does not fit spills to disk. */
const BIG_FILE = 8 << 20;

const MB = 1e6;
const GB = 1e9;
/** What the database works in: appending to its widest table alone holds some 60 MB, and a checkpoint that finds no room ends in a fatal error. */
const WORKING = 128 * MB;
/** What its table of contents takes for every gigabyte held. */
const PER_GIGABYTE = 8 * MB;
/** What a byte of a log becomes. */
const GROWS = 1.75;

/** Bounds of the database's own memory, and how soon what it no longer needs goes back to the system instead of being kept for later. */
const boundsOf = (held: number) => ({
  memory_limit: `${Math.ceil((WORKING + (held / GB) * PER_GIGABYTE) / MB)}MB`,
  allocator_flush_threshold: '16MB',
  allocator_bulk_deallocation_flush_threshold: '32MB',
  allocator_background_threads: 'true',
});

/**
 * What a database had before it was bounded the first time. The engine tells sizes rounded down: what is read anew after each restoring
 * would become less and less.
 */
const formerly = new WeakMap<DuckDbDatabase, Readonly<Record<string, string>>>();

/** Bounds the memory of the database, and of garbage, while a file of `size` bytes is read, if that is big; returns how to undo it. */
export async function boundMemory(database: DuckDbDatabase, size: number): Promise<() => Promise<void>> {
  if (size < BIG_FILE) return async () => undefined;
  const former = formerly.get(database) ?? (await settingsOf(database));
  formerly.set(database, former);
  const there = await stat(database.path).catch(() => null);
  await set(database, boundsOf((there?.size ?? 0) + size * GROWS));
  const collectAsEver = collectSooner();
  return () => {
    collectAsEver();
    return set(database, former);
  };
}

async function settingsOf(database: DuckDbDatabase): Promise<Readonly<Record<string, string>>> {
  const names = Object.keys(boundsOf(0));
  const asked = names.map((name) => `CAST(current_setting('${name}') AS VARCHAR) AS ${name}`).join(', ');
  const { columns } = await database.read(`SELECT ${asked}`);
  return Object.fromEntries(names.map((name) => [name, String(columns[name]?.[0])]));
}

async function set(database: DuckDbDatabase, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await database.statement(`SET ${name} = '${value}'`);
}
