import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { dialTarget } from '../entities/selling.ts';
import { CAMPAIGN } from '../examples/campaign.ts';
import { noFacts } from '../examples/empty.ts';

export const taskCompletionRate = kpi({
  id: 'task_completion_rate',
  name: label('Campaign task completion rate', '营销任务完成率'),
  definition: label('List records whose task was completed ÷ list records.', '任务已完成的名单 ÷ 名单总数。'),
  group: 'outbound',
  unit: 'ratio',
  better: 'higher',
  measure: () => ratio(count(dialTarget, dialTarget.is.completed), count(dialTarget)),
  aliases: ['任务完成率', 'Task completion'],
  source: 'kpi-catalogue §2a',
  examples: [
    noFacts,
    { name: 'three of ten', given: CAMPAIGN, expect: 0.3, misreading: { reading: '÷ records dialled', value: 0.6 } },
  ],
});
