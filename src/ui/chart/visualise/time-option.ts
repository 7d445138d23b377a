import { formatValue } from '../../number/format-value.ts';
import { fontFamily } from '../../theme/tokens.ts';
import { bucketTitle } from '../prepare/bucket-label.ts';
import { endLabels, textWidth } from '../prepare/end-labels.ts';
import { tickFlags } from '../prepare/ticks.ts';
import type { TimeInput, TimePicture } from '../prepare/time-picture.ts';
import { background } from './background.ts';
import type { ChartOption } from './echarts.ts';
import { lineSeries } from './line-series.ts';
import { type Brush, axisText, bucketAxis, escapeHtml, tooltipLook, valueAxis } from './parts.ts';

export interface TimeWords {
  readonly target: (value: string) => string;
  readonly targetWord: string;
  readonly noData: string;
}

const volumeHeight = 44;
const tickHeight = 24;

/** Draws a time picture: lines on top, the bars of contacts on their own small axis underneath. */
export function timeOption(input: TimeInput, picture: TimePicture, brush: Brush, words: TimeWords): ChartOption {
  const { tokens, locale, unit, width, height } = brush;
  const { volume, callout, as = 'line' } = input;
  const top = picture.marks.length > 0 ? 22 : 10;
  const hasVolume = volume !== undefined && picture.volumeAxis !== null;
  const plotHeight = height - top - tickHeight - (hasVolume ? volumeHeight + 10 : 0);
  const named = picture.series.length > 1 && width >= 480 && as === 'line';
  const ends = named ? endLabels(picture.series, picture.axis, plotHeight) : [];
  const labelWidth = Math.max(
    0,
    ...picture.series
      .filter(({ key }) => ends.some((end) => end.key === key))
      .map(
        ({ name, key }) =>
          textWidth(`${name}  ${formatValue(ends.find((end) => end.key === key)!.value, unit, locale)}`, 11) + 30,
      ),
  );
  const right = named ? Math.min(labelWidth, width * 0.3) : 12;
  const onTick = (value: number): boolean => {
    const steps = (value - picture.axis.min) / picture.axis.step;
    return Math.abs(steps - Math.round(steps)) < 0.001;
  };
  const targetNamed = picture.targets.length > 0 && picture.series.length > 1 && picture.targets.every(onTick);
  const axisWidth = Math.max(
    ...[picture.axis.min, picture.axis.max].map((v) => textWidth(axisText(v, unit, locale, picture.axis.step), 11)),
    targetNamed ? textWidth(words.targetWord, 11) : 0,
  );
  const left = axisWidth + 10;
  const shown = tickFlags(input.buckets, input, width - left - right);
  const grid = { left, right, containLabel: false };
  const called =
    callout === undefined
      ? null
      : (picture.series.find((s) => s.key === callout.series)?.values[callout.bucket] ?? null);

  return {
    animation: false,
    textStyle: { fontFamily },
    grid: [
      { ...grid, top, height: plotHeight },
      ...(hasVolume ? [{ ...grid, top: top + plotHeight + 10, height: volumeHeight }] : []),
    ],
    xAxis: [
      { ...bucketAxis(picture.ticks, shown, tokens, !hasVolume), gridIndex: 0 },
      ...(hasVolume ? [{ ...bucketAxis(picture.ticks, shown, tokens), gridIndex: 1 }] : []),
      { type: 'category', data: [...picture.ticks], gridIndex: 0, show: false },
    ],
    yAxis: [
      {
        ...valueAxis(picture.axis, brush, targetNamed ? { values: picture.targets, word: words.targetWord } : null),
        gridIndex: 0,
      },
      ...(hasVolume ? [{ type: 'value', gridIndex: 1, min: 0, max: picture.volumeAxis!.max, show: false }] : []),
    ],
    axisPointer: {
      link: [{ xAxisIndex: 'all' }],
      lineStyle: { color: tokens.text3, type: 'solid', width: 1 },
      label: { show: false },
    },
    title: hasVolume
      ? [
          {
            text: volume.name,
            left: left - 4,
            top: top + plotHeight - 4,
            textStyle: { color: tokens.text3, fontFamily, fontSize: 11, fontWeight: 400 },
          },
        ]
      : [],
    tooltip: {
      ...tooltipLook(tokens),
      trigger: 'axis',
      formatter: (params: unknown) => timeTooltip(params, input, picture, brush, words),
    },
    series: [
      ...background({
        picture,
        brush,
        words,
        axisIndex: 0,
        shadeAxisIndex: hasVolume ? 2 : 1,
        labels: true,
        targetNamed,
      }),
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
      ...(hasVolume
        ? [
            {
              id: 'volume',
              name: volume.name,
              type: 'bar',
              xAxisIndex: 1,
              yAxisIndex: 1,
              barCategoryGap: '12%',
              data: volume.values.map((v) => v ?? '-'),
              itemStyle: { color: tokens.bar, borderRadius: [2, 2, 0, 0] },
              silent: true,
            },
          ]
        : []),
      ...(called === null || callout === undefined
        ? []
        : [
            {
              type: 'scatter',
              data: [[callout.bucket, called]],
              symbolSize: 0.01,
              silent: true,
              z: 6,
              tooltip: { show: false },
              label: {
                show: true,
                position: callout.bucket > picture.ticks.length * 0.65 ? 'left' : 'right',
                align: callout.bucket > picture.ticks.length * 0.65 ? 'right' : 'left',
                width: Math.max(
                  80,
                  ((width - left - right) * Math.max(callout.bucket, picture.ticks.length - callout.bucket)) /
                    picture.ticks.length -
                    24,
                ),
                overflow: 'break',
                offset: [callout.bucket > picture.ticks.length * 0.65 ? -10 : 10, 2],
                formatter: `{text|${callout.text}}${callout.detail === undefined ? '' : `\n{detail|${callout.detail.replace(/[{}|]/g, ' ')}}`}`,
                rich: {
                  text: { color: tokens.stateOff, fontFamily, fontSize: 15, fontWeight: 650, lineHeight: 20 },
                  detail: { color: tokens.text2, fontFamily, fontSize: 11, lineHeight: 17 },
                },
              },
            },
          ]),
    ],
  };
}

