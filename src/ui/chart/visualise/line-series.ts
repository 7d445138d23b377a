import { formatValue } from '../../number/format-value.ts';
import { fontFamily } from '../../theme/tokens.ts';
import type { EndLabel } from '../prepare/end-labels.ts';
import type { Series } from '../prepare/series.ts';
import { type Brush, stateColour } from './parts.ts';

interface LineLook {
  readonly as: 'line' | 'bar';
  /** Label at the end of the line; absent when the title already names a single line. */
  readonly endLabel: EndLabel | null;
  /** With many buckets dots only clutter. */
  readonly dots: boolean;
  readonly axisIndex: number;
}

function endPoint(series: Series, label: EndLabel, brush: Brush, colour: string) {
  const { tokens, unit, locale } = brush;
  return {
    silent: true,
    symbol: 'circle',
    symbolSize: 0.01,
    data: [
      {
        // At the end of the axis: where a line ends sooner, its label would lie over the others.
        coord: [series.values.length - 1, label.value],
        label: {
          show: true,
          position: 'right' as const,
          align: 'left' as const,
          offset: [8, label.shift],
          formatter: `{key|}{name|${series.name.replace(/[{}|]/g, ' ')}}  {value|${formatValue(label.value, unit, locale)}}`,
          rich: {
            key: { backgroundColor: colour, width: 10, height: 2, align: 'left' as const, padding: [0, 0, 0, 0] },
            name: { color: tokens.text1, fontFamily, fontSize: 11, fontWeight: 600, padding: [0, 0, 0, 5] },
            value: { color: tokens.text2, fontFamily, fontSize: 11 },
          },
        },
      },
    ],
  };
}

/** One line (or set of bars): gaps stay gaps, points in a state stand out, name and last value at its end. */
export function lineSeries(series: Series, look: LineLook, brush: Brush) {
  const { tokens } = brush;
  const colour = series.quiet === true ? tokens.lineStrong : tokens.series[series.colour]!;
  const data = series.values.map((value, i) => {
    const state = series.states?.[i] ?? null;
    const before = series.values[i - 1] ?? null;
    const after = series.values[i + 1] ?? null;
    const alone = value !== null && before === null && after === null;
    if (state === 'off' || state === 'watch') {
      return { value: value ?? '-', symbolSize: 9, itemStyle: { color: stateColour(tokens, state) } };
    }
    if (state === 'provisional') return { value: value ?? '-', symbol: 'emptyCircle', symbolSize: 7 };
    return alone ? { value, symbolSize: 6 } : { value: value ?? '-' };
  });
  return {
    id: series.key,
    name: series.name,
    type: look.as,
    xAxisIndex: look.axisIndex,
    yAxisIndex: look.axisIndex,
    data,
    connectNulls: false,
    color: colour,
    z: series.quiet === true ? 3 : 4,
    cursor: 'pointer',
    ...(look.as === 'line'
      ? {
          symbol: 'circle',
          symbolSize: look.dots ? 6 : 0.01,
          showSymbol: true,
          showAllSymbol: true,
          lineStyle: { width: series.quiet === true ? 1.2 : 1.8, color: colour },
          itemStyle: { color: colour, borderColor: tokens.surface, borderWidth: 1 },
        }
      : { barMaxWidth: 28, itemStyle: { color: colour, borderRadius: [2, 2, 0, 0] } }),
    emphasis: { scale: 1.5, focus: 'none' as const },
    ...(look.endLabel === null ? {} : { markPoint: endPoint(series, look.endLabel, brush, colour) }),
  };
}
