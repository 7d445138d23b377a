import { createReadStream } from 'node:fs';

const PIECE = 1 << 20;

/** The bytes of a file in order; `counted.bytes` is how many have been handed out. */
export async function* fileBytes(path: string, counted: { bytes: number }, start = 0): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path, { highWaterMark: PIECE, start })) {
    counted.bytes += (piece as Buffer).length;
    yield piece as Buffer;
  }
}

const PACKED = /\.(gz|xz|bz2|zst)$/i;

export const isPacked = (name: string): boolean => PACKED.test(name);

/** Bytes of what a file holds: logs are packed to about a tenth. */
export const unpackedSize = ({ name, size }: { readonly name: string; readonly size: number }): number =>
  isPacked(name) ? size * 10 : size;
