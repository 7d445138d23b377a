import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import en from './locales/en.json' with { type: 'json' };

it('has words only for refusals that the server gives', () => {
  const server = join(import.meta.dirname, '../server');
  const sources = globSync('**/*.ts', { cwd: server }).map((file) => readFileSync(join(server, file), 'utf8'));
  const given = new Set(sources.flatMap((source) => [...source.matchAll(/'([a-z_]+)'/g)].map(([, code]) => code)));
  expect(Object.keys(en.refused).filter((code) => !given.has(code))).toEqual([]);
});
