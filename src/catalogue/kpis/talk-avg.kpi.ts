import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio } from '#src/semantic/measure.ts';
import { noFacts } from '../examples/empty.ts';
import { HANDLE_SETTINGS, handledLegs, legTotal, talkOf } from './leg-rules.ts';

export const talkAvg = kpi({
  id: 'talk_avg',
  name: label('Average talk time', '平均通话时长'),
  definition: label('Σ talk, hold left out, ÷ handled legs.', '通话时长（不含保持）之和 ÷ 坐席处理段数。'),
  group: 'efficiency',
  unit: 'duration',
  better: 'band',
  uses: ['aht.text_time', ...HANDLE_SETTINGS],
  measure: (p) => ratio(legTotal(p, talkOf(p)), handledLegs(p)),
  aliases: ['平均交谈时间', 'ATT', '平均通话时长(AHT)'],
  source: 'kpi-catalogue §2-10, §3.4 [CN1][CN3]',
  examples: [
    noFacts,
    {
      name: 'hold left out',
      given: 'handled_legs',
      expect: 180,
      misreading: { reading: 'hold counted as talk', value: 200 },
    },
  ],
});
