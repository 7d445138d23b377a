import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio } from '#src/semantic/measure.ts';
import { COMPLAINTS } from '../examples/complaints.ts';
import { noFacts } from '../examples/empty.ts';
import { countedComplaints } from './complaint-rules.ts';
import { HANDLE_SETTINGS, handledContacts } from './leg-rules.ts';

export const complaintRate = kpi({
  id: 'complaint_rate',
  name: label('Complaints per 10,000 handled contacts', '投诉率（万投比）'),
  definition: label(
    'Complaints registered in the period ÷ contacts handled in it, per 10,000. 1 % of one vendor’s norm is 100 here.',
    '期间登记投诉 ÷ 期间处理量，每万次。某厂商标准的 1% 在此为 100。',
  ),
  group: 'customer',
  unit: 'per_10000',
  better: 'lower',
  uses: ['complaint.levels', ...HANDLE_SETTINGS],
  measure: (p) => ratio(countedComplaints(p), handledContacts(p), 10_000),
  aliases: ['投诉率', '万投比', '抱怨率', 'Complaint rate'],
  source: 'kpi-catalogue §3.8 [CN13]',
  examples: [
    noFacts,
    { name: '4 in 200', given: COMPLAINTS, expect: 200, misreading: { reading: 'in per cent', value: 2 } },
  ],
});
