import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { openBytes } from './bytes.ts';

const MEGABYTE = 1 << 20;

async function sizeOf(megabytes: number): Promise<number> {
  const piece = Buffer.alloc(MEGABYTE, 'a');
  const packed = Readable.from(Array.from({ length: megabytes }, () => piece)).pipe(createGzip());
  let size = 0;
  for await (const chunk of openBytes({ name: 'log.gz', bytes: packed })) size += chunk.length;
  return size;
}

it('what packs far better than any log is read no further than a quarter of a gigabyte', async () => {
  // A short file of one letter may well be packed a thousand times smaller.
  expect(await sizeOf(8)).toBe(8 * MEGABYTE);
  await expect(sizeOf(300)).rejects.toMatchObject({ kind: 'too_large', code: 'unpacks_too_large' });
});
