import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { dialAttempt } from '../entities/selling.ts';
import { CAMPAIGN } from '../examples/campaign.ts';
import { noFacts } from '../examples/empty.ts';

export const connectRate = kpi({
  id: 'connect_rate',
  name: label('Outbound connect rate', '外呼接通率'),
  definition: label(
    'Attempts that reached a person ÷ attempts; machines are not persons.',
    '接通到人的外呼 ÷ 外呼次数；语音信箱等机器不算人。',
  ),
  group: 'outbound',
  unit: 'ratio',
  better: 'higher',
  measure: () => ratio(count(dialAttempt, dialAttempt.is.person), count(dialAttempt)),
  aliases: ['接通率', '呼出成功率', 'Connect rate'],
  source: 'kpi-catalogue §2a [CN6]',
  examples: [
    noFacts,
    {
      name: 'four of eight',
      given: CAMPAIGN,
      expect: 0.5,
      misreading: { reading: 'machines counted as connected', value: 0.625 },
    },
  ],
});
