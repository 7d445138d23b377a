import { label } from '#src/semantic/label.ts';
import { turn } from '../entities/turn.ts';
import { noFacts } from '../examples/empty.ts';
import { percentilePair } from './percentile-pair.ts';
import { gapOf, RESPONSE_SETTINGS, turns } from './response-rules.ts';

/** Median and 90th percentile of reply gaps. */
export const [replyIntervalP50, replyIntervalP90] = percentilePair({
  id: 'reply_interval',
  name: label('reply interval', '响应时长'),
  definition: label(
    'of the gaps between the first unanswered customer message and the answer',
    '首条未回复客户消息到人工回复间隔的',
  ),
  group: 'smart',
  uses: RESPONSE_SETTINGS,
  of: (p) => ({ entity: turn, value: gapOf(p), where: turns(p) }),
  source: 'kpi-catalogue §4-8, E2 [C6]',
  examples: (p) => [
    noFacts,
    {
      name: 'five gaps',
      given: 'five_gaps',
      expect: p === 50 ? 30 : 76,
      source: 'V5 [C6]',
      misreading: { reading: p === 50 ? 'the mean' : 'nearest rank', value: p === 50 ? 40 : 100 },
    },
  ],
});
