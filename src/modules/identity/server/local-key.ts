import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets of one data directory: who can read its files may act on it anyway. */
export type LocalKeys = {
  /** Signs sessions. */
  readonly session: string;
  /** Lets commands on this machine through to a running server, as the process itself. */
  readonly command: string;
};

const FILE = 'local-keys.json';

/** Reads the keys of a data directory, makes them the first time; only the owner may read the file. */
export function localKeys(dataDirectory: string): LocalKeys {
  const path = join(dataDirectory, FILE);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as LocalKeys;
  const key = (): string => randomBytes(32).toString('base64url');
  const keys: LocalKeys = { session: key(), command: key() };
  writeFileSync(path, `${JSON.stringify(keys)}\n`, { mode: 0o600 });
  // A umask or an existing file may have let more people in.
  chmodSync(path, 0o600);
  return keys;
}

/** Compares in constant time. */
export function isKey(given: string, key: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(key)];
  return a.length === b.length && timingSafeEqual(a, b);
}
