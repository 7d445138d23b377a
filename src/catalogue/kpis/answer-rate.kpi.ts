import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, plus, ratio } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { noFacts } from '../examples/empty.ts';
import { entries, notByAgent, QUEUE_SETTINGS } from './queue-rules.ts';

export const answerRate = kpi({
  id: 'answer_rate',
  name: label('Answer rate', '人工接通率'),
  title: (p) =>
    p.flag('answer_rate.count_ivr_served')
      ? label('Answer rate (IVR-served included)', '人工接通率（含 IVR 自助完成）')
      : label('Answer rate', '人工接通率'),
  definition: label(
    'Answered ÷ offered; every queue entry is in the denominator, flow-outs, short abandons and system drops included.',
    '人工接通量 ÷ 人工请求量；分母含全部入队，包括转出、速挂与系统断线。',
  ),
  group: 'access',
  unit: 'ratio',
  better: 'higher',
  uses: ['answer_rate.count_ivr_served', ...QUEUE_SETTINGS],
  measure: (p) => {
    const answered = entries(p, queueEntry.is.answered);
    if (!p.flag('answer_rate.count_ivr_served')) return ratio(answered, entries(p));
    const served = count(contact, contact.at.outcome.is('ivr_served'));
    return ratio(plus(answered, served), plus(entries(p), served));
  },
  notBy: notByAgent,
  aliases: ['接通率', '已复电话百分比', '接待率', '接起率', '接听率', '应答率'],
  source: 'kpi-catalogue §2-20, §3.2 [CN6][CN8][CN25]',
  examples: [
    noFacts,
    {
      name: 'every outcome is offered',
      given: 'mixed_hour',
      expect: 6 / 13,
      misreading: { reading: '÷ answered + abandoned (1 − abandon rate)', value: 0.75 },
    },
    {
      name: 'IVR-served counted',
      given: {
        queue_entry: [{ outcome: 'answered' }, { outcome: 'abandoned' }],
        contact: [{ outcome: 'ivr_served' }, { outcome: 'ivr_served' }],
      },
      with: { 'answer_rate.count_ivr_served': true },
      expect: 0.75,
      source: '[CN6]',
      misreading: { reading: 'queue only', value: 0.5 },
    },
  ],
});
