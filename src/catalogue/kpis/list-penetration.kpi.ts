import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { dialTarget } from '../entities/selling.ts';
import { CAMPAIGN } from '../examples/campaign.ts';
import { noFacts } from '../examples/empty.ts';

export const listPenetration = kpi({
  id: 'list_penetration',
  name: label('List penetration', '名单触达率'),
  definition: label(
    'List records dialled at least once ÷ list records, booked to the day they were listed.',
    '至少外呼一次的名单 ÷ 名单总数，归到入单日。',
  ),
  group: 'outbound',
  unit: 'ratio',
  better: 'higher',
  measure: () => ratio(count(dialTarget, dialTarget.is.attempted), count(dialTarget)),
  aliases: ['名单使用率', 'Penetration'],
  source: 'kpi-catalogue §2a',
  examples: [
    noFacts,
    { name: 'five of ten', given: CAMPAIGN, expect: 0.5, misreading: { reading: 'attempts ÷ records', value: 0.8 } },
  ],
});
