import { formatValue } from '../../number/format-value.ts';
import { fontFamily } from '../../theme/tokens.ts';
import { endLabels } from '../prepare/end-labels.ts';
import { textWidth } from '../prepare/text-width.ts';
import { tickFlags } from '../prepare/ticks.ts';
import type { TimeInput, TimePicture } from '../prepare/time-picture.ts';
import { background } from './background.ts';
import { callout } from './callout.ts';
import type { ChartOption } from './echarts.ts';
import { lineSeries } from './line-series.ts';
import { type Brush, axisText, bucketAxis, tooltipLook, valueAxis } from './parts.ts';
import { timeTooltip } from './time-tooltip.ts';

export interface TimeWords {
  /** `目标 80%`. */
  readonly target: (value: string) => string;
  readonly targetWord: string;
  readonly noData: string;
}

const volumeHeight = 44;
const volumeGap = 10;
const tickHeight = 24;
/** Below this width names stand above the picture, not at the ends of the lines. */
const roomForNames = 480;

/** The target is named at its axis figure when it has one and several lines might cross a label inside. */
function targetOnTick({ targets, axis, series }: TimePicture): boolean {
  const onTick = (value: number): boolean => {
    const steps = (value - axis.min) / axis.step;
    return Math.abs(steps - Math.round(steps)) < 0.001;
  };
  return targets.length > 0 && series.length > 1 && targets.every(onTick);
}

/** Draws a time picture: lines on top, the bars of contacts on their own small axis underneath. */
export function timeOption(input: TimeInput, picture: TimePicture, brush: Brush, words: TimeWords): ChartOption {
  const { tokens, locale, unit, width, height } = brush;
  const { volume, as = 'line' } = input;
  const top = picture.marks.length > 0 ? 22 : 10;
  const { volumeMax } = picture;
  const plotHeight = height - top - tickHeight - (volumeMax === null ? 0 : volumeHeight + volumeGap);
  const ends =
    picture.series.length > 1 && width >= roomForNames && as === 'line'
      ? endLabels(picture.series, picture.axis, plotHeight)
      : [];
  const endTexts = ends.map(
    ({ key, value }) => `${picture.series.find((s) => s.key === key)!.name}  ${formatValue(value, unit, locale)}`,
  );
  const right = Math.min(width * 0.3, Math.max(12, ...endTexts.map((text) => textWidth(text, 11) + 30)));
  const targetNamed = targetOnTick(picture);
  const axisFigures = [picture.axis.min, picture.axis.max].map((v) => axisText(v, unit, locale, picture.axis.step));
  const left =
    Math.max(...[...axisFigures, targetNamed ? words.targetWord : ''].map((text) => textWidth(text, 11))) + 10;
  const plotWidth = width - left - right;
  const shown = tickFlags(input.buckets, input, plotWidth);
  const named = targetNamed ? { values: picture.targets, word: words.targetWord } : null;

  return {
    animation: false,
    textStyle: { fontFamily },
    grid: [
      { left, right, top, height: plotHeight },
      ...(volumeMax === null ? [] : [{ left, right, top: top + plotHeight + volumeGap, height: volumeHeight }]),
    ],
    xAxis: [
      { ...bucketAxis(picture.ticks, shown, tokens, volumeMax === null), gridIndex: 0 },
      { type: 'category', data: [...picture.ticks], gridIndex: 0, show: false },
      ...(volumeMax === null ? [] : [{ ...bucketAxis(picture.ticks, shown, tokens), gridIndex: 1 }]),
    ],
    yAxis: [
      { ...valueAxis(picture.axis, brush, named), gridIndex: 0 },
      ...(volumeMax === null ? [] : [{ type: 'value', gridIndex: 1, min: 0, max: volumeMax, show: false }]),
    ],
    axisPointer: {
      link: [{ xAxisIndex: 'all' }],
      lineStyle: { color: tokens.text3, type: 'solid', width: 1 },
      label: { show: false },
    },
    title:
      volume === undefined || volumeMax === null
        ? []
        : [
            {
              text: volume.name,
              left: left - 4,
              top: top + plotHeight - 4,
              textStyle: { color: tokens.text3, fontFamily, fontSize: 11, fontWeight: 400 },
            },
          ],
    tooltip: {
      ...tooltipLook(tokens),
      trigger: 'axis',
      formatter: (params: unknown) => {
        const at = Array.isArray(params) ? (params[0] as { dataIndex?: number } | undefined)?.dataIndex : undefined;
        return at === undefined ? '' : timeTooltip(at, input, picture, brush, words.noData);
      },
    },
    series: [
      ...background({ picture, brush, words, axisIndex: 0, shadeAxisIndex: 1, labels: true, targetNamed }),
      ...picture.series.map((series) =>
        lineSeries(
          series,
          {
            as,
            endLabel: ends.find(({ key }) => key === series.key) ?? null,
            dots: picture.ticks.length <= 62,
            axisIndex: 0,
          },
          brush,
        ),
      ),
      ...(volume === undefined || volumeMax === null
        ? []
        : [
            {
              id: 'volume',
              name: volume.name,
              type: 'bar',
              xAxisIndex: 2,
              yAxisIndex: 1,
              barCategoryGap: '12%',
              data: volume.values.map((v) => v ?? '-'),
              itemStyle: { color: tokens.bar, borderRadius: [2, 2, 0, 0] },
              emphasis: { disabled: true },
              silent: true,
            },
          ]),
      ...callout(input, picture, brush, plotWidth),
    ],
  };
}
