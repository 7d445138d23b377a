import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { value } from '#src/semantic/measure.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { nothing } from '../examples/empty.ts';
import { entries, QUEUE_SETTINGS } from './queue-rules.ts';

export const answered = kpi({
  id: 'answered',
  name: label('Answered', '人工接通量'),
  definition: label(
    'Queue entries connected to a person. Only the first person to connect answers; others who take part later handle.',
    '由人工接通的入队次数。只有首位接通者算接通，其后参与者算处理。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'none',
  uses: QUEUE_SETTINGS,
  measure: (p) => value(entries(p, queueEntry.is.answered)),
  aliases: ['应答数', '接起数', '接通量', 'Calls answered'],
  source: 'kpi-catalogue §1; Genesys [G4]',
  examples: [
    nothing,
    {
      name: 'every outcome once',
      given: 'mixed_hour',
      expect: 6,
      misreading: { reading: 'everything that did not give up, flow-outs included', value: 9 },
    },
    {
      name: 'answered in the interval of the answer, if set so',
      given: 'across_half_hour',
      with: { 'anchor.queue_kpis': 'answer' },
      from: '2026-11-16T07:30:00Z',
      to: '2026-11-16T08:00:00Z',
      expect: 1,
      source: 'V4b [G3]',
      misreading: { reading: 'booked to arrival', value: 0 },
    },
    {
      name: 'default books to arrival',
      given: 'across_half_hour',
      from: '2026-11-16T07:30:00Z',
      to: '2026-11-16T08:00:00Z',
      expect: 0,
      source: 'V4b [G3]',
      misreading: { reading: 'booked to the answer', value: 1 },
    },
  ],
});
