import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio, spanTime } from '#src/semantic/measure.ts';
import { queueSession } from '../entities/queue-session.ts';
import { noFacts } from '../examples/empty.ts';
import { onQueue, signedIn } from './agent-time-rules.ts';
import { HANDLE_SETTINGS, handledLegs } from './leg-rules.ts';

export const contactsPerHour = kpi({
  id: 'contacts_per_hour',
  name: label('Contacts handled per hour', '每小时处理量'),
  definition: label(
    'Handled legs ÷ hours signed in (union over queues); by queue, ÷ hours signed in to that queue.',
    '坐席处理段数 ÷ 签入小时数（各队列取并集）；按队列时除以该队列的签入小时。',
  ),
  group: 'efficiency',
  unit: 'per_hour',
  better: 'higher',
  uses: ['contacts_per_hour.base', ...HANDLE_SETTINGS],
  measure: (p) =>
    ratio(handledLegs(p), p.choice('contacts_per_hour.base') === 'on_queue' ? onQueue() : signedIn(), 3600),
  measureBy: { queue: (p) => ratio(handledLegs(p), spanTime(queueSession), 3600) },
  aliases: ['每小时呼叫次数', 'CPH', 'Calls per hour'],
  source: 'kpi-catalogue §2-11, §3.10 [CN3][G6]',
  examples: [
    noFacts,
    {
      name: 'signed in to two queues at once',
      given: 'two_queues',
      expect: 1,
      source: 'E12',
      misreading: { reading: 'sign-ins of the queues added up', value: 0.75 },
    },
    { name: 'by queue', given: 'two_queues', by: ['queue'], expect: { 'queue=sales': 1, 'queue=care': 0.5 } },
    {
      name: 'per hour on queue',
      given: 'phone_morning',
      with: { 'contacts_per_hour.base': 'on_queue' },
      expect: 1.2,
      source: '[G6]',
      misreading: { reading: 'per hour signed in', value: 1 },
    },
  ],
});
