import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { dialAttempt } from '../entities/selling.ts';
import { CAMPAIGN } from '../examples/campaign.ts';
import { noFacts } from '../examples/empty.ts';

export const rightPartyRate = kpi({
  id: 'right_party_rate',
  name: label('Right party rate', '目标客户接通率'),
  title: (p) =>
    p.choice('right_party_rate.base') === 'attempts'
      ? label('Right party rate (per attempt)', '目标客户接通率（按外呼次数）')
      : label('Right party rate (per person reached)', '目标客户接通率（按接通人数）'),
  definition: label(
    'Attempts that reached the very person wanted ÷ attempts that reached a person (or ÷ all attempts, if set so).',
    '接通目标客户本人的外呼 ÷ 接通到人的外呼（可设为 ÷ 全部外呼）。',
  ),
  group: 'outbound',
  unit: 'ratio',
  better: 'higher',
  uses: ['right_party_rate.base'],
  measure: (p) =>
    ratio(
      count(dialAttempt, and(dialAttempt.is.person, dialAttempt.is.rightParty)),
      count(dialAttempt, p.choice('right_party_rate.base') === 'persons' ? dialAttempt.is.person : null),
    ),
  aliases: ['RPC', 'Right party contact'],
  source: 'kpi-catalogue §2a',
  examples: [
    noFacts,
    {
      name: 'three of four persons',
      given: CAMPAIGN,
      expect: 0.75,
      misreading: { reading: '÷ attempts', value: 0.375 },
    },
    { name: 'per attempt', given: CAMPAIGN, with: { 'right_party_rate.base': 'attempts' }, expect: 0.375 },
  ],
});
