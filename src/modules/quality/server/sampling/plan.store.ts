import { AppError } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
import type { PlanParsed } from '../../contract/plan.ts';
// The tables this module adds to the records, as types.
import '../desk/tables.ts';

/** A plan as kept; instants in epoch milliseconds. */
export type KeptPlan = {
  readonly id: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly form: string;
  readonly source: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly surveyed: number;
  readonly extraCounts: boolean;
  readonly where: PlanParsed['where'];
  readonly inspectors: readonly string[];
  readonly fixedAt: number;
  readonly fixedBy: string;
};

/** Plans, the latest period first. */
export async function readPlans(db: Db): Promise<KeptPlan[]> {
  const rows = await db.selectFrom('quality_plan').selectAll().orderBy('from_at', 'desc').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    from: Number(row.from_at),
    to: Number(row.to_at),
    form: row.form,
    source: row.source,
    minimum: row.minimum,
    maximum: row.maximum,
    surveyed: row.surveyed,
    extraCounts: row.extra_counts === 1,
    where: JSON.parse(row.filters) as KeptPlan['where'],
    inspectors: JSON.parse(row.inspectors) as string[],
    fixedAt: Number(row.fixed_at),
    fixedBy: row.fixed_by,
  }));
}

/** One plan. Throws `unknown_plan`. */
export async function readPlan(db: Db, id: string): Promise<KeptPlan> {
  const found = (await readPlans(db)).find((plan) => plan.id === id);
  if (!found) throw new AppError('not_found', 'unknown_plan', `There is no plan "${id}"`, { field: 'id' });
  return found;
}

/** Evaluations of a draw's kind in a period by agent: how many she has already. */
export async function countByAgent(
  db: Db,
  { form, source, from, to, sample }: Pick<KeptPlan, 'form' | 'source' | 'from' | 'to'> & { readonly sample: string },
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('quality_evaluation')
    .select(['agent', ({ fn }) => fn.countAll().as('n')])
    .where('form', '=', form)
    .where('source', '=', source)
    .where('sample', '=', sample)
    .where('contact_at', '>=', from)
    .where('contact_at', '<', to)
    .groupBy('agent')
    .execute();
  return new Map(rows.map(({ agent, n }) => [agent ?? '', Number(n)]));
}
