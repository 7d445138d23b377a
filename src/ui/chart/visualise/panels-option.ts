import { formatValue } from '../../number/format-value.ts';
import { fontFamily } from '../../theme/tokens.ts';
import { bucketTitle } from '../prepare/bucket-label.ts';
import type { Panel } from '../prepare/panels.ts';
import type { Series } from '../prepare/series.ts';
import { tickFlags } from '../prepare/ticks.ts';
import type { TimeInput, TimePicture } from '../prepare/time-picture.ts';
import { background } from './background.ts';
import type { ChartOption } from './echarts.ts';
import { lineSeries } from './line-series.ts';
import { type Brush, bucketAxis, escapeHtml, tooltipLook, valueAxis } from './parts.ts';
import type { TimeWords } from './time-option.ts';

interface TitlePlace {
  readonly left: number;
  readonly top: number;
  readonly room: number;
}

function panelTitle(
  series: Series,
  { left, top, room }: TitlePlace,
  { tokens, unit, locale }: Brush,
  words: TimeWords,
) {
  const last = series.values.findLast((v) => v !== null) ?? null;
  const value = last === null ? words.noData : formatValue(last, unit, locale);
  return {
    left: left - 5,
    top: top - 24,
    text: `{name|${series.name.replace(/[{}|]/g, ' ')}}  {value|${value}}`,
    textStyle: {
      width: room,
      overflow: 'truncate' as const,
      rich: {
        name: { color: tokens.text1, fontFamily, fontSize: 12, fontWeight: 600 },
        value: { color: tokens.text2, fontFamily, fontSize: 12, fontWeight: 'normal' as const },
      },
    },
  };
}

/** Small multiples: one panel per series on one common scale, name and last value as its title, all in the accent colour. */
export function panelsOption(
  input: TimeInput,
  picture: TimePicture,
  panels: readonly Panel[],
  brush: Brush,
  words: TimeWords,
): ChartOption {
  const { tokens, locale, unit } = brush;
  const firstLeft = Math.min(...panels.map(({ left }) => left));
  const axis = { ...picture.axis, step: (picture.axis.max - picture.axis.min) / 2 };
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: panels.map(({ left, top, width, height }) => ({ left, top, width, height })),
    xAxis: panels.map(({ width }, i) => ({
      ...bucketAxis(picture.ticks, tickFlags(input.buckets, input, width), tokens),
      gridIndex: i,
    })),
    yAxis: panels.map(({ left }, i) => {
      const look = valueAxis(axis, brush);
      return { ...look, gridIndex: i, axisLabel: { ...look.axisLabel, show: left === firstLeft } };
    }),
    title: panels.map(({ left, top, width: room }, i) =>
      panelTitle(picture.series[i]!, { left, top, room }, brush, words),
    ),
    tooltip: {
      ...tooltipLook(tokens),
      trigger: 'item',
      formatter: (raw: unknown) => {
        const { dataIndex, seriesName, value } = raw as { dataIndex: number; seriesName: string; value: unknown };
        const bucket = input.buckets[dataIndex];
        if (bucket === undefined) return '';
        const text = typeof value === 'number' ? formatValue(value, unit, locale) : words.noData;
        return `<div style="color:${tokens.text3}">${escapeHtml(bucketTitle(bucket, input))}</div>${escapeHtml(seriesName)} <b>${text}</b>`;
      },
    },
    series: picture.series.flatMap((series, i) => [
      ...background({ picture, brush, words, axisIndex: i, shadeAxisIndex: i, labels: false, targetNamed: true }),
      lineSeries(
        { ...series, colour: 0, quiet: false },
        { as: 'line', endLabel: null, dots: picture.ticks.length <= 31, axisIndex: i },
        brush,
      ),
    ]),
  };
}
