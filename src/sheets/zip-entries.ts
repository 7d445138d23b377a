import { inflateRawSync } from 'node:zlib';

type Entry = { readonly name: string; readonly method: number; readonly size: number; readonly offset: number };

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
  const end = endOfDirectory(zip);
  if (end === -1) return;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0 && zip.readUInt32LE(at) === CENTRAL; left -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const entry: Entry = {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      size: zip.readUInt32LE(at + 20),
      offset: zip.readUInt32LE(at + 42),
    };
    if (wanted(entry.name)) yield { name: entry.name, content: contentOf(zip, entry) };
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

function contentOf(zip: Buffer, { offset, size, method }: Entry): Buffer {
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  const stored = zip.subarray(start, start + size);
  return method === 8 ? inflateRawSync(stored, { maxOutputLength: MAX_PART }) : stored;
}
