import { or } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, type Linear, plus, ratio } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { contact } from '../entities/contact.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { noFacts } from '../examples/empty.ts';
import { entries, longAbandon, notByAgent, QUEUE_SETTINGS } from './queue-rules.ts';

function partsOf(p: ParameterValues): readonly [Linear, Linear] {
  const terms = [queueEntry.is.answered, longAbandon(p)];
  if (p.flag('flow_out.in_denominator')) terms.push(queueEntry.is.flowOut);
  if (p.flag('system_drop.in_denominator')) terms.push(queueEntry.is.systemDrop);
  const abandoned = entries(p, longAbandon(p));
  const all = entries(p, or(...terms));
  if (!p.flag('abandon_rate.count_ivr')) return [abandoned, all];
  const inIvr = count(contact, contact.at.outcome.is('abandoned_ivr'));
  return [plus(abandoned, inIvr), plus(all, inIvr)];
}

export const abandonRate = kpi({
  id: 'abandon_rate',
  name: label('Abandon rate', '放弃率'),
  title: (p) =>
    p.number('short_abandon.threshold') > 0
      ? label('Abandon rate (short abandons left out)', '放弃率（不含速挂）')
      : label('Abandon rate (short abandons included)', '放弃率（含速挂）'),
  definition: label(
    'Abandoned ÷ (answered + abandoned), short abandons in neither part when S > 0; flow-outs and system drops stay out unless set otherwise.',
    '放弃量 ÷（人工接通量 + 放弃量）；S > 0 时速挂两边都不计；转出与系统断线默认不计。',
  ),
  group: 'access',
  unit: 'ratio',
  better: 'lower',
  uses: [
    'short_abandon.threshold',
    'flow_out.in_denominator',
    'system_drop.in_denominator',
    'abandon_rate.count_ivr',
    ...QUEUE_SETTINGS,
  ],
  measure: (p) => ratio(...partsOf(p)),
  notBy: notByAgent,
  aliases: ['呼叫放弃率', '呼损率', '遗弃率', '流失率', 'Abandonment rate'],
  source: 'kpi-catalogue §2-14, §3.2 [CN3][CN5][GC1]',
  examples: [
    noFacts,
    {
      name: 'gross (S = 0)',
      given: 'icmi_day',
      expect: 0.0566,
      source: 'V1 [IC1]',
      misreading: { reading: '÷ answered', value: 0.06 },
    },
    {
      name: 'without short abandons (S = 5 s)',
      given: 'icmi_day',
      with: { 'short_abandon.threshold': 5000 },
      expect: 0.0476,
      source: 'V1 [IC1]',
      misreading: { reading: 'short ones taken from the numerator only', value: 50 / 1060 },
    },
    {
      name: 'flow-outs stay out',
      given: 'mixed_hour',
      expect: 0.25,
      misreading: { reading: '÷ offered', value: 2 / 13 },
    },
    {
      name: 'flow-outs in the denominator',
      given: 'mixed_hour',
      with: { 'flow_out.in_denominator': true },
      expect: 2 / 11,
    },
    {
      name: 'system drops in the denominator',
      given: 'mixed_hour',
      with: { 'system_drop.in_denominator': true },
      expect: 2 / 9,
    },
    {
      name: 'IVR abandons counted',
      given: {
        queue_entry: [
          { outcome: 'answered', wait: '5s' },
          { outcome: 'abandoned', wait: '5s' },
        ],
        contact: [{ outcome: 'abandoned_ivr' }, { outcome: 'handled' }],
      },
      with: { 'abandon_rate.count_ivr': true },
      expect: 2 / 3,
      misreading: { reading: 'queue only', value: 0.5 },
    },
    {
      name: 'abandon booked to its arrival hour',
      given: 'abandoned_across_hour',
      from: '2026-11-16T11:00:00Z',
      to: '2026-11-16T12:00:00Z',
      expect: null,
      source: 'V4d',
      misreading: { reading: 'booked to the hang-up', value: 1 },
    },
  ],
});
