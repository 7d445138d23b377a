import { formatValue } from '../../number/format-value.ts';
import { fontFamily } from '../../theme/tokens.ts';

import type { HeatPicture } from '../prepare/heat.ts';
import { textWidth } from '../prepare/text-width.ts';
import type { ChartOption } from './echarts.ts';
import { type Brush, axisFont, axisText, escapeHtml, tooltipLook } from './parts.ts';

interface HeatWords {
  readonly weekdays: readonly string[];
  readonly noData: string;
}

/** Hour × weekday: one hue from pale to full, the figure inside where it fits, "–" where there is no data. */
export function heatOption(picture: HeatPicture, brush: Brush, words: HeatWords): ChartOption {
  const { tokens, unit, locale, width } = brush;
  const left = Math.max(...words.weekdays.map((name) => textWidth(name, 11))) + 12;
  const cellWidth = (width - left - 8) / Math.max(1, picture.hours.length);
  const low = picture.low ?? 0;
  const high = picture.high ?? 1;
  const cells = picture.cells.flatMap((row, y) => row.map((value, x) => ({ x, y, value })));
  const short = (value: number): string => axisText(value, unit, locale, unit === 'ratio' ? 0.01 : 1).replace('%', '');
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: { left, right: 8, top: 4, bottom: 24 },
    xAxis: {
      type: 'category',
      data: picture.hours.map((hour) => `${String(hour).padStart(2, '0')}:00`),
      axisLabel: { ...axisFont(tokens), interval: Math.max(0, Math.ceil(44 / cellWidth) - 1) },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'category',
      data: [...words.weekdays],
      inverse: true,
      axisLabel: axisFont(tokens),
      axisLine: { show: false },
      axisTick: { show: false },
    },
    visualMap: {
      show: false,
      min: low,
      max: high === low ? low + 1 : high,
      dimension: 2,
      seriesIndex: 0,
      inRange: { color: [tokens.accentSoft, tokens.accent] },
    },
    tooltip: {
      ...tooltipLook(tokens),
      formatter: (raw: unknown) => {
        const [x, y, value] = (raw as { value: [number, number, number | null] }).value;
        const when = `${words.weekdays[y] ?? ''} ${String(picture.hours[x] ?? 0).padStart(2, '0')}:00`;
        return `${escapeHtml(when)} <b>${value === null || value === undefined ? words.noData : formatValue(value, unit, locale)}</b>`;
      },
    },
    series: [
      {
        id: 'heat',
        type: 'heatmap',
        cursor: 'pointer',
        data: cells
          .filter(({ value }) => value !== null)
          .map(({ x, y, value }) => ({
            value: [x, y, value],
            label: { color: (value! - low) / (high - low || 1) > 0.5 ? tokens.onAccent : tokens.text1 },
          })),
        label: {
          show: cellWidth >= 30,
          fontSize: 11,
          fontFamily,
          formatter: ({ value }: { value: [number, number, number] }) => short(value[2]),
        },
        itemStyle: { borderColor: tokens.surface, borderWidth: 2, borderRadius: 3 },
        emphasis: { itemStyle: { borderColor: tokens.text1, borderWidth: 1 } },
      },
      {
        type: 'scatter',
        data: cells.filter(({ value }) => value === null).map(({ x, y }) => [x, y, null]),
        symbolSize: 0.01,
        label: { show: true, position: 'inside', formatter: '–', color: tokens.text3, fontSize: 11 },
      },
    ],
  };
}
