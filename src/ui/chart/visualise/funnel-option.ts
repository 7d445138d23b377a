import { formatValue } from '../../number/format-value.ts';
import { fontFamily } from '../../theme/tokens.ts';
import { niceAxis } from '../prepare/axis.ts';
import type { FunnelPicture } from '../prepare/funnel.ts';
import type { ChartOption } from './echarts.ts';
import { axisFont, type Brush, escapeHtml, stateColour, tooltipLook, valueAxis } from './parts.ts';

/** Walls as lines, the centre dashed, groups as dots; those outside carry their names. */
export function funnelOption(picture: FunnelPicture, brush: Brush, words: { readonly rows: string }): ChartOption {
  const { tokens, locale, unit } = brush;
  const axis = niceAxis([Math.max(0, picture.low), unit === 'ratio' ? Math.min(1, picture.high) : picture.high], {
    unit,
  });
  const wall = (key: 'low' | 'high') => ({
    type: 'line' as const,
    silent: true,
    symbol: 'none',
    smooth: true,
    lineStyle: { color: tokens.text3, width: 1 },
    data: picture.walls.map((w) => [w.size, w[key]]),
  });
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: { left: 56, right: 24, top: 12, bottom: 36 },
    xAxis: {
      type: 'value',
      min: 0,
      max: picture.sizeMax,
      name: words.rows,
      nameLocation: 'middle',
      nameGap: 22,
      nameTextStyle: axisFont(tokens),
      axisLabel: {
        ...axisFont(tokens),
        showMaxLabel: false,
        formatter: (value: number) => formatValue(value, 'count', locale),
      },
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: valueAxis(axis, brush),
    tooltip: {
      ...tooltipLook(tokens),
      formatter: (raw: unknown) => {
        const point = picture.points[(raw as { dataIndex: number }).dataIndex];
        if (point === undefined) return '';
        const size = `${words.rows} ${formatValue(point.size, 'count', locale)}`;
        return `${escapeHtml(point.name)} <b>${formatValue(point.value, unit, locale)}</b><br>${escapeHtml(size)}`;
      },
    },
    series: [
      wall('low'),
      wall('high'),
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        lineStyle: { color: tokens.text2, width: 1, type: 'dashed' },
        data: [
          [0, picture.centre],
          [picture.sizeMax, picture.centre],
        ],
      },
      {
        id: 'points',
        type: 'scatter',
        cursor: 'pointer',
        symbolSize: 9,
        clip: false,
        data: picture.points.map((point) => ({
          value: [point.size, point.value],
          itemStyle: { color: point.state === null ? tokens.accent : stateColour(tokens, point.state) },
          label: {
            show: point.state !== null,
            formatter: point.name,
            position: 'right',
            color: tokens.text1,
            fontFamily,
            fontSize: 11,
          },
        })),
        labelLayout: { hideOverlap: true },
      },
    ],
  };
}
