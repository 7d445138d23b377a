import { invalid } from '#src/kernel/errors.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import type { Counted, Proof } from '../../contract/finding.ts';
import type { Day } from '../../contract/statistics/before-after.ts';
import type { QualityNeeds } from '../dependencies.ts';
import type { Period } from '../scores/period-scan.ts';
import { itemDays } from './item-days.ts';

/** One span counted day by day. `scale`: value ÷ (numerator ÷ denominator), for a KPI per 10 000 and the like. */
export type Spanned = {
  readonly counted: Counted;
  readonly days: readonly Day[];
  readonly scale: number;
  /** Rows are yes or no. */
  readonly shares: boolean;
  /** Rows whose outcome is still open. */
  readonly pending: number;
};

type Where = Proof['where'];

/** Counts a measure over a span of whole days. Throws `unknown_kpi`, `kpi_not_provable`, `item_filter`, and what the KPI engine refuses. */
export async function countSpan(
  measure: Proof['measure'],
  where: Where,
  period: Period,
  needs: Pick<QualityNeeds, 'kpis' | 'store' | 'records' | 'clock'>,
): Promise<Spanned> {
  const { zone } = await needs.kpis.coverage();
  const known =
    measure.kind === 'kpi'
      ? await kpiDays(measure.kpi, where, period, zone, needs)
      : { days: await itemDays(measure, where, period, zone, needs), scale: 1, shares: true, pending: 0 };
  const filled = known.days.filter(({ denominator }) => denominator > 0);
  const [numerator, denominator] = [
    filled.reduce((sum, day) => sum + day.numerator, 0),
    filled.reduce((sum, day) => sum + day.denominator, 0),
  ];
  return {
    ...known,
    counted: {
      from: isoLocal(zone, period.from),
      to: isoLocal(zone, period.to),
      days: filled.length,
      numerator,
      denominator,
      value: denominator === 0 ? null : (numerator / denominator) * known.scale,
    },
  };
}

async function kpiDays(
  id: string,
  where: Where,
  { from, to }: Period,
  zone: string,
  { kpis }: Pick<QualityNeeds, 'kpis'>,
) {
  const summary = kpis.summaries().find((one) => one.id === id);
  if (!summary)
    throw invalid('unknown_kpi', `There is no KPI "${id}"`, {
      field: 'proof.measure.kpi',
      remedy: 'Choose one of the list.',
    });
  const { numerator: above, denominator: below } = summary.parts;
  // A percentile or a correlation is no sum over days; a bare count is so many a day.
  if (below === null && summary.unit !== 'count') throw notProvable(summary.title.en);
  const asked = { kpis: [id], from: isoLocal(zone, from), to: isoLocal(zone, to), grain: '1d' as const, where };
  const [answer] = (await kpis.live(asked)).kpis;
  const values = answer?.value ?? [];
  const scales = new Set<string>();
  let scale = 1;
  const days = values.map((value, i): Day => {
    const numerator = answer?.numerator[i] ?? 0;
    const denominator = below === null ? 1 : (answer?.denominator?.[i] ?? 0);
    if (value !== null && numerator !== 0 && denominator > 0) {
      scale = value / (numerator / denominator);
      scales.add(scale.toPrecision(6));
    } else if (value !== null && value !== 0) throw notProvable(summary.title.en);
    return { numerator, denominator };
  });
  if (scales.size > 1) throw notProvable(summary.title.en);
  const shares =
    summary.unit === 'ratio' &&
    above === 'count' &&
    below === 'count' &&
    days.every(({ numerator, denominator }) => numerator >= 0 && numerator <= denominator);
  const pending = (answer?.pending ?? []).reduce((sum: number, rows) => sum + (rows ?? 0), 0);
  return { days, scale, shares, pending };
}

const notProvable = (name: string) =>
  invalid('kpi_not_provable', `"${name}" is not made of sums over days, so before and after cannot be compared`, {
    field: 'proof.measure.kpi',
    remedy: 'Choose a rate or a mean that says the same: a share within a limit instead of a percentile.',
  });
