import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { sale } from '../entities/selling.ts';
import { noFacts } from '../examples/empty.ts';

const OFFERS = {
  sale: [
    { channel: 'voice', contact_id: 'c1', won: true },
    { channel: 'voice', contact_id: 'c1', won: false },
    { channel: 'voice', contact_id: 'c2', won: false },
    { channel: 'chat', contact_id: 'c3', won: true },
  ],
};

export const conversionRate = kpi({
  id: 'conversion_rate',
  name: label('Sales conversion rate', '营销渠道有效转化率'),
  definition: label('Offers that were sold ÷ offers made; split by channel.', '成交的推介 ÷ 推介次数；可按渠道拆分。'),
  group: 'outbound',
  unit: 'ratio',
  better: 'higher',
  measure: () => ratio(count(sale, sale.is.won), count(sale)),
  aliases: ['转化率', '成交率', 'Conversion'],
  source: 'kpi-catalogue §2a',
  examples: [
    noFacts,
    {
      name: 'two of four offers',
      given: OFFERS,
      expect: 0.5,
      misreading: { reading: 'sales ÷ contacts', value: 2 / 3 },
    },
    { name: 'by channel', given: OFFERS, by: ['channel'], expect: { 'channel=voice': 1 / 3, 'channel=chat': 1 } },
  ],
});
