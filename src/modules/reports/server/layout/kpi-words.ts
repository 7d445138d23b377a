import type { Locale } from '#src/kernel/locale.ts';
import { formatDifference, formatValue } from '#src/kernel/number/format-value.ts';
import { formatTarget, meetsTarget } from '#src/kernel/number/target.ts';
import type { Tile, TileState } from '../../contract/document.ts';
import type { KpiFigure, Label, ReportData } from '../report-data.ts';
import type { Words } from './words.ts';

export const inLanguage = (label: Label, language: Locale): string => (language === 'zh-CN' ? label.zh : label.en);

/** How a figure stands; a value that may still change is neither on nor off. */
export function stateOf(kpi: Pick<KpiFigure, 'value' | 'status' | 'target'>): TileState {
  if (kpi.value === null) return 'none';
  if (kpi.status === 'provisional') return 'provisional';
  const met = meetsTarget(kpi.value, kpi.target);
  return met === null ? 'none' : met ? 'on' : 'off';
}

export type Delta = Tile['deltas'][number];

/** What it is compared with, and by how much it moved; a period without data is not compared with. */
export function deltasOf(kpi: KpiFigure, { rhythm }: ReportData, language: Locale, words: Words): Delta[] {
  return kpi.compared.flatMap(({ id, value }) => {
    if (value === null || kpi.value === null) return [];
    const label = words.compared[id][rhythm];
    const same = formatValue(value, kpi.unit, language) === formatValue(kpi.value, kpi.unit, language);
    const difference = kpi.value - value;
    const way = same ? 'same' : difference > 0 ? 'up' : 'down';
    const good =
      same || !['higher', 'lower'].includes(kpi.better) ? null : (kpi.better === 'higher') === difference > 0;
    return [{ label, text: same ? '=' : size(difference, kpi, language, words), way, good }];
  });
}

const size = (difference: number, kpi: KpiFigure, language: Locale, words: Words): string =>
  `${formatDifference(difference, kpi.unit, language)}${kpi.unit === 'ratio' ? words.points : ''}`;

export function tileOf(kpi: KpiFigure, data: ReportData, language: Locale, words: Words): Tile {
  return {
    kpi: kpi.id,
    label: inLanguage(kpi.title, language),
    value: formatValue(kpi.value, kpi.unit, language),
    target: kpi.target && `${words.target} ${formatTarget(kpi.target, kpi.unit, language)}`,
    state: stateOf(kpi),
    deltas: deltasOf(kpi, data, language, words),
  };
}
