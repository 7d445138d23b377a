import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { value } from '#src/semantic/measure.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { nothing } from '../examples/empty.ts';
import { entries, notByAgent, QUEUE_SETTINGS } from './queue-rules.ts';

export const abandoned = kpi({
  id: 'abandoned',
  name: label('Abandoned (short ones included)', '放弃量（含速挂）'),
  definition: label(
    'Queue entries whose customer left while queuing, short abandons included. Callbacks accepted, voicemails, overflows and system drops are not abandoned.',
    '客户在排队中离开的入队次数，含速挂。预约回呼、留言、溢出、系统断线不算放弃。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'lower',
  uses: QUEUE_SETTINGS,
  measure: (p) => value(entries(p, queueEntry.is.abandoned)),
  notBy: notByAgent,
  aliases: ['呼损', '遗弃', '挂断', 'Abandons', 'Lost calls'],
  source: 'kpi-catalogue §1, §3.2',
  examples: [
    nothing,
    {
      name: 'every outcome once',
      given: 'mixed_hour',
      expect: 2,
      misreading: { reading: 'everything not answered', value: 7 },
    },
    {
      name: 'a callback accepted is no abandon',
      given: 'callback',
      expect: 0,
      source: 'V14 [A4]',
      misreading: { reading: 'left without an answer', value: 1 },
    },
    {
      name: 'booked to arrival',
      given: 'abandoned_across_hour',
      from: '2026-11-16T10:00:00Z',
      to: '2026-11-16T11:00:00Z',
      expect: 1,
      source: 'V4d [CN23]',
      misreading: { reading: 'booked to the hang-up', value: 0 },
    },
    {
      name: 'booked to the hang-up, if set so',
      given: 'abandoned_across_hour',
      with: { 'anchor.queue_kpis': 'end' },
      from: '2026-11-16T11:00:00Z',
      to: '2026-11-16T12:00:00Z',
      expect: 1,
      source: 'V4d [CN23]',
    },
  ],
});
