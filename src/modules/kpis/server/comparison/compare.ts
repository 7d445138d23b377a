import type { z } from 'zod';
import { type Compared, funnel, type Parts } from '#src/semantic/funnel.ts';
import { minimumRows } from '#src/semantic/interval-estimate.ts';
import type { ComparedGroup, Comparison, ComparisonParsed, Verdict } from '../../contract/comparison.ts';
import { type AnswerBody, type dimension, questionInput } from '../../contract/question.ts';
import type { KpiDependencies } from '../dependencies.ts';
import { kpiSummaries } from '../kpi-pages.ts';

type Dimension = z.infer<typeof dimension>;
type Column = AnswerBody['kpis'][number];
/** Answers a written question as the caller may see it. */
type Ask = (input: z.output<typeof questionInput>) => Promise<AnswerBody>;

/** Kinds of work whose mix differs between groups for no merit of theirs, the most telling first. */
const MIXES: readonly Dimension[] = ['queue', 'channel'];

/**
 * Compares groups over the same days so that neither luck nor an easier mix of work passes for merit: for each KPI the value, its margin,
 * what the centre would show with the same work, and whether the difference is more than chance (see `funnel`).
 */
export async function compare(input: ComparisonParsed, needs: KpiDependencies, ask: Ask): Promise<Comparison> {
  const { kpis, by, ...scope } = input;
  const question = (more: object): z.output<typeof questionInput> => questionInput.parse({ ...scope, kpis, ...more });
  const summaries = new Map(kpiSummaries(needs.catalogue).map((k) => [k.id, k]));
  const [whole, groups, days] = await Promise.all([
    ask(question({})),
    ask(question({ by: [by] })),
    ask(question({ by: [by], grain: '1d' })),
  ]);
  const mixOf = (kpi: string): Dimension | null =>
    MIXES.find((d) => d !== by && summaries.get(kpi)?.dimensions.includes(d)) ?? null;
  const compared = await Promise.all(
    groups.kpis.map(async (column, at): Promise<Comparison['kpis'][number]> => {
      const { kpi: id, title, unit, better } = column;
      const kpi = needs.catalogue.kpis[id]!;
      const mix = mixOf(id);
      const [byMix, centreByMix] =
        mix === null
          ? [null, null]
          : await Promise.all([
              ask(questionInput.parse({ ...scope, kpis: [id], by: [by, mix] })),
              ask(questionInput.parse({ ...scope, kpis: [id], by: [mix] })),
            ]);
      const parts = summaries.get(id)?.parts;
      const counts = unit === 'ratio' && parts?.numerator === 'count' && parts.denominator === 'count';
      const rows = groupsOf(groups, by, at);
      const daysOf = partsByGroup(days, by, at);
      const expected = byMix && centreByMix ? expectedOf(byMix, centreByMix, by, mix!) : null;
      const asCompared = rows.map(
        (row): Compared => ({
          numerator: row.numerator ?? 0,
          denominator: row.denominator ?? 0,
          days: daysOf.get(row.id) ?? [],
          expected: expected?.get(row.id)?.value ?? null,
        }),
      );
      const additive = asCompared.every(addsUp) && column.denominator !== null;
      const { judged, perRow, between, dispersion } = funnel(additive ? asCompared : [], {
        counts,
        minimum: minimumRows(kpi),
      });
      const scale = scaleOf(column);
      const scaled = (v: number | null | undefined): number | null => (v == null ? null : v * scale);
      return {
        kpi: id,
        title,
        unit,
        better,
        centre: whole.kpis[at]?.value[0] ?? null,
        mix,
        perRow: perRow === null ? null : perRow * scale * scale,
        between: between * scale,
        dispersion,
        minimum: minimumRows(kpi),
        groups: rows.map((row, i): ComparedGroup => {
          const seen = judged[i];
          return {
            ...row,
            low: scaled(seen?.low),
            high: scaled(seen?.high),
            expected: scaled(seen?.expected),
            limitLow: scaled(seen?.limitLow),
            limitHigh: scaled(seen?.limitHigh),
            verdict: verdictOf(row, seen?.verdict, expected?.get(row.id)?.own ?? 0),
          };
        }),
      };
    }),
  );
  return { from: whole.from, to: whole.to, zone: whole.zone, by, kpis: compared };
}

