import { and, type Expression, not } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio, sum } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { noFacts } from '../examples/empty.ts';
import { booked, entries, notByAgent, QUEUE_SETTINGS, waitOf } from './queue-rules.ts';

export const ASA_SETTINGS = ['asa.callbacks', 'wait.clock_start', ...QUEUE_SETTINGS] as const;

/** Keeps callbacks apart from callers, unless set otherwise. */
const counted = (p: ParameterValues, outcome: Expression): Expression => {
  const choice = p.choice('asa.callbacks');
  if (choice === 'in') return and(outcome, waitOf(p).known());
  return and(
    outcome,
    waitOf(p).known(),
    choice === 'only' ? queueEntry.at.is_callback : not(queueEntry.at.is_callback),
  );
};

/** Answered entries whose speed of answer counts. */
export const answeredForSpeed = (p: ParameterValues): Expression => counted(p, queueEntry.is.answered);

export const asa = kpi({
  id: 'asa',
  name: label('Average speed of answer', '平均应答速度'),
  definition: label(
    'Σ wait of answered entries ÷ answered entries; wait runs from entering the queue to being connected, ring included. Callbacks wait by a clock of their own and are kept apart.',
    '接通者等待时长之和 ÷ 人工接通量；等待从进入队列到接通，含振铃。回呼另有起算点，默认单列。',
  ),
  group: 'access',
  unit: 'duration',
  better: 'lower',
  uses: ['asa.count_abandoned_wait', ...ASA_SETTINGS],
  measure: (p) => {
    const waited = p.flag('asa.count_abandoned_wait')
      ? counted(p, queueEntry.is.answeredOrAbandoned)
      : answeredForSpeed(p);
    return ratio(sum(queueEntry, waitOf(p), waited, booked(p)), entries(p, answeredForSpeed(p)));
  },
  notBy: notByAgent,
  aliases: ['ASA', '平均接通速度', '平均应答率', 'Average speed of answer'],
  source: 'kpi-catalogue §2-9, §3.2; Amazon Connect [A2], CCMW [CN3]',
  examples: [
    noFacts,
    {
      name: 'answered only',
      given: 'mixed_hour',
      expect: 30,
      misreading: { reading: 'waits of those who gave up added (total queue time ÷ answered)', value: 43.25 },
    },
    {
      name: 'source text: total queue time ÷ answered',
      given: 'mixed_hour',
      with: { 'asa.count_abandoned_wait': true },
      expect: 173 / 4,
      source: '[CN3]',
    },
    { name: 'callbacks mixed in', given: 'mixed_hour', with: { 'asa.callbacks': 'in' }, expect: 35 },
    {
      name: 'callback: from its own queue entry',
      given: 'callback',
      with: { 'asa.callbacks': 'only' },
      expect: 46,
      source: 'V14 [A4]',
      misreading: { reading: 'from the first arrival, retries and delay included', value: 265 },
    },
    {
      name: 'none answered',
      given: { queue_entry: [{ outcome: 'abandoned', wait: '5s' }] },
      expect: null,
      source: 'V7',
      misreading: { reading: '0 s', value: 0 },
    },
  ],
});
