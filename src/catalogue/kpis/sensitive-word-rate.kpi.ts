import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, distinct, ratio } from '#src/semantic/measure.ts';
import { sensitiveHit } from '../entities/smart.ts';
import { noFacts } from '../examples/empty.ts';
import { session } from '../examples/session.ts';
import { HANDLE_SETTINGS } from './leg-rules.ts';
import { humanSessions } from './smart-rules.ts';

const hit = (contact_id: string, more: Readonly<Record<string, string | boolean>> = {}) => ({
  contact_id,
  channel: 'chat',
  contact_ended_at: '2026-11-16T10:10:00Z',
  side: 'agent',
  ...more,
});
const HITS = {
  contact: ['c1', 'c2', 'c3', 'c4'].map((contact_id) => session({ contact_id })),
  sensitive_hit: [
    hit('c1'),
    hit('c1'),
    hit('c1'),
    hit('c2', { quoted: true }),
    hit('c2', { side: 'customer' }),
    hit('c3', { false_positive: true }),
  ],
};

export const sensitiveWordRate = kpi({
  id: 'sensitive_word_rate',
  name: label('Sensitive word rate (agents)', '敏感词出现率（坐席侧）'),
  title: (p) => {
    const variant = p.choice('sensitive_word_rate.variant');
    return variant === 'A'
      ? label('Sensitive words per session A (agents)', '敏感词出现次数 ÷ 会话（口径 A，坐席侧）')
      : label('Sessions with a sensitive word B (agents)', '敏感词出现率（口径 B，坐席侧）');
  },
  definition: label(
    'B: human sessions with at least one sensitive word in agent messages ÷ human sessions. A (source text): occurrences ÷ sessions, may exceed 100 %. Quoted customer text, recalled messages and reviewed false alarms do not count.',
    'B：坐席消息中至少出现一次敏感词的人工会话 ÷ 人工会话。A（原文）：出现次数 ÷ 会话数，可超过 100%。引用客户原话、已撤回消息、复核为误报者不计。',
  ),
  group: 'smart',
  unit: 'ratio',
  better: 'lower',
  uses: ['sensitive_word_rate.variant', ...HANDLE_SETTINGS],
  measure: (p) => {
    const counted = sensitiveHit.is.counted;
    return ratio(
      p.choice('sensitive_word_rate.variant') === 'A'
        ? count(sensitiveHit, counted)
        : distinct(sensitiveHit, sensitiveHit.at.contact_id, counted),
      humanSessions(p),
    );
  },
  aliases: ['敏感词出现率', 'Sensitive words'],
  source: 'kpi-catalogue §4-6 [T2]',
  examples: [
    noFacts,
    {
      name: 'B: one of four sessions',
      given: HITS,
      expect: 0.25,
      misreading: { reading: 'occurrences ÷ sessions (A)', value: 0.75 },
    },
    {
      name: 'A',
      given: HITS,
      with: { 'sensitive_word_rate.variant': 'A' },
      expect: 0.75,
      source: '[T2]',
      misreading: { reading: 'customers’ words and false alarms counted', value: 1.5 },
    },
  ],
});
