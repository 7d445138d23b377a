import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventStore } from '#src/analytics/event-store.ts';
import { CATALOGUE, KPIS } from '#src/catalogue/index.ts';
import type { Example, Kpi } from '#src/semantic/kpi.ts';
import { runExample } from './run-example.ts';

/** Half a unit of the fourth printed digit: published vectors are rounded there. */
const TOLERANCE = 5e-5;

type Value = number | null;

/** Whether two numbers agree to the digits published; no data agrees with no data only. */
export function agrees(actual: Value, expected: Value): boolean {
  if (actual === null || expected === null) return actual === expected;
  return Math.abs(actual - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
}

/** Runs every worked example of every KPI on an engine. A second engine calls the same function and must give the same numbers. */
export function exampleSuite(engine: string, open: () => Promise<EventStore>): void {
  describe(`worked examples on ${engine}`, () => {
    let store: EventStore;
    beforeAll(async () => {
      store = await open();
      await store.prepare(Object.values(CATALOGUE.entities));
    });
    afterAll(() => store?.close());

    const all = KPIS.flatMap((kpi) =>
      kpi.examples.map((example) => ({ id: kpi.id, name: example.name, kpi, example })),
    );
    it.each(all)('$id: $name', async ({ kpi, example }) => verify(await runExample(kpi, example, store), example, kpi));
  });
}

function verify(actual: Value | Record<string, Value>, example: Example, kpi: Kpi): void {
  const { expect: expected, misreading } = example;
  if (expected !== null && typeof expected === 'object') {
    const groups = actual as Record<string, Value>;
    expect(Object.keys(groups).toSorted(), `groups of ${kpi.id}`).toEqual(Object.keys(expected).toSorted());
    for (const [group, value] of Object.entries(expected))
      expect(agrees(groups[group] ?? null, value), `${group}: ${groups[group]} for ${value}`).toBe(true);
    return;
  }
  const single = actual as Value;
  expect(agrees(single, expected), `${single} for ${expected}`).toBe(true);
  if (misreading) expect(agrees(single, misreading.value), `"${misreading.reading}" gives the same number`).toBe(false);
}
