import type { EventStore } from '#src/analytics/event-store.ts';
import { FIXTURES } from '#src/catalogue/examples/fixtures.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import type { Example, ExampleRows, Kpi } from '#src/semantic/kpi.ts';
import type { Question } from '#src/semantic/question.ts';
import { ask, withFacts } from './ask.ts';

/** The question a worked example asks; without times it covers November 2026. */
export function questionOf(kpi: Kpi, example: Example): Question {
  const zone = example.zone ?? 'UTC';
  const to = parseInstant(example.to ?? '2026-12-01', zone, 'to');
  return {
    kpis: [kpi.id],
    from: parseInstant(example.from ?? '2026-11-01', zone, 'from'),
    to,
    zone,
    grain: 'whole',
    by: example.by ?? [],
    where: example.where ?? {},
    set: example.with ?? {},
    asOf: example.asOf ? parseInstant(example.asOf, zone, 'asOf') : to,
    dataFrom: example.dataFrom ? parseInstant(example.dataFrom, zone, 'dataFrom') : 0,
  };
}

/** The facts of an example, those of its fixture if it names one. */
export function factsOf(kpi: Kpi, example: Example): ExampleRows {
  const given = typeof example.given === 'string' ? FIXTURES[example.given] : example.given;
  if (!given)
    throw new Error(`Example "${example.name}" of ${kpi.id} names the unknown fixture ${String(example.given)}`);
  return given;
}

/** Loads the facts of an example into an empty store and answers it: one value, or one per group (`queue=X`). */
export async function runExample(
  kpi: Kpi,
  example: Example,
  store: EventStore,
): Promise<number | null | Record<string, number | null>> {
  const question = questionOf(kpi, example);
  const answer = await withFacts(factsOf(kpi, example), store, () => ask(question, store));
  const values = [...(answer.kpis[0]?.value ?? [])].map((v) => (Number.isNaN(v) ? null : v));
  if (question.by.length === 0) return values[0] ?? null;
  return Object.fromEntries(
    values.map((v, i) => [question.by.map((d) => `${d}=${answer.dimensions[d]?.[i]}`).join(','), v]),
  );
}
