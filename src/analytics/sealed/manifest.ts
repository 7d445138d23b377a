import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Rises when the files' meaning changes; older folders are rebuilt. */
const VERSION = 1;

/** Which days are sealed. A day is answered from its cells when it ends by `until` and is not dirty; without a file it has no rows. */
export type Manifest = {
  readonly version: number;
  readonly zone: string;
  readonly stamp: string;
  readonly layout: string;
  until: number | null;
  /** Day numbers whose rows changed, or were never sealed, before `until`. */
  readonly dirty: Set<number>;
  /** Rows per entity and day number, for days that have any. */
  readonly rows: Map<string, Map<number, number>>;
};

type Identity = Pick<Manifest, 'zone' | 'stamp' | 'layout'>;

export const emptyManifest = (identity: Identity): Manifest => ({
  ...identity,
  version: VERSION,
  until: null,
  dirty: new Set(),
  rows: new Map(),
});

/** The folder's manifest; empty when there is none, or when it belongs to another zone, layout or set of rules. */
export function readManifest(folder: string, identity: Identity): Manifest {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) return emptyManifest(identity);
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as Omit<Manifest, 'dirty' | 'rows'> & {
      dirty: number[];
      rows: Record<string, Record<string, number>>;
    };
    const same =
      found.version === VERSION && (['zone', 'stamp', 'layout'] as const).every((k) => found[k] === identity[k]);
    if (!same) return emptyManifest(identity);
    const rows = Object.entries(found.rows).map(
      ([entity, days]) => [entity, new Map(Object.entries(days).map(([day, n]) => [Number(day), n]))] as const,
    );
    return { ...found, dirty: new Set(found.dirty), rows: new Map(rows) };
  } catch {
    return emptyManifest(identity);
  }
}

/** Replaces the manifest in one step; once it returns, a crash cannot bring the old one back. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const rows = Object.fromEntries([...manifest.rows].map(([entity, days]) => [entity, Object.fromEntries(days)]));
  const path = join(folder, 'manifest.json');
  const file = openSync(`${path}.new`, 'w');
  try {
    writeSync(file, JSON.stringify({ ...manifest, dirty: [...manifest.dirty], rows }));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
  const directory = openSync(folder, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
