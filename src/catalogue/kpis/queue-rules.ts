import { and, durationOf, type Expression, not } from '#src/semantic/expression.ts';
import { label } from '#src/semantic/label.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { queueEntry } from '../entities/queue-entry.ts';

/** The wait by the configured clock start. */
export const waitOf = (p: ParameterValues): Expression =>
  p.choice('wait.clock_start') === 'ivr' ? queueEntry.at.wait_from_ivr : queueEntry.at.wait;

/** Wait within the service-level threshold (≤ by default, kpi-catalogue §3.1). */
export const within = (p: ParameterValues): Expression => {
  const threshold = p.duration('service_level.threshold');
  return p.choice('service_level.compare') === '<' ? waitOf(p).below(threshold) : waitOf(p).atMost(threshold);
};

/** Abandoned within S. S = 0 means that no entry is short, whatever its wait (kpi-catalogue §10). */
export const shortAbandon = (p: ParameterValues): Expression => {
  const threshold = p.duration('short_abandon.threshold');
  return and(queueEntry.is.abandoned, queueEntry.at.wait.atMost(threshold), threshold.above(durationOf(0)));
};

/** Abandoned, short ones left out. */
export const longAbandon = (p: ParameterValues): Expression => and(queueEntry.is.abandoned, not(shortAbandon(p)));

/** Queue KPIs have no personal form: an abandoned call has no agent, so by agent they would read 0 % (kpi-catalogue §3.2). */
export const notByAgent = {
  dimensions: ['agent', 'team'],
  because: label(
    'an abandoned contact has no agent; use ring_answer_rate for persons',
    '放弃的联络没有坐席；个人请用振铃接起率',
  ),
} as const;
