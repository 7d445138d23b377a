import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Runs `use` on a file that holds the bytes, in a folder of its own that is gone afterwards. */
export async function* spooled<T>(
  bytes: AsyncIterable<Uint8Array>,
  use: (path: string) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yunchou-'));
  try {
    const path = join(folder, 'input');
    await pipeline(bytes, createWriteStream(path));
    yield* use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
