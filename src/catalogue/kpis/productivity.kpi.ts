import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio, scaled, spanTime } from '#src/semantic/measure.ts';
import { paidTime } from '../entities/planning.ts';
import { noFacts } from '../examples/empty.ts';
import { HANDLE_SETTINGS, legTotal } from './leg-rules.ts';

export const productivity = kpi({
  id: 'productivity',
  name: label('Productivity (weighted contacts per paid hour)', '坐席生产力（每带薪小时加权处理量）'),
  definition: label(
    'Handled legs, each weighted by the standard handle time of its kind of contact ÷ the reference handle time, ÷ paid hours. Standard times are set per queue, channel or project; unweighted counts punish hard skills.',
    '处理段按该类联络的标准处理时长 ÷ 基准处理时长加权后求和 ÷ 带薪小时。标准时长可按队列、渠道、项目设置；不加权会惩罚难的技能。',
  ),
  group: 'efficiency',
  unit: 'per_hour',
  better: 'higher',
  uses: ['productivity.standard_time', 'productivity.reference_time', ...HANDLE_SETTINGS],
  measure: (p) =>
    ratio(
      scaled(1000 / p.number('productivity.reference_time'), legTotal(p, p.duration('productivity.standard_time'))),
      spanTime(paidTime),
      3600,
    ),
  aliases: ['座席生产力', 'Productivity'],
  source: 'kpi-catalogue §3.10 ▲ [T4]',
  examples: [
    noFacts,
    {
      name: 'two legs in three paid hours',
      given: 'phone_morning',
      expect: 2 / 3,
      misreading: { reading: 'per hour signed in', value: 1 },
    },
    {
      name: 'hard contacts weigh double',
      given: 'phone_morning',
      with: { 'productivity.standard_time': 600_000 },
      expect: 4 / 3,
      misreading: { reading: 'plain count', value: 2 / 3 },
    },
  ],
});
