import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE, KPIS } from '#src/catalogue/index.ts';
import type { Kpi } from '#src/semantic/kpi.ts';
import { agrees } from '../catalogue/example-suite.ts';
import { type Centre, startCentre } from './centre.ts';
import { writeFactTable } from './narration/fact-table.ts';
import { isTold, narrate } from './narration/narrate.ts';
import { pathOf } from './narration/path-of.ts';
import { type ProofCase, proofCases } from './narration/proof-case.ts';
import type { Row } from './narration/said.ts';
import type { Row as Answer } from './yunchou.ts';

const MOST_ITEMS = 10_000;

/** The first example whose likeliest misreading gives another number, and whose own is one. */
const exampleOf = (kpi: Kpi) => kpi.examples.find((e) => e.misreading && typeof e.expect === 'number');

const cases: readonly ProofCase[] = proofCases(
  KPIS.flatMap((kpi) => {
    const example = exampleOf(kpi);
    return example ? [{ kpi, example }] : [];
  }),
);

/** A third of the questions in every run, all of them in `npm run validate -- every-kpi`; what is told and loaded is the same. */
const asked = process.env['YUNCHOU_LONG'] === '1' ? cases : cases.filter((_, i) => i % 3 === 0);

describe('every KPI from its facts to the command line, past its likeliest misreading', () => {
  let centre: Centre;

  beforeAll(async () => {
    centre = await startCentre();
    const events = cases.flatMap(({ given }) => narrate(given));
    for (let at = 0; at < events.length; at += MOST_ITEMS) {
      const some = events.slice(at, at + MOST_ITEMS);
      const answer = await centre.post('/api/events', { source: 'platform', zone: 'UTC', events: some });
      expect(answer).toMatchObject({ accepted: some.length, rejected: [] });
    }
    const facts = Map.groupBy(
      cases.flatMap(({ given }) => Object.entries(given).filter(([name]) => !isTold(name))),
      ([name]) => name,
    );
    for (const [name, tables] of facts) {
      const entity = CATALOGUE.entities[name];
      if (!entity) throw new Error(`There is no entity ${name}`);
      const rows: Row[] = tables.flatMap(([, list]) => [...list]);
      const { file, mapping } = writeFactTable(join(centre.data, 'tables'), entity, rows);
      const { code, err } = await centre.run(
        'ingest',
        'table',
        file,
        '--mapping',
        mapping,
        '--source',
        name,
        '--format',
        'json',
      );
      expect({ code, err }, name).toEqual({ code: 0, err: '' });
    }
  });
  afterAll(() => centre?.close());

  it.each(asked.map((one) => ({ id: one.kpi.id, name: one.example.name, one })))('$id: $name', async ({ one }) => {
    const { example, words } = one;
    const rows = await centre.rows<Answer>(...words);
    expect(rows).toHaveLength(1);
    const value = rows[0]?.value ?? null;
    expect(value, 'no data').not.toBeNull();
    expect(agrees(value, example.expect as number), `${value} for ${String(example.expect)}`).toBe(true);
    expect(agrees(value, example.misreading?.value ?? null), `as misread: ${example.misreading?.reading}`).toBe(false);
  });

  it('has a case for every KPI, and docs/validation.md says by which path', () => {
    expect(cases.map(({ kpi }) => kpi.id)).toEqual(KPIS.map((kpi) => kpi.id));
    const text = readFileSync(resolve(import.meta.dirname, '../../docs/validation.md'), 'utf8');
    const [, section = ''] = text.split('## From events and tables to the command line');
    const listed = section.split('\n').filter((line) => line.startsWith('| `'));
    expect(listed).toEqual(
      cases.map(
        (one) => `| \`${one.kpi.id}\` | ${one.example.name} | ${one.example.misreading?.reading} | ${pathOf(one)} |`,
      ),
    );
  });
});
