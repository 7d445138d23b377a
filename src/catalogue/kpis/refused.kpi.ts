import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, value } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { nothing } from '../examples/empty.ts';

export const refused = kpi({
  id: 'refused',
  name: label('Refused before a queue', '未入队被拒量'),
  definition: label(
    'Contacts that asked for a person and never entered a queue: queue full, closed, nobody signed in. Split by refused_kind.',
    '请求人工而未能入队的联络：队列已满、非服务时间、无人签入。可按原因拆分。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'lower',
  measure: () => value(count(contact, contact.is.refused)),
  aliases: ['Refused', 'Rejected'],
  source: 'kpi-catalogue §2a',
  examples: [
    nothing,
    {
      name: 'full and closed',
      given: {
        contact: [
          { outcome: 'refused', refused_kind: 'full' },
          { outcome: 'refused', refused_kind: 'closed' },
          { outcome: 'abandoned' },
          { outcome: 'abandoned_ivr' },
        ],
      },
      expect: 2,
      misreading: { reading: 'everybody who reached no person', value: 4 },
    },
    {
      name: 'by kind',
      given: {
        contact: [
          { outcome: 'refused', refused_kind: 'full' },
          { outcome: 'refused', refused_kind: 'closed' },
        ],
      },
      by: ['refused_kind'],
      expect: { 'refused_kind=full': 1, 'refused_kind=closed': 1 },
    },
  ],
});
