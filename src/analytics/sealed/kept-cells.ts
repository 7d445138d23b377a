import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeCells, encodeCells, type CellIdentity } from './cell-file.ts';
import { headerMark } from './day-file.ts';
import type { FieldDictionary, ProfileTable } from './profile-table.ts';
import type { Segment } from './segment.ts';

type Shared = { readonly dictionaries: ReadonlyMap<string, FieldDictionary>; readonly profiles: ProfileTable };

/**
 * Cells kept on disk as they were clustered, so that the first question after a start reads them instead of clustering again. A copy of
 * a copy: whatever is missing, damaged or older than its days is clustered from them, and a disk that takes no more only costs time.
 */
export class KeptCells {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The cells of a segment, if those kept were made of these very days. */
  read(number: number, cut: number, identity: CellIdentity, shared: Shared): Segment | null {
    const path = this.#path(number, cut, identity.width);
    if (!existsSync(path)) return null;
    return decodeCells(readWhole(path), identity, shared);
  }

  write(segment: Segment, cut: number, identity: CellIdentity, shared: Shared): void {
    const path = this.#path(segment.number, cut, identity.width);
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, encodeCells(segment, identity, shared));
      renameSync(`${path}.new`, path);
    } catch {
      rmSync(`${path}.new`, { force: true });
    }
  }

  /** Forgets everything kept. */
  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #path(number: number, cut: number, width: number): string {
    return join(this.#folder, `${number}-${cut}-${width}.cells`);
  }
}

/** A whole file in memory of its own, whose columns begin where numbers may. */
function readWhole(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(fstatSync(file).size);
    let filled = 0;
    for (let count = -1; count !== 0 && filled < bytes.length; filled += count)
      count = readSync(file, bytes, filled, bytes.length - filled, filled);
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** What tells one content of a day's file from another, without reading it: null when there is no such file. */
export function markOf(path: string): number | null {
  if (!existsSync(path)) return null;
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(16);
    return readSync(file, head, 0, head.length, 0) === head.length ? headerMark(head) : null;
  } finally {
    closeSync(file);
  }
}
