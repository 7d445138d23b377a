import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { FORECAST } from '../examples/forecast.ts';
import { noFacts } from '../examples/empty.ts';
import { FORECAST_SETTINGS, forecastDifference } from './forecast-rules.ts';
import { notByAgent } from './queue-rules.ts';

export const forecastBias = kpi({
  id: 'forecast_bias',
  name: label('Forecast bias', '预测偏向'),
  definition: label(
    'Σ(forecast − offered) ÷ Σ offered over the intervals that have ended; positive means forecast too high.',
    'Σ(预测 − 人工请求量) ÷ Σ 人工请求量，按已结束的时段求和；正值表示预测偏高。',
  ),
  group: 'planning',
  unit: 'ratio',
  better: 'band',
  uses: FORECAST_SETTINGS,
  measure: (p) => forecastDifference(p, true),
  notBy: notByAgent,
  aliases: ['Bias', 'Mean percentage error'],
  source: 'kpi-catalogue §2a ▲',
  examples: [
    noFacts,
    { name: 'too low in all', given: FORECAST, expect: -3 / 18, misreading: { reading: 'sign turned', value: 3 / 18 } },
  ],
});
