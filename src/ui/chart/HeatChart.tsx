import { type Ref, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { intlTag } from '../locale/locale.ts';
import { useLocale } from '../locale/use-locale.ts';
import { formatValue } from '../number/format-value.ts';
import type { Unit } from '../number/unit.ts';
import { useTokens } from '../theme/scheme.ts';
import type { ChartHandle } from './chart-handle.ts';
import { ChartCanvas } from './ChartCanvas.tsx';
import { type HeatRow, heatPicture } from './prepare/heat.ts';
import { heatOption } from './visualise/heat-option.ts';

interface HeatChartProps {
  readonly title: string;
  readonly rows: readonly HeatRow[];
  readonly unit: Unit;
  readonly onPick?: (weekday: number, hour: number) => void;
  readonly handle?: Ref<ChartHandle>;
}

/** 5 January 1970 was a Monday. */
const monday = Date.UTC(1970, 0, 5);

/** Hour × weekday as a field of cells, from pale to full. */
export function HeatChart({ title, rows, unit, onPick, handle }: HeatChartProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const tokens = useTokens();
  const picture = useMemo(() => heatPicture(rows), [rows]);
  const weekdays = useMemo(() => {
    const name = new Intl.DateTimeFormat(intlTag(locale), { weekday: 'short', timeZone: 'UTC' });
    return Array.from({ length: 7 }, (_, i) => name.format(monday + i * 86_400_000));
  }, [locale]);
  const noData = t('chart.noData');
  const build = useCallback(
    (width: number, height: number) =>
      heatOption(picture, { tokens, locale, unit, width, height }, { weekdays, noData }),
    [picture, tokens, locale, unit, weekdays, noData],
  );
  // Cells with data in drawing order: what the arrow keys walk and what a click names.
  const cells = useMemo(
    () =>
      picture.cells.flatMap((row, y) =>
        row.flatMap((value, x) => (value === null ? [] : [{ weekday: y + 1, hour: picture.hours[x]!, value }])),
      ),
    [picture],
  );
  const points = useMemo(() => ({ series: ['heat'], length: cells.length }), [cells]);
  const range =
    picture.low === null || picture.high === null
      ? noData
      : `${formatValue(picture.low, unit, locale)} – ${formatValue(picture.high, unit, locale)}`;

  return (
    <ChartCanvas
      height={7 * 30 + 28}
      summary={t('chart.heatSummary', { title, range })}
      build={build}
      points={points}
      describe={({ index }) => {
        const cell = cells[index];
        if (cell === undefined) return '';
        return `${weekdays[cell.weekday - 1]} ${String(cell.hour).padStart(2, '0')}:00: ${formatValue(cell.value, unit, locale)}`;
      }}
      onPick={
        onPick === undefined
          ? undefined
          : ({ index }) => {
              const cell = cells[index];
              if (cell !== undefined) onPick(cell.weekday, cell.hour);
            }
      }
      handle={handle}
    />
  );
}
