import { describe, expect, it } from 'vitest';
import { openDatabase } from '#src/analytics/open.ts';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import { CATALOGUE, KPIS } from '#src/catalogue/index.ts';
import { EVALUATIONS } from '#src/catalogue/examples/evaluations.ts';
import { ask, withFacts } from './ask.ts';
import { agrees, exampleSuite } from './example-suite.ts';
import { questionOf } from './run-example.ts';

exampleSuite('DuckDB', async () => duckdbStore(await openDatabase(':memory:', { memory: '512MB', threads: 1 })));

describe('worked examples', () => {
  it.each(KPIS)('$id has the empty set and a misreading that gives another number', (kpi) => {
    const empty = kpi.examples.filter((e) => typeof e.given === 'object' && Object.keys(e.given).length === 0);
    expect(empty.map((e) => e.expect)).toEqual([kpi.unit === 'count' ? 0 : null]);
    const misread = kpi.examples.filter((e) => e.misreading);
    expect(misread.length).toBeGreaterThan(0);
    for (const { expect: expected, misreading } of misread) {
      expect(expected === null || typeof expected === 'number').toBe(true);
      expect(agrees(expected as number | null, misreading?.value ?? null)).toBe(false);
    }
  });
});

describe('sampled means', () => {
  it('bring the squares their interval needs', async () => {
    const store = duckdbStore(await openDatabase(':memory:', { memory: '256MB', threads: 1 }));
    await store.prepare(Object.values(CATALOGUE.entities));
    const score = KPIS.find((k) => k.id === 'qa_score');
    if (!score) throw new Error('No QA score');
    const question = questionOf(score, score.examples[0]);
    const answer = await withFacts(EVALUATIONS, store, () => ask(question, store));
    // 90, 80, 95, 75 from random samples.
    expect(answer.kpis[0]?.squares?.[0]).toBe(90 ** 2 + 80 ** 2 + 95 ** 2 + 75 ** 2);
    expect(answer.kpis[0]?.denominator?.[0]).toBe(4);
    await store.close();
  });
});
