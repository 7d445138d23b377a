import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, value } from '#src/semantic/measure.ts';
import { dialAttempt } from '../entities/selling.ts';
import { CAMPAIGN } from '../examples/campaign.ts';
import { nothing } from '../examples/empty.ts';

export const dialAttempts = kpi({
  id: 'dial_attempts',
  name: label('Dial attempts', '外呼次数'),
  definition: label(
    'Numbers dialled, whatever the result; a customer dialled three times makes three attempts.',
    '外呼拨号次数，不论结果；同一客户拨三次计三次。',
  ),
  group: 'outbound',
  unit: 'count',
  better: 'none',
  measure: () => value(count(dialAttempt)),
  aliases: ['拨打量', 'Dials'],
  source: 'kpi-catalogue §2a',
  examples: [
    nothing,
    { name: 'a campaign', given: CAMPAIGN, expect: 8, misreading: { reading: 'customers dialled', value: 5 } },
  ],
});
