import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, plus, value } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { trunkAttempt } from '../entities/selling.ts';
import { nothing } from '../examples/empty.ts';

export const contactsTotal = kpi({
  id: 'contacts_total',
  name: label('Contacts', '联络量'),
  definition: label(
    'Inbound contacts that arrived, each once however many queues it entered, plus call attempts that met busy or blocked lines where the carrier tells.',
    '到达的呼入联络，每个只计一次，与入队次数无关；有运营商数据时加上忙音受阻的呼叫。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'none',
  uses: ['contacts_total.count_blocked'],
  measure: (p) => {
    const arrived = count(contact, contact.is.inbound);
    return value(
      p.flag('contacts_total.count_blocked') ? plus(arrived, count(trunkAttempt, trunkAttempt.is.blocked)) : arrived,
    );
  },
  aliases: ['总呼叫数', '呼叫量', 'Total calls'],
  source: 'kpi-catalogue §2-22 [CN25]',
  examples: [
    nothing,
    {
      name: 'a transferred call is one contact',
      given: 'transferred_call',
      expect: 1,
      source: 'V16',
      misreading: { reading: 'queue entries', value: 2 },
    },
    {
      name: 'blocked calls arrive too, outbound ones do not',
      given: {
        contact: [{ outcome: 'handled' }, { outcome: 'abandoned' }, { outcome: 'handled', direction: 'outbound' }],
        trunk_attempt: [{ result: 'busy' }, { result: 'connected' }],
      },
      expect: 3,
      misreading: { reading: 'every contact, outbound too, and every attempt', value: 5 },
    },
  ],
});
