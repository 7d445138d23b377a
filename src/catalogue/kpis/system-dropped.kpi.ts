import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { value } from '#src/semantic/measure.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { nothing } from '../examples/empty.ts';
import { entries, notByAgent, QUEUE_SETTINGS } from './queue-rules.ts';

export const systemDropped = kpi({
  id: 'system_dropped',
  name: label('System drops', '系统断线量'),
  definition: label(
    'Queue entries ended by the platform (call lost, exchange restarted): counted in offered, shown beside service level and abandonment, which leave them out by default.',
    '由平台造成结束的入队次数（丢失、重启）：计入人工请求量；服务水平与放弃率默认不含，并列展示。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'lower',
  uses: QUEUE_SETTINGS,
  measure: (p) => value(entries(p, queueEntry.is.systemDrop)),
  notBy: notByAgent,
  aliases: ['平台拆线', '掉话', '系统丢弃', 'Dropped calls'],
  source: 'kpi-catalogue §1, §3.1',
  examples: [
    nothing,
    {
      name: 'every outcome once',
      given: 'mixed_hour',
      expect: 1,
      misreading: { reading: 'callers still waiting counted as lost', value: 2 },
    },
  ],
});
