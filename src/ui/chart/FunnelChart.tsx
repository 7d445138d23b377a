import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../locale/use-locale.ts';
import { formatValue } from '../number/format-value.ts';
import type { KpiState } from '../number/kpi-state.ts';
import type { Unit } from '../number/unit.ts';
import { useTokens } from '../theme/scheme.ts';
import { ChartCanvas } from './ChartCanvas.tsx';
import { funnelPicture } from './prepare/funnel.ts';
import { funnelOption } from './visualise/funnel-option.ts';

export interface FunnelPoint {
  readonly key: string;
  readonly name: string;
  /** Rows behind the value. */
  readonly size: number;
  readonly value: number;
  readonly state: KpiState | null;
}

interface FunnelChartProps {
  readonly title: string;
  readonly unit: Unit;
  /** Word for the size, as "contacts". */
  readonly rowsWord: string;
  readonly centre: number;
  readonly points: readonly FunnelPoint[];
  /** Limits for a group of a size; null where they cannot be known. */
  readonly wallsAt: (size: number) => { readonly low: number; readonly high: number } | null;
  readonly onPick?: (key: string) => void;
}

/** Value over size, between walls that close in as groups grow: what stands outside is more than luck. */
export function FunnelChart({ title, unit, rowsWord, centre, points, wallsAt, onPick }: FunnelChartProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const tokens = useTokens();
  const picture = useMemo(() => funnelPicture(points, centre, wallsAt), [points, centre, wallsAt]);
  const build = useCallback(
    (width: number, height: number) =>
      funnelOption(picture, { tokens, locale, unit, width, height }, { rows: rowsWord }),
    [picture, tokens, locale, unit, rowsWord],
  );
  const places = useMemo(() => ({ series: ['points'], length: picture.points.length }), [picture]);
  return (
    <ChartCanvas
      height={300}
      summary={t('chart.funnelSummary', { title, count: points.length, centre: formatValue(centre, unit, locale) })}
      build={build}
      points={places}
      describe={({ index }) => {
        const point = picture.points[index];
        return point === undefined ? '' : `${point.name}: ${formatValue(point.value, unit, locale)}`;
      }}
      onPick={
        onPick === undefined
          ? undefined
          : ({ index }) => {
              const point = picture.points[index];
              if (point !== undefined) onPick(point.key);
            }
      }
    />
  );
}
