import { invalid } from '#src/kernel/errors.ts';
import type { QualityNeeds } from '../dependencies.ts';

/** Users who hold a role of quality, and how much each has open. */
export async function inspectorsOf({ people, records }: Pick<QualityNeeds, 'people' | 'records'>) {
  const open = await records.db
    .selectFrom('quality_evaluation')
    .select(['inspector', ({ fn }) => fn.countAll().as('open')])
    .where('state', '=', 'open')
    .groupBy('inspector')
    .execute();
  const loads = new Map(open.map((row) => [row.inspector, Number(row.open)]));
  return (await people())
    .filter(({ roles }) => roles.some((role) => role === 'qa' || role === 'qa_lead'))
    .map(({ id, name, agent }) => ({ id, name, agent, open: loads.get(id) ?? 0 }));
}
export type Inspector = Awaited<ReturnType<typeof inspectorsOf>>[number];

/** The inspectors named. Throws `unknown_inspector` for one who inspects nothing. */
export async function inspectorsNamed(ids: readonly string[], needs: QualityNeeds): Promise<Inspector[]> {
  const all = await inspectorsOf(needs);
  return ids.map((id) => {
    const found = all.find((inspector) => inspector.id === id);
    if (!found)
      throw invalid('unknown_inspector', `"${id}" inspects nothing`, {
        field: 'inspectors',
        remedy: 'Choose people with a role of quality.',
      });
    return found;
  });
}
