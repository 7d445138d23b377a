import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import type { ReadyMapping } from '../../../contract/api.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../../../examples/mappings');

/** The mappings in `examples/mappings`, by file name; a file without a title goes by its name. */
export async function readyMappings(): Promise<ReadyMapping[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.yaml')).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(resolve(FOLDER, file), 'utf8');
      const { name: title } = parse(text) as { name?: { en?: string; zh?: string } | string };
      const name = file.replace(/\.yaml$/, '');
      return typeof title === 'object'
        ? { name, title: { en: title.en ?? name, zh: title.zh ?? title.en ?? name }, text }
        : { name, title: { en: title ?? name, zh: title ?? name }, text };
    }),
  );
}
