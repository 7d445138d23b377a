import { toRows } from '#src/analytics/columns.ts';
import { agentTime } from '#src/catalogue/entities/agent-time.ts';
import { shift } from '#src/catalogue/entities/planning.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { Node } from '#src/semantic/expression.ts';
import type { PerformanceDependencies } from '../dependencies.ts';
import { agentsByFact } from '../people.ts';
import { gapsOf, type Shift, type Stretch } from './gaps.ts';

type Row = Record<string, string | number | boolean | null>;

/** A team's day as planned and as it is, from the facts: whoever planned it, roster or another system. */
export async function rosterToday(
  team: string,
  { from, until, dataUntil }: { readonly from: number; readonly until: number; readonly dataUntil: number },
  { store, directory }: Pick<PerformanceDependencies, 'store' | 'directory'>,
) {
  const people = await directory();
  const known = agentsByFact(people);
  const field = (name: string): Node => ({ op: 'field', name });
  const compare = (how: '=' | '>=' | '<' | '>', name: string, value: string | number): Node => ({
    op: 'compare',
    how,
    left: field(name),
    right: { op: 'literal', value },
  });
  const read = async (entity: Entity, terms: readonly Node[]): Promise<Row[]> => {
    const rows: Row[] = [];
    const where: Node = { op: 'and', terms: [compare('=', 'team', team), ...terms] };
    for await (const slice of store.stream({ entity, where })) rows.push(...toRows(slice));
    return rows;
  };
  const [time, shifts] = await Promise.all([
    read(agentTime, [compare('<', 'start_at', until), compare('>', 'end_at', from)]),
    read(shift, [compare('>=', 'start_at', from), compare('<', 'start_at', until)]),
  ]);
  const idOf = (row: Row): string => known.get(String(row['agent'])) ?? String(row['agent']);
  const stretches = time.map(
    (row): Stretch => ({
      agent: idOf(row),
      start: Math.max(from, Number(row['start_at'])),
      end: Math.min(until, Number(row['end_at'])),
      planned: row['planned'] === null ? null : String(row['planned']),
      signedIn: row['signed_in'] === true,
    }),
  );
  const attended = shifts.map(
    (row): Shift => ({
      agent: idOf(row),
      start: Number(row['start_at']),
      end: Number(row['end_at']),
      present: row['present'] === true,
      excused: row['excused'] === true,
      late: typeof row['late'] === 'number' ? row['late'] : null,
    }),
  );
  const { planned, here, gaps } = gapsOf(stretches, attended, dataUntil);
  return {
    known: planned > 0,
    planned,
    here: dataUntil <= from ? null : here,
    gaps: gaps.map((gap) => ({
      ...gap,
      name: people.nameOf('agent', gap.agent),
      number: people.agents.find(({ id }) => id === gap.agent)?.number ?? null,
    })),
  };
}