type Row = Pick<ComparedGroup, 'id' | 'name' | 'value' | 'numerator' | 'denominator'>;

function groupsOf(answer: AnswerBody, by: Dimension, at: number): Row[] {
  const { ids = [], names = [] } = answer.dimensions[by] ?? {};
  const column = answer.kpis[at]!;
  return ids.map((id, i) => ({
    id,
    name: names[i] ?? null,
    value: column.value[i] ?? null,
    numerator: column.numerator[i] ?? null,
    denominator: column.denominator?.[i] ?? null,
  }));
}

function partsByGroup(answer: AnswerBody, by: Dimension, at: number): Map<string | null, Parts[]> {
  const found = new Map<string | null, Parts[]>();
  const column = answer.kpis[at]!;
  for (const [i, id] of (answer.dimensions[by]?.ids ?? []).entries()) {
    const part = { numerator: column.numerator[i] ?? 0, denominator: column.denominator?.[i] ?? 0 };
    const known = found.get(id);
    if (known) known.push(part);
    else found.set(id, [part]);
  }
  return found;
}

/** The centre's value at a group's mix of work, and how much of that work is the group's own, 0–1. */
type Expected = { readonly value: number; readonly own: number };

/** What the centre's rates would give each group with its own mix of work (indirect standardisation). */
function expectedOf(
  byMix: AnswerBody,
  centre: AnswerBody,
  by: Dimension,
  mix: Dimension,
): Map<string | null, Expected> {
  const column = centre.kpis[0]!;
  const rates = new Map(
    (centre.dimensions[mix]?.ids ?? []).map((id, i) => {
      const denominator = column.denominator?.[i] ?? 0;
      return [id, { rows: denominator, rate: (column.numerator[i] ?? 0) / denominator }] as const;
    }),
  );
  const sums = new Map<string | null, { expected: number; rows: number; own: number }>();
  const split = byMix.kpis[0]!;
  for (const [i, id] of (byMix.dimensions[by]?.ids ?? []).entries()) {
    const rows = split.denominator?.[i] ?? 0;
    const all = rates.get(byMix.dimensions[mix]?.ids[i] ?? null);
    if (all === undefined || !(all.rows > 0) || !(rows > 0)) continue;
    const sum = sums.get(id) ?? { expected: 0, rows: 0, own: 0 };
    sums.set(id, {
      expected: sum.expected + all.rate * rows,
      rows: sum.rows + rows,
      own: sum.own + rows * (rows / all.rows),
    });
  }
  return new Map([...sums].map(([id, { expected, rows, own }]) => [id, { value: expected / rows, own: own / rows }]));
}

/** From so much of its own work on, a group is compared with itself. */
const ALONE = 0.8;

function verdictOf(row: Row, judged: Verdict | undefined, own: number): Verdict {
  if (row.value === null) return 'no_data';
  if (judged === undefined) return 'not_additive';
  return own > ALONE && judged !== 'too_few' ? 'no_peer' : judged;
}

/** A percentile or a distinct count of days is not that of the period: such a KPI has no funnel. */
function addsUp({ numerator, denominator, days }: Compared): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));
  const sum = (part: keyof Parts): number => days.reduce((total, day) => total + day[part], 0);
  return days.length === 0 || (near(sum('numerator'), numerator) && near(sum('denominator'), denominator));
}

/** A KPI's value per numerator ÷ denominator: 1 for shares, 10,000 for 万投比. */
function scaleOf({ value, numerator, denominator }: Column): number {
  const i = value.findIndex((v, at) => v !== null && v !== 0 && (numerator[at] ?? 0) !== 0);
  if (i < 0 || denominator === null) return 1;
  return (value[i]! * (denominator[i] ?? 0)) / (numerator[i] ?? 1);
}
