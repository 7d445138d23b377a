import { and, durationOf, type Expression, not } from '#src/semantic/expression.ts';
import { label } from '#src/semantic/label.ts';
import { count, type Linear } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { queueEntry } from '../entities/queue-entry.ts';

const ANCHORS: Readonly<Record<string, string>> = { enqueue: 'enqueued_at', answer: 'answered_at', end: 'left_at' };

/** When a queue entry counts: the moment it entered the queue, unless set otherwise (kpi-catalogue E8). */
export const booked = (p: ParameterValues): { readonly anchor: string } => ({
  anchor: ANCHORS[p.choice('anchor.queue_kpis')] ?? 'enqueued_at',
});

/** Queue entries that meet a condition. */
export const entries = (p: ParameterValues, where: Expression | null = null): Linear =>
  count(queueEntry, where, booked(p));

/** Settings every queue KPI reads. */
export const QUEUE_SETTINGS = ['anchor.queue_kpis'] as const;

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

/** Entries that had to wait (more than the set time, 0 by default), whatever became of them. */
export const beyond = (p: ParameterValues): Expression => waitOf(p).above(p.duration('queued_rate.threshold'));

/** Answered or abandoned after having had to wait. */
export const waited = (p: ParameterValues): Expression => and(queueEntry.is.answeredOrAbandoned, beyond(p));
