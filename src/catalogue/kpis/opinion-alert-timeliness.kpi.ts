import { and, asOf, or } from '#src/semantic/expression.ts';
import { type ExampleRows, kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { opinionEvent } from '../entities/smart.ts';
import { noFacts } from '../examples/empty.ts';

const { alerted_at, limit_at } = opinionEvent.at;
const alerted = and(alerted_at.known(), alerted_at.atMost(asOf));
const judged = or(alerted, limit_at.atMost(asOf));
const inTime = and(alerted, alerted_at.atMost(limit_at));

const LIMIT = '2026-11-16T12:00:00Z';
const EVENTS: ExampleRows = {
  opinion_event: [
    { limit_at: LIMIT, alerted_at: '2026-11-16T10:30:00Z' },
    { limit_at: LIMIT, alerted_at: '2026-11-16T13:00:00Z' },
    { limit_at: LIMIT },
    { limit_at: '2026-11-16T16:00:00Z' },
    { limit_at: '2026-11-16T16:00:00Z', alerted_at: '2026-11-16T11:00:00Z' },
  ],
};

export const opinionAlertTimeliness = kpi({
  id: 'opinion_alert_timeliness',
  name: label('Public-opinion alerts in time', '舆情预警及时率'),
  title: (p) =>
    label(
      `Public-opinion alerts in time ${p.choice('opinion_alert_timeliness.variant')}`,
      `舆情预警及时率（口径 ${p.choice('opinion_alert_timeliness.variant')}）`,
    ),
  definition: label(
    'B: of known events that were alerted or whose limit has passed, those alerted within the limit of their severity; late and never alerted both fail, open ones are pending. A (source text): alerted in time ÷ all matching events.',
    'B：已预警或已超时限的已知事件中，按其等级时限内预警的占比；迟报与漏报均算不及时，未到期者为暂定。A（原文）：时限内预警量 ÷ 符合舆情特征的事件总量。',
  ),
  group: 'smart',
  unit: 'ratio',
  better: 'higher',
  uses: ['opinion_alert_timeliness.variant'],
  measure: (p) =>
    ratio(
      count(opinionEvent, inTime),
      count(opinionEvent, p.choice('opinion_alert_timeliness.variant') === 'A' ? null : judged),
    ),
  pending: (p) =>
    p.choice('opinion_alert_timeliness.variant') === 'A'
      ? null
      : count(opinionEvent, and(or(alerted_at.isNull(), alerted_at.above(asOf)), limit_at.above(asOf))),
  aliases: ['舆情监测及时率', '预警及时率', 'Alert timeliness'],
  source: 'kpi-catalogue §4-5 [T2]',
  examples: [
    noFacts,
    {
      name: 'B: two in time of four judged',
      given: EVENTS,
      asOf: '2026-11-16T14:00:00Z',
      expect: 0.5,
      misreading: { reading: 'in time ÷ alerted', value: 2 / 3 },
    },
    {
      name: 'A: the open one fails',
      given: EVENTS,
      asOf: '2026-11-16T14:00:00Z',
      with: { 'opinion_alert_timeliness.variant': 'A' },
      expect: 0.4,
      source: '[T2]',
    },
  ],
});
