import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { trunkAttempt } from '../entities/selling.ts';
import { noFacts } from '../examples/empty.ts';
import { TRUNK } from '../examples/trunk.ts';

export const systemAnswerRate = kpi({
  id: 'system_answer_rate',
  name: label('Network and IVR connect rate', '系统接通率'),
  definition: label(
    'Call attempts that reach the platform ÷ call attempts; needs data of the carrier or the trunks. Its complement is the blocked rate.',
    '到达平台的呼叫尝试 ÷ 呼叫尝试；需运营商或中继数据，与忙音率互补。',
  ),
  group: 'access',
  unit: 'ratio',
  better: 'higher',
  measure: () => ratio(count(trunkAttempt, trunkAttempt.is.connected), count(trunkAttempt)),
  aliases: ['网络接通率', '系统接通率'],
  source: 'kpi-catalogue §2a, §3.2',
  examples: [
    noFacts,
    {
      name: 'seven of ten',
      given: TRUNK,
      expect: 0.7,
      misreading: { reading: 'only busy tones count as failed', value: 0.8 },
    },
  ],
});
