import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { cssVariables } from './css-variables.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

it('every style sheet uses tokens that exist, or names it sets itself', () => {
  const sheets = globSync('src/**/*.css', { cwd: ROOT }).map((file) => ({
    file,
    text: readFileSync(join(ROOT, file), 'utf8'),
  }));
  const set = /(--yc-[a-z0-9-]+)\s*:/g;
  const pages = globSync('src/**/*.tsx', { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'));
  const known = new Set(
    [cssVariables(), ...sheets.map(({ text }) => text)].flatMap((text) =>
      [...text.matchAll(set)].map(([, name]) => name),
    ),
  );
  for (const page of pages)
    for (const [, name] of page.matchAll(/['"](--yc-[a-z0-9-]+)['"]\s*(?:as string)?\]?\s*:/g)) known.add(name);
  expect(sheets.length).toBeGreaterThan(20);
  const unknown = sheets.flatMap(({ file, text }) =>
    [...text.matchAll(/var\((--yc-[a-z0-9-]+)/g)].flatMap(([, name]) => (known.has(name) ? [] : [`${file} ${name}`])),
  );
  expect(unknown).toEqual([]);
});
