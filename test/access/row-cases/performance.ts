import type { RowCases } from '../row-cases.ts';
import { OTHERS } from './case.ts';

const ownTest =
  'sheets need a month that is over: test/performance/sign-off.test.ts asks as everybody, about others too';

/** What people are judged on, and the sign-off of their months. */
export const performanceCases = (): RowCases => ({
  'performance.person': (['agent', 'lead'] as const).map((role) => ({
    role,
    own: { input: { agent: 'anna' }, holds: /"name":"Anna"/ },
    other: { input: { agent: 'bert' }, never: OTHERS },
    refused: 'not_yours',
  })),
  'performance.briefing': [
    {
      role: 'lead',
      own: { input: { team: 'team-anna' }, holds: /"team":"team-anna"/ },
      other: { input: { team: 'team-bert' }, never: OTHERS },
      refused: 'not_yours',
    },
  ],
  'performance.handOver': [
    {
      role: 'lead',
      own: { input: { team: 'team-anna', day: '2026-11-20', text: 'all quiet' }, holds: /all quiet/ },
      other: { input: { team: 'team-bert', day: '2026-11-20', text: 'all quiet' }, never: /all quiet/ },
      refused: 'not_yours',
    },
  ],
  'performance.acknowledge': 'nobody acknowledges an own note: test/performance/briefing.test.ts does it as two leads',
  'performance.months': ownTest,
  'performance.month': ownTest,
  'performance.open': ownTest,
  'performance.sheet': ownTest,
  'performance.answer': ownTest,
  'performance.reply': ownTest,
  'performance.export': ownTest,
});
