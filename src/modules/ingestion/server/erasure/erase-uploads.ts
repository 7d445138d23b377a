import { createReadStream, existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes uploaded files that hold a text; returns how many. Files elsewhere on the machine are not ours to change. */
export async function eraseUploads(directory: string, text: string): Promise<number> {
  if (!existsSync(directory)) return 0;
  let removed = 0;
  for (const folder of await readdir(directory)) {
    const files = await readdir(join(directory, folder)).catch(() => []);
    const holding = await Promise.all(files.map((file) => holds(join(directory, folder, file), text)));
    if (!holding.includes(true)) continue;
    await rm(join(directory, folder), { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

/** Looks for a text in a file of any size, also where it lies across two pieces. */
async function holds(path: string, text: string): Promise<boolean> {
  let rest = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8' }) as AsyncIterable<string>) {
    const seen = rest + piece;
    if (seen.includes(text)) return true;
    rest = seen.slice(-(text.length - 1));
  }
  return false;
}
