import { inflateRawSync } from 'node:zlib';

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly size: number;
  readonly offset: number;
  /** Bytes it says it has when unpacked. */
  readonly unpacked: number;
};

/** No part of a workbook unpacks to more: what does is a trap, not a table. */
const MAX_PART = 512 * 1024 * 1024;
const END = 0x06054b50;
const CENTRAL = 0x02014b50;

function endOfDirectory(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 65_557); at -= 1)
    if (zip.readUInt32LE(at) === END) return at;
  return -1;
}

/** The members of a ZIP held in memory, those whose name passes `wanted`, unpacked. A damaged archive gives none. */
export function* zipEntries(
  zip: Buffer,
  wanted: (name: string) => boolean,
): Generator<{ name: string; content: Buffer }> {
  for (const entry of directoryOf(zip))
    if (wanted(entry.name)) yield { name: entry.name, content: contentOf(zip, entry) };
}

/**
 * True when unpacking an archive stays below `most` bytes in all, tried out and not believed: what members say of their size may be a lie.
 * Nothing is kept, and unpacking stops at the limit.
 */
export function unpacksWithin(zip: Buffer, most: number): boolean {
  let left = most;
  for (const entry of directoryOf(zip)) {
    if (entry.unpacked > left) return false;
    try {
      left -= contentOf(zip, entry, left).length;
    } catch (error) {
      if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') return false;
      // A damaged member is the reader's to report.
    }
  }
  return true;
}

function* directoryOf(zip: Buffer): Generator<Entry> {
  const end = endOfDirectory(zip);
  if (end === -1) return;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    // The directory may point anywhere.
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== CENTRAL) return;
    const nameLength = zip.readUInt16LE(at + 28);
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      size: zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

function contentOf(zip: Buffer, { offset, size, method }: Entry, most: number = MAX_PART): Buffer {
  if (offset + 30 > zip.length) return Buffer.alloc(0);
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  const stored = zip.subarray(start, start + size);
  return method === 8 ? inflateRawSync(stored, { maxOutputLength: Math.max(1, Math.min(MAX_PART, most)) }) : stored;
}
