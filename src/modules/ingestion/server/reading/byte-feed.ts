import { open } from 'node:fs/promises';
import type { ConnectorInput } from '../../contract/connector.ts';
import { emptyFile, fileError, isPlainFile, openBytes } from './bytes.ts';

/** The bytes of an input, put where the reader wants them: those of a plain file are not copied once more. */
export type ByteFeed = {
  /** Puts the next bytes at the beginning of `into`, as many as there are and fit; returns how many, 0 at the end. */
  read(into: Uint8Array): Promise<number>;
  close(): Promise<void>;
};

/** Opens an input at a byte (after unpacking). Throws on absent, damaged and empty files. */
export async function openFeed(input: ConnectorInput, from = 0): Promise<ByteFeed> {
  if (!('path' in input)) return pieces(openBytes(input));
  try {
    if (await isPlainFile(input.path)) return await plainFile(input.path, input.name, from);
  } catch (error) {
    throw fileError(error, input.name);
  }
  const feed = pieces(openBytes(input));
  const skipped = new Uint8Array(1 << 18);
  for (let left = from; left > 0; ) {
    const count = await feed.read(skipped.subarray(0, left));
    if (count === 0) break;
    left -= count;
  }
  return feed;
}

async function plainFile(path: string, name: string, from: number): Promise<ByteFeed> {
  const file = await open(path);
  let position = from;
  return {
    async read(into) {
      const { bytesRead } = await file.read(into, 0, into.length, position).catch((error: unknown) => {
        throw fileError(error, name);
      });
      if (bytesRead === 0 && position === 0) throw emptyFile(name);
      position += bytesRead;
      return bytesRead;
    },
    close: () => file.close(),
  };
}

function pieces(bytes: AsyncGenerator<Uint8Array>): ByteFeed {
  let piece: Uint8Array = new Uint8Array(0);
  return {
    async read(into) {
      while (piece.length === 0) {
        const next = await bytes.next();
        if (next.done) return 0;
        piece = next.value;
      }
      const count = Math.min(piece.length, into.length);
      into.set(piece.subarray(0, count));
      piece = piece.subarray(count);
      return count;
    },
    async close() {
      await bytes.return(undefined);
    },
  };
}
