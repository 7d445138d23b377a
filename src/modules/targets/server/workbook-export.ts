import writeXlsx from 'write-excel-file/node';
import type { Actor } from '#src/http/actor.ts';
import type { TargetDependencies } from './dependencies.ts';
import { kpiFacts } from './kpi-facts.ts';
import { goalTree } from './tree.ts';
import { type ColumnId, COLUMN_IDS, DIRECTION_WORDS, headingOf, KIND_WORDS } from './workbook-layout.ts';

/** The targets an actor may see, one row per owner × KPI, in the shape `importTargets` reads. Text is written as text, never as a formula. */
export async function exportTargets(
  goal: string,
  actor: Actor,
  needs: TargetDependencies,
): Promise<{ name: string; base64: string }> {
  const [tree, directory] = await Promise.all([goalTree(goal, actor, needs), needs.directory()]);
  const order = Object.keys(KIND_WORDS);
  const rows = tree.nodes
    .toSorted(
      (a, b) =>
        order.indexOf(a.owner.kind) - order.indexOf(b.owner.kind) ||
        a.ownerName.localeCompare(b.ownerName) ||
        a.kpi.localeCompare(b.kpi),
    )
    .map((node) => {
      const { unit, title } = kpiFacts(node.kpi, needs);
      const { bounds, weight, expected, state, reason } = node.latest;
      const percent = unit === 'ratio' ? '0.0%' : '0.##';
      const text = (value: string) => ({ value, type: String });
      const figure = (value: number | null, format: string) =>
        value === null ? null : { value, type: Number, format };
      const cells: Record<ColumnId, ReturnType<typeof text> | ReturnType<typeof figure>> = {
        kind: text(KIND_WORDS[node.owner.kind][0]),
        owner: text(node.ownerName),
        number: text(
          directory.agents.find(({ id }) => node.owner.kind === 'agent' && id === node.owner.id)?.number ?? '',
        ),
        kpi: text(node.kpi),
        kpiName: text(`${title.zh} ${title.en}`),
        direction: text(DIRECTION_WORDS[bounds.kind][0]!),
        value: bounds.kind === 'between' ? null : figure(bounds.value, percent),
        low: bounds.kind === 'between' ? figure(bounds.low, percent) : null,
        high: bounds.kind === 'between' ? figure(bounds.high, percent) : null,
        weight: figure(weight, '0.##'),
        expected: figure(expected, '0'),
        state: text(state),
        reason: text(reason),
      };
      return COLUMN_IDS.map((id) => cells[id]);
    });
  const head = COLUMN_IDS.map((id) => ({ value: headingOf(id), fontWeight: 'bold' as const }));
  const file = await writeXlsx([head, ...rows], {
    sheet: 'targets',
    stickyRowsCount: 1,
    columns: COLUMN_IDS.map((id) => ({ width: id === 'kpiName' || id === 'reason' ? 32 : 16 })),
  }).toBuffer();
  return { name: `${tree.goal.name}.xlsx`, base64: file.toString('base64') };
}
