import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { value } from '#src/semantic/measure.ts';
import { COMPLAINTS } from '../examples/complaints.ts';
import { nothing } from '../examples/empty.ts';
import { countedComplaints } from './complaint-rules.ts';

export const complaints = kpi({
  id: 'complaints',
  name: label('Complaints', '投诉量'),
  definition: label(
    'Complaints registered in the period: all, escalated ones (including those a regulator passed on), or those found justified.',
    '期间登记的投诉：全部、升级投诉（含监管转办），或有责投诉。',
  ),
  group: 'customer',
  unit: 'count',
  better: 'lower',
  uses: ['complaint.levels'],
  measure: (p) => value(countedComplaints(p)),
  aliases: ['投诉数', '抱怨', 'Complaints'],
  source: 'kpi-catalogue §2a, §3.8 [CN8]',
  examples: [
    nothing,
    { name: 'all', given: COMPLAINTS, expect: 4, misreading: { reading: 'customers who complained', value: 1 } },
    {
      name: 'escalated',
      given: COMPLAINTS,
      with: { 'complaint.levels': 'escalated' },
      expect: 2,
      misreading: { reading: 'without those of the regulator', value: 1 },
    },
    { name: 'justified', given: COMPLAINTS, with: { 'complaint.levels': 'responsible' }, expect: 1 },
  ],
});