function timeTooltip(
  params: unknown,
  input: TimeInput,
  picture: TimePicture,
  { tokens, locale, unit }: Brush,
  words: TimeWords,
): string {
  const first = Array.isArray(params) ? (params[0] as { dataIndex?: number } | undefined) : undefined;
  const bucket = first?.dataIndex === undefined ? undefined : input.buckets[first.dataIndex];
  if (bucket === undefined || first?.dataIndex === undefined) return '';
  const at = first.dataIndex;
  const line = (name: string, value: number | null, as: 'own' | 'count', colour: string | null): string =>
    `<tr><td style="padding-right:14px">${colour === null ? '' : `<i style="display:inline-block;width:10px;height:2px;margin-right:6px;vertical-align:middle;background:${colour}"></i>`}${escapeHtml(name)}</td><td style="text-align:right;font-weight:600">${value === null ? words.noData : formatValue(value, as === 'own' ? unit : 'count', locale)}</td></tr>`;
  const rows = picture.series.map((s) =>
    line(s.name, s.values[at] ?? null, 'own', s.quiet === true ? tokens.lineStrong : tokens.series[s.colour]!),
  );
  const volume =
    input.volume === undefined ? [] : [line(input.volume.name, input.volume.values[at] ?? null, 'count', null)];
  const mark = picture.marks.filter((m) => m.bucket === at).map((m) => `<div>▼ ${escapeHtml(m.label)}</div>`);
  return `<div style="color:${tokens.text3}">${escapeHtml(bucketTitle(bucket, input))}</div><table style="border-spacing:0">${[...rows, ...volume].join('')}</table>${mark.join('')}`;
}
