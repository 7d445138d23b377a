import { label } from '#src/semantic/label.ts';
import { contact } from '../entities/contact.ts';
import { noFacts } from '../examples/empty.ts';
import { session } from '../examples/session.ts';
import { percentilePair } from './percentile-pair.ts';
import { firstResponded, firstResponseOf } from './response-rules.ts';

/** Median and 90th percentile of the first response. */
export const [firstResponseP50, firstResponseP90] = percentilePair({
  id: 'first_response',
  name: label('first response time', '首次响应时长'),
  definition: label('of the first response time of text contacts that got one', '得到回复的文字联络首次响应时长的'),
  group: 'access',
  uses: ['response.hours'],
  of: (p) => ({ entity: contact, value: firstResponseOf(p), where: firstResponded(p) }),
  source: 'kpi-catalogue §4.1, E2 [C6][P1]',
  examples: (p) => [
    noFacts,
    {
      name: 'five answers',
      given: { contact: [10, 20, 30, 40, 100].map((s) => session({ first_response: `${s}s` })) },
      expect: p === 50 ? 30 : 76,
      source: 'V5 [C6]',
      misreading: { reading: p === 50 ? 'the mean' : 'nearest rank', value: p === 50 ? 40 : 100 },
    },
  ],
});
