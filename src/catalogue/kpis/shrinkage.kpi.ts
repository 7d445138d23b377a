import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio, spanTime } from '#src/semantic/measure.ts';
import { paidTime } from '../entities/planning.ts';
import { noFacts } from '../examples/empty.ts';

export const shrinkage = kpi({
  id: 'shrinkage',
  name: label('Shrinkage', '人力损耗率'),
  definition: label(
    'Paid time not available for contacts ÷ paid time; the kind is a setting, so that kinds add up to the whole.',
    '不能用于联络的带薪工时 ÷ 带薪工时；类别为设置项，各类相加等于全部。',
  ),
  group: 'planning',
  unit: 'ratio',
  better: 'lower',
  uses: ['shrinkage.kind'],
  measure: (p) => {
    const kind = p.choice('shrinkage.kind');
    return ratio(
      spanTime(paidTime, kind === 'all' ? paidTime.at.kind.isNot('work') : paidTime.at.kind.is(kind)),
      spanTime(paidTime),
    );
  },
  notBy: {
    dimensions: ['kind'],
    because: label(
      'each kind would be divided by its own paid time; choose shrinkage.kind',
      '各类会除以自己的工时；请用设置 shrinkage.kind',
    ),
  },
  aliases: ['收缩率', '缩水率', 'Shrinkage'],
  source: 'kpi-catalogue §2a',
  examples: [
    noFacts,
    {
      name: 'a morning',
      given: 'phone_morning',
      expect: 80 / 180,
      misreading: { reading: '÷ time worked', value: 80 / 100 },
    },
    { name: 'training only', given: 'phone_morning', with: { 'shrinkage.kind': 'training' }, expect: 30 / 180 },
  ],
});
