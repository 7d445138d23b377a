import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { sum, value } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { noFacts } from '../examples/empty.ts';

export const ivrTime = kpi({
  id: 'ivr_time',
  name: label('IVR time', 'IVR 时长'),
  definition: label(
    'Σ time contacts spent in the IVR before a queue or the end, booked to their first touch.',
    '联络在进入队列或结束之前停留于 IVR 的时长之和，归到首次触达。',
  ),
  group: 'efficiency',
  unit: 'duration',
  better: 'none',
  measure: () => value(sum(contact, contact.at.ivr_time)),
  aliases: ['VRU time', '自助语音时长'],
  source: 'kpi-catalogue §2a',
  examples: [
    noFacts,
    {
      name: 'also those who never queued',
      given: {
        contact: [
          { ivr_time: '30s', outcome: 'handled' },
          { ivr_time: '45s', outcome: 'abandoned_ivr' },
          { outcome: 'handled' },
        ],
      },
      expect: 75,
      misreading: { reading: 'only contacts that reached a person', value: 30 },
    },
  ],
});
