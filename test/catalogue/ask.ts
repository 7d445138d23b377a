import { toColumns } from '#src/analytics/columns.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { completeExample } from '#src/catalogue/examples/rows.ts';
import { CATALOGUE, CHANNEL_SCOPES } from '#src/catalogue/index.ts';
import type { Answer } from '#src/semantic/answer.ts';
import { evaluate } from '#src/semantic/evaluate.ts';
import type { ExampleRows } from '#src/semantic/kpi.ts';
import { plan } from '#src/semantic/plan.ts';
import type { ParameterScope, Question } from '#src/semantic/question.ts';

/** Answers a question on what the store holds, always from the rows themselves. */
export const ask = (
  question: Question,
  store: EventStore,
  scopes: readonly ParameterScope[] = CHANNEL_SCOPES,
): Promise<Answer> =>
  evaluate(plan(question, CATALOGUE, scopes), async (scan) => ({
    ...(await store.aggregate(scan)),
    path: 'raw',
  }));

/** Runs `work` with these facts in an otherwise empty store, and takes them out again. */
export async function withFacts<T>(given: ExampleRows, store: EventStore, work: () => Promise<T>): Promise<T> {
  const loaded = completeExample(given, CATALOGUE.entities).filter(({ rows }) => rows.length > 0);
  await store.apply({
    append: loaded.map(({ entity, rows }) => ({ entity, rows: toColumns(rows, Object.keys(entity.fields)) })),
  });
  try {
    return await work();
  } finally {
    await store.apply({
      remove: loaded.map(({ entity, rows }) => ({
        entity,
        by: entity.key[0] ?? entity.subject,
        values: [...new Set(rows.map((r) => String(r[entity.key[0] ?? ''])))],
      })),
    });
  }
}
