import { and, dataFrom, field } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { type Chain, count, ratio } from '#src/semantic/measure.ts';
import { complaint } from '../entities/feedback.ts';
import { COMPLAINTS } from '../examples/complaints.ts';
import { noFacts } from '../examples/empty.ts';

const { registered_at, customer } = complaint.at;

const previous: Chain = {
  partition: ['customer', 'issue_group'],
  order: 'registered_at',
  columns: [
    {
      name: 'previous_complaint',
      side: 'previous',
      of: 'registered_at',
      among: registered_at.known().node,
      label: label('previous complaint', '上次投诉'),
    },
  ],
};

export const repeatComplaintRate = kpi({
  id: 'repeat_complaint_rate',
  name: label('Repeat complaint rate', '重复投诉率'),
  definition: label(
    'Complaints that follow another of the same customer about the same issue within the window (30 days unless set) ÷ complaints of known customers whose window the data cover.',
    '在窗口（默认 30 天）内同一客户同一事由再次投诉的投诉数 ÷ 客户已知且数据覆盖窗口的投诉数。',
  ),
  group: 'customer',
  unit: 'ratio',
  better: 'lower',
  uses: ['complaint.repeat_window'],
  measure: (p) => {
    const window = p.duration('complaint.repeat_window');
    const judged = and(customer.known(), registered_at.atLeast(dataFrom.plus(window)));
    const repeated = and(judged, field('previous_complaint').atLeast(registered_at.minus(window)));
    return ratio(count(complaint, repeated, { chain: previous }), count(complaint, judged, { chain: previous }));
  },
  aliases: ['重复投诉', 'Repeat complaints'],
  source: 'kpi-catalogue §2a [CN8]',
  examples: [
    noFacts,
    {
      name: 'one of three known',
      given: COMPLAINTS,
      expect: 1 / 3,
      misreading: { reading: '÷ all complaints', value: 1 / 4 },
    },
    { name: 'window of two days', given: COMPLAINTS, with: { 'complaint.repeat_window': 2 * 86_400_000 }, expect: 0 },
  ],
});
