import type { Locale } from '#src/kernel/locale.ts';
import { formatDifference, formatValue } from '#src/kernel/number/format-value.ts';
import { formatTarget, meetsTarget } from '#src/kernel/number/target.ts';
import { lossWindow } from '#src/modules/kpis/contract/loss-window.ts';
import type { ReportData } from '../report-data.ts';
import { deltasOf, inLanguage } from './kpi-words.ts';
import { timesOf } from './times.ts';
import type { Words } from './words.ts';

/** What is the case: the first KPI against target and the period before, the volume, and what else is off target. */
export function sentenceOf(data: ReportData, language: Locale, words: Words): { text: string; cause: string | null } {
  const [first, ...rest] = data.kpis.filter((kpi) => kpi.value !== null);
  // Counts of nothing are no figures: nobody called, or no data came.
  const nothing = data.kpis.every((kpi) => kpi.value === null || (kpi.unit === 'count' && kpi.value === 0));
  if (!first || nothing) return { text: words.noFigures, cause: null };
  const name = (kpi: typeof first) => inLanguage(kpi.title, language);
  const parts = [`${name(first)} ${formatValue(first.value, first.unit, language)}`];
  const met = meetsTarget(first.value, first.target);
  if (first.target && met !== null) {
    const target = formatTarget(first.target, first.unit, language);
    parts.push(met ? words.onTarget(target) : words.offTarget(target));
  }
  const [delta] = deltasOf(first, data, language, words);
  if (delta)
    parts.push(
      delta.way === 'same'
        ? words.same(delta.label)
        : words[delta.way === 'up' ? 'higher' : 'lower'](delta.text, delta.label),
    );
  const volume = rest.find((kpi) => kpi.id === 'offered');
  if (volume) parts.push(`${name(volume)} ${formatValue(volume.value, volume.unit, language)}`);
  for (const kpi of rest.filter((other) => meetsTarget(other.value, other.target) === false).slice(0, 2))
    parts.push(
      `${name(kpi)} ${formatValue(kpi.value, kpi.unit, language)} ${kpi.target ? words.offTarget(formatTarget(kpi.target, kpi.unit, language)) : ''}`.trim(),
    );
  return { text: words.sentence(parts), cause: causeOf(data, language, words) };
}

/** The stretch of a day that cost most. */
function causeOf(data: ReportData, language: Locale, words: Words): string | null {
  const { intervals } = data;
  if (!intervals?.line || intervals.grain !== '30m' || intervals.line.unit !== 'ratio') return null;
  const loss = lossWindow(intervals.line.counted);
  if (!loss) return null;
  const { clock } = timesOf(data, language);
  const from = intervals.starts[loss.from] ?? data.from;
  const to = intervals.starts[loss.to + 1] ?? data.until;
  return words.loss(clock(from), clock(to), formatDifference(loss.cost, 'ratio', language));
}
