import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart } from '../../contract/document.ts';
import { FONT, INK } from './fonts.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);

/** Volume as bars, the KPI as a line with its target; drawn on the server, without a browser. */
export function chartSvg(chart: Chart, width: number, height: number): string {
  const plot = init(null, null, { renderer: 'svg', ssr: true, width, height });
  const { line } = chart;
  const scale = line?.unit === 'ratio' ? 100 : 1;
  const text = { color: INK.faint, fontFamily: FONT, fontSize: 10 };
  plot.setOption({
    animation: false,
    textStyle: { fontFamily: FONT },
    grid: { left: 8, right: 8, top: 34, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8, textStyle: { ...text, color: INK.soft, fontSize: 11 } },
    xAxis: {
      type: 'category',
      data: chart.categories,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: INK.strong } },
      axisLabel: { ...text, hideOverlap: true },
    },
    yAxis: [
      { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: INK.line } } },
      {
        type: 'value',
        show: line !== null,
        ...(scale === 100 ? { max: 100, min: 0 } : {}),
        axisLabel: { ...text, formatter: scale === 100 ? '{value}%' : '{value}' },
        splitLine: { show: false },
      },
    ],
    series: [
      {
        name: chart.bars.name,
        type: 'bar',
        data: chart.bars.values.map((value) => value ?? '-'),
        itemStyle: { color: INK.bar },
        barCategoryGap: '30%',
      },
      ...(line
        ? [
            {
              name: line.name,
              type: 'line',
              yAxisIndex: 1,
              // No data is a gap, never a line through nothing.
              connectNulls: false,
              showSymbol: true,
              symbolSize: 4,
              data: line.values.map((value) => (value === null ? '-' : Math.round(value * scale * 100) / 100)),
              lineStyle: { color: INK.accent, width: 2 },
              itemStyle: { color: INK.accent },
              ...(chart.target === null
                ? {}
                : {
                    markLine: {
                      symbol: 'none',
                      silent: true,
                      data: [{ yAxis: chart.target * scale }],
                      label: { show: false },
                      lineStyle: { color: INK.accent, type: 'dashed', width: 1 },
                    },
                  }),
            },
          ]
        : []),
    ],
  });
  const svg = plot.renderToSVGString();
  plot.dispose();
  return svg;
}
