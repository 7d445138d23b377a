import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { invalid } from '#src/kernel/errors.ts';
import type { CostImportView, CostKind } from '#src/modules/costs/contract/cost.ts';
import type { Point } from '#src/modules/costs/contract/point.ts';
import { colour } from './colour.ts';
import { type Cell, render, type Sheet } from './output.ts';
import type { Common, CommandParts } from './run-command.ts';

type ImportOptions = { readonly kind?: CostKind; readonly year?: string; readonly preview: boolean };

/** `yunchou cost import FILE`, `cost list`, `cost point QUEUE MONTH`. */
export function costCommands(
  program: Command,
  { common, withClient, io }: CommandParts,
  outcome: { code: number },
): void {
  const group = program.command('cost').description('what the centre costs: budget and spent, cost of a point');

  common(group.command('import').argument('<file>', 'cost table as kept, .xlsx or .csv'))
    .description('keep the good rows of a cost table; ends with 1 if some could not be used')
    .addOption(new Option('--kind <kind>', 'what it holds (default: as it says itself)').choices(['actual', 'budget']))
    .option('--year <year>', 'year of months that leave it out')
    .option('--preview', 'only say what would be kept', false)
    .action(async (file: string, options: Common & ImportOptions) => {
      const { kind, year, preview } = options;
      const input = {
        file: basename(file),
        content: bytesOf(file).toString('base64'),
        ...(kind !== undefined && { kind }),
        ...(year !== undefined && { year: Number(year) }),
      };
      const view = await withClient(options, ({ costs }) => (preview ? costs.preview(input) : costs.import(input)));
      io.out(options.format === 'table' ? words(view) : render(options.format, monthsOf(view), view));
      outcome.code = view.rejectedCount > 0 ? 1 : 0;
    });

  common(group.command('list'))
    .description('budget beside what was spent')
    .option('--from <month>', 'first month, e.g. 2026-09')
    .option('--until <month>', 'last month')
    .action(async (options: Common & { from?: string; until?: string }) => {
      const { from, until } = options;
      const table = await withClient(options, ({ costs }) =>
        costs.table({ ...(from !== undefined && { from }), ...(until !== undefined && { until }) }),
      );
      const columns = ['month', 'site', 'project', 'channel', 'group', 'item', 'budget', 'actual', 'origin'];
      io.out(render(options.format, sheetOf(columns, table.lines), table));
    });

  common(group.command('point').argument('<queue>').argument('<month>', 'e.g. 2026-10'))
    .description('what one more percentage point of service level would cost')
    .option('--at-once <n>', 'contacts one person has at once (text channels)')
    .action(async (queue: string, month: string, options: Common & { atOnce?: string }) => {
      const { atOnce } = options;
      const point = await withClient(options, ({ costs }) =>
        costs.point({ queue, month, ...(atOnce !== undefined && { atOnce: Number(atOnce) }) }),
      );
      const rows = pointRows(point).map(([what, value]) => ({ what, value }));
      io.out(render(options.format, sheetOf(['what', 'value'], rows), point));
    });
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw invalid('unreadable_file', `${file} cannot be read`, { file, remedy: 'Check the path and its permissions.' });
  }
}

function words(view: CostImportView): string {
  const kept = view.version === null ? 'would be kept' : `kept as version ${view.version}`;
  const faults = view.rejected.map(
    ({ file, sheet, cell, code, value, reason, remedy }) =>
      `${colour.red(code)} ${file} ${sheet} ${cell} "${value}": ${reason}\n  ${remedy}\n`,
  );
  return `${render('table', monthsOf(view), view)}${view.kept} rows ${kept}, ${view.rejectedCount} not used\n${faults.join('')}`;
}

const monthsOf = (view: CostImportView): Sheet => sheetOf(['month', 'kind', 'total', 'before'], view.months);

function pointRows(point: Point): [string, Cell][] {
  const hours = (value: number | null): Cell => (value === null ? null : Math.round(value * 10) / 10);
  const range = (of: Point['paid']): Cell =>
    of === null ? null : `${hours(of.value)} (${hours(of.low)} – ${hours(of.high)})`;
  return [
    ['service level', point.level === null ? null : `${(point.level * 100).toFixed(1)} %`],
    ['threshold, s', point.threshold],
    ['contacts', point.contacts],
    ['handle time, s', hours(point.handleTime)],
    ['patience, s', range(point.patience)],
    ['model', point.model],
    ['shrinkage', point.shrinkage === null ? null : `${(point.shrinkage * 100).toFixed(1)} %`],
    ['hours at this level', hours(point.present)],
    ['hours at one point more', hours(point.raised)],
    ['paid hours of the point', range(point.paid)],
    ['cost of a paid hour', hours(point.costHour?.value ?? null)],
    ['cost of the point', range(point.money)],
    ['cannot be told, or in part', point.obstacles.join(' ') || null],
  ];
}

function sheetOf(columns: readonly string[], rows: readonly Readonly<Record<string, Cell>>[]): Sheet {
  return { columns: columns.map((name) => ({ name, title: name })), rows };
}
