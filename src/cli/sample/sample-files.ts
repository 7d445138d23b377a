import type { SampleOptions } from '#src/modules/simulation/contract/options.ts';
import { costWorkbooks } from '#src/modules/simulation/server/office/cost-workbooks.ts';
import { staffWorkbooks } from '#src/modules/simulation/server/office/staff-workbooks.ts';
import type { CallAs } from './sample-people.ts';

/**
 * Brings in what the office of the sample centre keeps about its people: by the people who would, through the importers everybody uses. Files
 * that are there already are left alone. Before the history: the plan of each day, which systems record, is a later word than the roster.
 */
export async function loadStaffFiles(callAs: CallAs, options: SampleOptions): Promise<void> {
  const hr = await callAs('fangning');
  const planner = await callAs('jianglin');
  const known = new Set((await planner.rosters.month(oneDay(options))).versions.map(({ what }) => what));
  const files = await staffWorkbooks(options);
  // What punches and leave say of a day is told with its roster, once.
  const order = ['employment', 'leave', 'punches', 'roster'] as const;
  for (const { kind, file, bytes } of files.toSorted((a, b) => place(order, a.kind) - place(order, b.kind))) {
    if (kind === 'cost' || known.has(file)) continue;
    const year = Number(/\d{4}/.exec(file)?.[0] ?? new Date(options.end).getUTCFullYear());
    const input = { kind, file, year, content: bytes.toString('base64') };
    const { rejected } = await (kind === 'roster' ? planner : hr).rosters.import(input);
    must(rejected, file);
  }
}

/** The cost tables, a month each. */
export async function loadCostFiles(callAs: CallAs, options: SampleOptions): Promise<void> {
  const manager = await callAs('linjing');
  const known = new Set((await manager.costs.table({})).versions.map(({ what }) => what));
  for (const { file, bytes } of await costWorkbooks(options)) {
    if (known.has(file)) continue;
    const { rejected } = await manager.costs.import({ file, content: bytes.toString('base64') });
    must(rejected, file);
  }
}

const place = (order: readonly string[], kind: string): number => order.indexOf(kind);

function oneDay({ end }: SampleOptions): { from: string; until: string } {
  const day = new Date(end).toISOString().slice(0, 10);
  return { from: day, until: day };
}

/** Our own files are good to the last cell, or the sample is not what it says. */
function must(rejected: readonly { readonly cell: string; readonly reason: string }[], file: string): void {
  const [first] = rejected;
  if (first) throw new Error(`${file} ${first.cell}: ${first.reason}`);
}
