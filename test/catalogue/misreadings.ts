import { completeExample } from '#src/catalogue/examples/rows.ts';
import { CATALOGUE, KPIS } from '#src/catalogue/index.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { Example, Kpi } from '#src/semantic/kpi.ts';
import type { Question } from '#src/semantic/question.ts';
import { factsOf, questionOf } from './run-example.ts';

type Cell = string | number | boolean | null;

/** A finished fact as `POST /api/events` takes it in `facts`. */
export type Fact = { readonly entity: string; readonly row: Readonly<Record<string, Cell>> };

/** One KPI, the facts of an example whose likeliest misreading gives another number, and the question that must give `expected`. */
export type MisreadingCase = {
  readonly kpi: Kpi;
  readonly example: Example;
  /** All rows carry this project: cases can share a store, each asked with `where project = <scope>`. */
  readonly scope: string;
  readonly facts: readonly Fact[];
  readonly question: Question;
  readonly expected: number;
  readonly misreading: { readonly reading: string; readonly value: number | null };
};

/** The data must cover the look-back windows of every case: send this beside the cases. */
export const COVERAGE: readonly Fact[] = completeExample(
  {
    contact: [{ contact_id: 'coverage', first_touch: '2026-09-01T00:00:00Z', outcome: 'handled', project: 'coverage' }],
  },
  CATALOGUE.entities,
).flatMap(({ entity, rows }) => rows.map((row) => ({ entity: entity.name, row })));

/** First instant those data cover. */
export const COVERED_FROM = Date.UTC(2026, 8, 1);

/** One case a KPI. Throws for a KPI without an example that tells a number from its misreading. */
export function misreadingCases(): MisreadingCase[] {
  return KPIS.map((kpi) => {
    const example = kpi.examples.find((e) => e.misreading && typeof e.expect === 'number' && !e.by && !e.dataFrom);
    if (!example?.misreading || typeof example.expect !== 'number')
      throw new Error(`${kpi.id} has no example with a number and a misreading`);
    const scope = `case ${kpi.id}`;
    const facts = completeExample(factsOf(kpi, example), CATALOGUE.entities).flatMap(({ entity, rows }) =>
      rows.map((row) => ({ entity: entity.name, row: scoped(row, entity, scope) })),
    );
    const question = questionOf(kpi, example);
    return {
      kpi,
      example,
      scope,
      facts,
      question: { ...question, where: { ...question.where, project: [scope] }, dataFrom: COVERED_FROM },
      expected: example.expect,
      misreading: example.misreading,
    };
  });
}

/** Names of a case's own: its contacts, customers and agents must not meet those of another case. */
function scoped(row: Readonly<Record<string, Cell>>, entity: Entity, scope: string): Record<string, Cell> {
  const own = new Set(['agent', 'customer', 'contact_id', 'callback_of', ...entity.key]);
  const entries = Object.entries(row).map(
    ([name, cell]) => [name, own.has(name) && typeof cell === 'string' ? `${scope}/${cell}` : cell] as const,
  );
  return { ...Object.fromEntries(entries), project: scope };
}
