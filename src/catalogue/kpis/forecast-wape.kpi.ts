import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { FORECAST } from '../examples/forecast.ts';
import { noFacts } from '../examples/empty.ts';
import { FORECAST_SETTINGS, forecastDifference } from './forecast-rules.ts';
import { notByAgent } from './queue-rules.ts';

export const forecastWape = kpi({
  id: 'forecast_wape',
  name: label('Forecast error (WAPE)', '预测偏差率（WAPE）'),
  definition: label(
    'Σ|forecast − offered| ÷ Σ offered, over the intervals and queues that have ended. Forecast accuracy is 1 − this.',
    'Σ|预测 − 人工请求量| ÷ Σ 人工请求量，按已结束的时段与队列求和。预测准确率 = 1 − 本指标。',
  ),
  group: 'planning',
  unit: 'ratio',
  better: 'lower',
  uses: FORECAST_SETTINGS,
  measure: (p) => forecastDifference(p, false),
  notBy: notByAgent,
  aliases: ['预测准确率', 'Forecast accuracy', 'WAPE', 'MAPE'],
  source: 'kpi-catalogue §3.10 [CN8]',
  examples: [
    noFacts,
    {
      name: 'two half-hours',
      given: FORECAST,
      expect: 7 / 18,
      misreading: { reading: 'totals compared: over and under cancel out', value: 3 / 18 },
    },
    {
      name: 'intervals still to come do not count',
      given: FORECAST,
      asOf: '2026-11-16T10:30:00Z',
      expect: 2 / 8,
      misreading: { reading: 'missing arrivals counted as forecast error', value: 7 / 18 },
    },
  ],
});
