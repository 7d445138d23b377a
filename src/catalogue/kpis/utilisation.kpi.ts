import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { type Linear, plus, ratio, spanTime } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { paidTime } from '../entities/planning.ts';
import { noFacts } from '../examples/empty.ts';
import { available, handling, notByQueue, signedIn, talking } from './agent-time-rules.ts';

function effective(p: ParameterValues): Linear {
  switch (p.choice('utilisation.variant')) {
    case 'A':
      return handling();
    case 'talk':
      return talking();
    default:
      return plus(handling(), available());
  }
}

const NAMES = {
  A: label('Utilisation A (handling)', '工时利用率 A（通话+保持+话后）'),
  B: label('Utilisation B (handling and ready)', '工时利用率 B（通话+保持+话后+示闲）'),
  talk: label('Talk utilisation', '通话利用率'),
} as const;

export const utilisation = kpi({
  id: 'utilisation',
  name: label('Utilisation', '工时利用率'),
  title: (p) => NAMES[p.choice('utilisation.variant') as keyof typeof NAMES],
  definition: label(
    'B: (handling + ready) ÷ paid time. A: handling ÷ paid time. Talk: talk and hold ÷ paid time. The base can be signed-in time.',
    'B：（处理 + 示闲）÷ 带薪工时。A：处理 ÷ 带薪工时。通话利用率：通话与保持 ÷ 带薪工时。基数可改为签入时长。',
  ),
  group: 'efficiency',
  unit: 'ratio',
  better: 'band',
  uses: ['utilisation.variant', 'utilisation.base'],
  measure: (p) => ratio(effective(p), p.choice('utilisation.base') === 'signed_in' ? signedIn() : spanTime(paidTime)),
  notBy: notByQueue,
  aliases: ['利用率', '使用率', '通话利用率', '座席利用率', 'Utilization'],
  source: 'kpi-catalogue §3.5 [H4][CN11]',
  examples: [
    noFacts,
    {
      name: 'B of paid time',
      given: 'phone_morning',
      expect: 96 / 180,
      misreading: { reading: 'of signed-in time', value: 96 / 120 },
    },
    {
      name: 'A: ready time is not effective',
      given: 'phone_morning',
      with: { 'utilisation.variant': 'A' },
      expect: 80 / 180,
      misreading: { reading: 'occupancy', value: 80 / 96 },
    },
    {
      name: 'talk of signed-in time',
      given: 'phone_morning',
      with: { 'utilisation.variant': 'talk', 'utilisation.base': 'signed_in' },
      expect: 0.5,
      source: '[CN11]',
    },
  ],
});
