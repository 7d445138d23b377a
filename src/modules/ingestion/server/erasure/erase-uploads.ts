import { createReadStream, existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes uploaded files that hold a text; returns how many. Files elsewhere on the machine are not ours to change. */
export async function eraseUploads(directory: string, text: string): Promise<number> {
  const folders = await uploadsHolding(directory, text);
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  return folders.length;
}

/** Folders of uploads with a file that holds a text. */
export async function uploadsHolding(directory: string, text: string): Promise<string[]> {
  if (!existsSync(directory)) return [];
  const found: string[] = [];
  for (const name of await readdir(directory)) {
    const folder = join(directory, name);
    const files = await readdir(folder).catch(() => []);
    const holding = await Promise.all(files.map((file) => holds(join(folder, file), text)));
    if (holding.includes(true)) found.push(folder);
  }
  return found;
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
