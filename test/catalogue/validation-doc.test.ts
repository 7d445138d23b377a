import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { CATALOGUE } from '#src/catalogue/index.ts';
import { connector as queueLog } from '#src/modules/ingestion/server/connectors/asterisk/connector.ts';
import { CONNECTORS } from '#src/modules/ingestion/server/connectors/index.ts';
import { PATHS, pathTables } from './fact-paths.ts';

const root = resolve(import.meta.dirname, '../..');
const path = join(root, 'docs/validation.md');
const BEGIN = '<!-- tables of fact paths: written by the test, see test/catalogue/README.md -->';
const END = '<!-- end of the tables -->';

it('docs/validation.md tells for every KPI how its facts get in', () => {
  const text = readFileSync(path, 'utf8');
  const [before, rest = ''] = text.split(BEGIN);
  const after = rest.split(END)[1] ?? '';
  const wanted = `${before}${BEGIN}\n\n${pathTables()}\n\n${END}${after}`;
  if (process.env['YUNCHOU_GOLDEN'] === 'write') writeFileSync(path, wanted);
  expect(readFileSync(path, 'utf8')).toBe(wanted);
});

it('names connectors and mappings that exist, and every kind of fact', () => {
  expect(Object.keys(PATHS).toSorted()).toEqual(Object.keys(CATALOGUE.entities).toSorted());
  const known = new Set([queueLog, ...CONNECTORS].map((c) => c.spec.id));
  for (const way of Object.values(PATHS).flat()) {
    expect(way.endsWith('.yaml') ? existsSync(join(root, 'examples/mappings', way)) : known.has(way), way).toBe(true);
  }
});
