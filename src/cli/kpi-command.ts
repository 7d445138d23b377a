import type { QuestionInput } from '#src/modules/kpis/contract/question.ts';
import type { Connection } from './connect.ts';
import { showNumber, unitName } from './numbers.ts';
import type { Cell, Sheet } from './output.ts';

/** `yunchou kpi`: one row per KPI and group, in the stable JSON shape of the CLI. */
export async function kpiCommand(
  client: Connection['client'],
  input: QuestionInput,
): Promise<{ sheet: Sheet; json: unknown }> {
  const answer = await client.kpis.query(input);
  const dimensions = Object.keys(answer.dimensions) as (keyof typeof answer.dimensions)[];
  const rows = answer.kpis.flatMap((k) =>
    Array.from({ length: answer.length }, (_, i) => ({
      kpi: k.kpi,
      version: k.version,
      by: {
        ...Object.fromEntries(dimensions.map((d) => [d, answer.dimensions[d]?.names[i] ?? null])),
        ...(answer.interval && { interval: answer.interval[i] ?? null }),
      } as Record<string, string | null>,
      value: k.value[i] ?? null,
      numerator: k.numerator[i] ?? null,
      denominator: k.denominator?.[i] ?? null,
      unit: unitName(k.unit),
      status: k.status[i] ?? 'no_data',
      closing: k.closing && `${k.closing.id} v${k.closing.version}`,
    })),
  );
  const groups = [...(answer.interval ? ['interval'] : []), ...dimensions];
  return { json: { rows }, sheet: sheetOf(rows, groups) };
}

type KpiRow = {
  kpi: string;
  by: Record<string, string | null>;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  unit: string;
  status: string;
};

function sheetOf(rows: readonly KpiRow[], groups: readonly string[]): Sheet {
  return {
    columns: [
      { name: 'kpi', title: 'KPI' },
      ...groups.map((g) => ({ name: g, title: g })),
      { name: 'value', title: 'value', right: true },
      { name: 'numerator', title: 'numerator', right: true },
      { name: 'denominator', title: 'denominator', right: true },
      { name: 'unit', title: 'unit' },
      { name: 'status', title: 'status' },
    ],
    rows: rows.map(
      (r) =>
        ({
          kpi: r.kpi,
          ...r.by,
          value: r.value,
          numerator: r.numerator,
          denominator: r.denominator,
          unit: r.unit,
          status: r.status,
        }) as Record<string, Cell>,
    ),
    show: (column, value, row) => {
      if (column === 'value') return showNumber(value as number | null, String(row['unit']));
      if (typeof value === 'number') return value.toLocaleString('en-GB', { maximumFractionDigits: 3 });
      return value === null ? '–' : String(value);
    },
  };
}
