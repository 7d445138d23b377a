import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Codes of refusals that a language file has words for, under `refused`. */
const told = globSync('**/locales/en.json', { cwd: root }).flatMap((file) =>
  Object.keys((JSON.parse(read(file)) as { refused?: object }).refused ?? {}),
);

/** Modules whose refusals a person meets on a screen. */
const SCREENS = globSync('modules/*/web', { cwd: root });

/** Ones that say what only a program does wrong, or that a person cannot bring about by a screen. */
const NOT_ON_SCREENS = new Set(['no_records']);

it('has words only for refusals that the server gives', () => {
  const sources = globSync('**/*.ts', { cwd: root, exclude: ['**/locales/**', 'web/**'] }).map(read);
  const given = new Set(sources.flatMap((source) => [...source.matchAll(/'([a-z_]+)'/g)].map(([, code]) => code)));
  expect(told.filter((code) => !given.has(code))).toEqual([]);
});

it('has words for every refusal of a module with screens', () => {
  const missing = SCREENS.flatMap((module) =>
    globSync(`${dirname(module)}/server/**/*.ts`, { cwd: root, exclude: ['**/*.test.ts'] }).flatMap((file) =>
      [...read(file).matchAll(/(?:invalid\(\s*|AppError\(\s*'[a-z_]+',\s*)'([a-z_]+)'/g)]
        .map(([, code]) => code as string)
        .filter((code) => !told.includes(code) && !NOT_ON_SCREENS.has(code))
        .map((code) => `${file}: ${code}`),
    ),
  );
  expect(missing).toEqual([]);
});
