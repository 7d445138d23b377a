import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio, sum } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { noFacts } from '../examples/empty.ts';
import { booking, HANDLE_SETTINGS, handledContacts } from './leg-rules.ts';

export const contactHandleTime = kpi({
  id: 'contact_handle_time',
  name: label('Handle time per contact', '单次联络处理时长'),
  definition: label(
    'Talk, hold and after-contact work over all legs of a contact ÷ contacts handled: a transfer halves the agents’ handle time while the customer’s time grows.',
    '一个联络全部处理段的通话、保持、话后之和 ÷ 处理量（联络层）：转接使坐席处理时长减半，客户花费的时间却增加。',
  ),
  group: 'efficiency',
  unit: 'duration',
  better: 'lower',
  uses: HANDLE_SETTINGS,
  measure: (p) =>
    ratio(sum(contact, contact.at.handle_time, contact.is.handled, booking(p, contact)), handledContacts(p)),
  aliases: ['Contact handle time'],
  source: 'kpi-catalogue §3.4 ▲ [A2]',
  examples: [
    noFacts,
    {
      name: 'transferred call',
      given: 'transferred_call',
      expect: 480,
      source: 'V15',
      misreading: { reading: 'per leg', value: 240 },
    },
    { name: 'three contacts', given: 'handled_legs', expect: 260, misreading: { reading: 'talk only', value: 180 } },
  ],
});
