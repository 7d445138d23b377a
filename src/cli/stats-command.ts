import { type Statistic, statistic, type StatsInput } from '#src/modules/kpis/contract/stats.ts';
import { invalid } from '#src/kernel/errors.ts';
import type { Connection } from './connect.ts';
import type { Cell, Sheet } from './output.ts';

/** Reads `--stat mean,p90`. */
export function statisticsFrom(names: readonly string[]): Statistic[] {
  return names.map((name) => {
    const found = statistic.safeParse(name);
    if (!found.success)
      throw invalid('bad_option', `--stat does not take "${name}"`, {
        field: '--stat',
        remedy: `Use ${statistic.options.join(', ')}.`,
      });
    return found.data;
  });
}

/** `yunchou stats`: descriptive statistics of durations, in seconds. */
export async function statsCommand(
  client: Connection['client'],
  input: StatsInput,
): Promise<{ sheet: Sheet; json: unknown }> {
  const answer = await client.kpis.stats(input);
  const groups = [...new Set(answer.rows.flatMap((r) => Object.keys(r.by)))];
  return {
    json: answer,
    sheet: {
      columns: [
        { name: 'measure', title: 'measure' },
        { name: 'stat', title: 'stat' },
        ...groups.map((g) => ({ name: g, title: g })),
        { name: 'value', title: 'value', right: true },
        { name: 'n', title: 'n', right: true },
      ],
      rows: answer.rows.map(
        (r) => ({ measure: r.measure, stat: r.stat, ...r.by, value: r.value, n: r.n }) as Record<string, Cell>,
      ),
      show: (_, value) =>
        typeof value === 'number'
          ? value.toLocaleString('en-GB', { maximumFractionDigits: 4 })
          : value === null
            ? '–'
            : String(value),
    },
  };
}
