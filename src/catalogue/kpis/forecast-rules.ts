import { type Measure, prorated } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { forecast } from '../entities/planning.ts';
import { entries, QUEUE_SETTINGS } from './queue-rules.ts';

export const FORECAST_SETTINGS = ['interval.length', 'forecast.level', ...QUEUE_SETTINGS] as const;

/** Forecast against offered, per interval and (unless the forecast is for the whole centre) queue. */
export const forecastDifference = (p: ParameterValues, signed: boolean): Measure => ({
  op: 'overIntervals',
  interval: p.choice('interval.length'),
  inner: { forecast: prorated(forecast, forecast.at.contacts), offered: entries(p) },
  per: p.choice('forecast.level') === 'queue' ? ['queue'] : [],
  fold: { how: 'absoluteDifference', left: 'forecast', right: 'offered', base: 'offered', complement: false, signed },
});
