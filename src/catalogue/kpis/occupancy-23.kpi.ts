import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { plus, ratio } from '#src/semantic/measure.ts';
import { noFacts } from '../examples/empty.ts';
import { available, notByQueue, talking } from './agent-time-rules.ts';

export const occupancy23 = kpi({
  id: 'occupancy_23',
  name: label('Occupancy without after-contact work (23-norm)', '坐席占用率（23 项规范口径，不含话后）'),
  definition: label(
    '(talk + hold) ÷ (talk + hold + idle): the 23 norms’ form, without after-contact work; kept for continuity.',
    '（通话 + 保持）÷（通话 + 保持 + 示闲）：23 项规范的口径，不含话后；为延续而保留。',
  ),
  group: 'efficiency',
  unit: 'ratio',
  better: 'band',
  measure: () => ratio(talking(), plus(talking(), available())),
  notBy: notByQueue,
  aliases: ['占线率', 'Occupancy (Purdue 23)'],
  source: 'kpi-catalogue §2-13, §3.5 [CN3]',
  examples: [
    noFacts,
    {
      name: 'a morning',
      given: 'phone_morning',
      expect: 60 / 76,
      misreading: { reading: 'after-contact work counted', value: 80 / 96 },
    },
  ],
});
