import { fontFamily } from '../../theme/tokens.ts';
import type { TimePicture } from '../prepare/time-picture.ts';
import { type Brush, axisText } from './parts.ts';

interface BackgroundWords {
  readonly target: (value: string) => string;
}

interface BackgroundInput {
  readonly picture: TimePicture;
  readonly brush: Brush;
  readonly words: BackgroundWords;
  readonly axisIndex: number;
  /** A second, hidden bucket axis of the same grid: bars on the main one would have to share their width with the shades. */
  readonly shadeAxisIndex: number;
  /** Small panels carry the target line without its text. */
  readonly labels: boolean;
  /** Where the axis figures already name the target. */
  readonly targetNamed: boolean;
}

/**
 * What lies behind the lines: shaded stretches as full-width bars (a category axis has no other way to fill whole buckets),
 * limits band, target lines, marks. Drawn by one empty line series so that it never takes part in tooltips.
 */
export function background({ picture, brush, words, axisIndex, shadeAxisIndex, labels, targetNamed }: BackgroundInput) {
  const { tokens, unit, locale } = brush;
  const { axis, limits, targets, marks, shades } = picture;
  const small = { fontFamily, fontSize: 11 };
  const shadeOf = new Map(
    shades.flatMap((run) => Array.from({ length: run.to - run.from + 1 }, (_, i) => [run.from + i, run] as const)),
  );
  const shadeSeries = {
    type: 'bar',
    xAxisIndex: shadeAxisIndex,
    yAxisIndex: axisIndex,
    barWidth: '100.5%',
    silent: true,
    z: 0,
    tooltip: { show: false },
    data: picture.ticks.map((_, i) => {
      const run = shadeOf.get(i);
      if (run === undefined) return '-';
      const middle = Math.floor((run.from + run.to) / 2);
      return {
        value: axis.max,
        itemStyle: {
          color: run.tone === 'loss' ? tokens.stateOffSoft : tokens.limits,
          opacity: run.tone === 'loss' ? 0.75 : 0.6,
        },
        ...(i === middle && run.label !== null && labels
          ? {
              label: {
                show: true,
                position: 'insideTop' as const,
                formatter: run.label,
                color: run.tone === 'loss' ? tokens.stateOff : tokens.text3,
                ...small,
                fontWeight: 600,
              },
            }
          : {}),
      };
    }),
  };
  const frame = {
    type: 'line',
    xAxisIndex: axisIndex,
    yAxisIndex: axisIndex,
    data: [],
    silent: true,
    z: 2,
    tooltip: { show: false },
    markArea: {
      silent: true,
      itemStyle: { color: tokens.limits, opacity: 0.9 },
      data: limits === null ? [] : [[{ yAxis: limits.low }, { yAxis: limits.high }]],
    },
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      data: [
        ...targets.map((value) => ({
          yAxis: value,
          lineStyle: { color: tokens.text2, type: [5, 4], width: 1.2 },
          label: {
            show: labels && !targetNamed,
            position: 'insideStartBottom' as const,
            distance: [2, 3],
            formatter: words.target(
              axisText(value, unit, locale, unit === 'ratio' ? 0.001 : 0.1).replace(/\.0(?=\D*$)/, ''),
            ),
            color: tokens.text2,
            ...small,
            fontWeight: 500,
          },
        })),
        ...marks.map(({ bucket, label }) => ({
          xAxis: bucket,
          lineStyle: { color: tokens.text1, type: 'solid' as const, width: 1 },
          label: {
            show: labels,
            position: 'end' as const,
            align: bucket > picture.ticks.length * 0.6 ? ('right' as const) : ('left' as const),
            offset: bucket > picture.ticks.length * 0.6 ? [5, 0] : [-5, 0],
            formatter: bucket > picture.ticks.length * 0.6 ? `${label} ▼` : `▼ ${label}`,
            color: tokens.text1,
            ...small,
            fontWeight: 600,
            distance: 1,
          },
        })),
      ],
    },
  };
  return shades.length === 0 ? [frame] : [shadeSeries, frame];
}
