import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { value } from '#src/semantic/measure.ts';
import { nothing } from '../examples/empty.ts';
import { entries, notByAgent, QUEUE_SETTINGS, shortAbandon } from './queue-rules.ts';

export const shortAbandoned = kpi({
  id: 'short_abandoned',
  name: label('Short abandons', '速挂量'),
  definition: label(
    'Abandoned within S; S = 0 means that no entry is short, whatever its wait.',
    '在 S 秒内放弃的入队次数；S = 0 表示不设速挂，等待为 0 也不算。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'none',
  uses: ['short_abandon.threshold', ...QUEUE_SETTINGS],
  measure: (p) => value(entries(p, shortAbandon(p))),
  notBy: notByAgent,
  aliases: ['秒挂', '短放弃', '虚假放弃', 'Short abandons', 'False abandons'],
  source: 'kpi-catalogue §3.2, §10',
  examples: [
    nothing,
    {
      name: 'within 5 s',
      given: 'icmi_day',
      with: { 'short_abandon.threshold': 5000 },
      expect: 10,
      source: 'V1 [IC1]',
      misreading: { reading: 'within the service-level threshold', value: 20 },
    },
    {
      name: 'S = 0: none is short, not even a wait of 0 s',
      given: {
        queue_entry: [
          { outcome: 'abandoned', wait: '0s' },
          { outcome: 'abandoned', wait: '4s' },
        ],
      },
      expect: 0,
      misreading: { reading: 'wait ≤ 0 s', value: 1 },
    },
  ],
});
