import { type Ref, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../locale/use-locale.ts';
import { formatValue } from '../number/format-value.ts';
import { useTokens } from '../theme/scheme.ts';
import type { ChartHandle } from './chart-handle.ts';
import './chart.css';
import { ChartCanvas } from './ChartCanvas.tsx';
import { bucketTitle } from './prepare/bucket-label.ts';
import { panelLayout } from './prepare/panels.ts';
import { type TimeInput, timePicture } from './prepare/time-picture.ts';
import { useSummary } from './use-summary.ts';
import { panelsOption } from './visualise/panels-option.ts';
import { timeOption } from './visualise/time-option.ts';

export interface TimeChartProps extends Omit<TimeInput, 'locale'> {
  /** Names the picture for people who hear the screen. */
  readonly title: string;
  /** Pixels; small multiples find their own height. */
  readonly height?: number;
  /** One picture with all lines, or one panel per line on a common scale. */
  readonly layout?: 'together' | 'panels';
  /** A point was opened: series key and bucket number. */
  readonly onPick?: (series: string, bucket: number) => void;
  /** For saving the picture. */
  readonly handle?: Ref<ChartHandle>;
}

/** Widest a panel page gets before it is measured; only used for its height. */
const panelAxisWidth = 48;

/** Figures over time. Pass a memoised `input`-like props object: the picture is prepared again when they change. */
export function TimeChart({ title, height = 280, layout = 'together', onPick, handle, ...rest }: TimeChartProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const tokens = useTokens();
  // The rest props are a new object on every render; their members are what the caller memoises.
  // oxlint-disable-next-line react/exhaustive-deps
  const input: TimeInput = useMemo(() => ({ ...rest, locale }), [...Object.values(rest), locale]);
  const picture = useMemo(() => timePicture(input), [input]);
  const words = useMemo(
    () => ({
      target: (value: string) => t('chart.target', { value }),
      targetWord: t('number.target'),
      noData: t('chart.noData'),
    }),
    [t],
  );
  const summary = useSummary(title, input);
  const build = useCallback(
    (width: number, boxHeight: number) => {
      const brush = { tokens, locale, unit: input.unit, width, height: boxHeight };
      if (layout === 'together') return timeOption(input, picture, brush, words);
      const { panels } = panelLayout({ width, count: picture.series.length, axisWidth: panelAxisWidth });
      return panelsOption(input, picture, panels, brush, words);
    },
    [input, picture, tokens, locale, words, layout],
  );
  const points = useMemo(
    () => ({ series: picture.series.map(({ key }) => key), length: input.buckets.length }),
    [picture, input.buckets.length],
  );

  return (
    <ChartCanvas
      height={
        layout === 'together'
          ? height
          : (width) => panelLayout({ width, count: picture.series.length, axisWidth: panelAxisWidth }).height
      }
      summary={summary}
      build={build}
      points={points}
      describe={({ series, index }) => {
        const line = picture.series[series];
        const bucket = input.buckets[index];
        if (line === undefined || bucket === undefined) return '';
        const value = line.values[index] ?? null;
        return `${line.name}, ${bucketTitle(bucket, input)}: ${value === null ? t('chart.noData') : formatValue(value, input.unit, locale)}`;
      }}
      onPick={
        onPick === undefined
          ? undefined
          : ({ series, index }) => {
              const line = picture.series[series];
              if (line !== undefined && (line.values[index] ?? null) !== null) onPick(line.key, index);
            }
      }
      handle={handle}
      legend={layout === 'together' && picture.series.length > 1 ? picture.series : []}
    />
  );
}
