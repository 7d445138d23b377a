import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { noFacts } from '../examples/empty.ts';
import { botSession, session } from '../examples/session.ts';
import { HANDLE_SETTINGS } from './leg-rules.ts';
import { humanSessions, overHumanSessions } from './smart-rules.ts';

const { canned_messages, agent_messages } = contact.at;
const CHATS = {
  contact: [
    session({ canned_messages: 4, agent_messages: 5 }),
    session({ canned_messages: 1, agent_messages: 3 }),
    session({ agent_messages: 2 }),
    botSession({ canned_messages: 2 }),
  ],
};

export const cannedUseRate = kpi({
  id: 'canned_use_rate',
  name: label('Canned script use rate', '“智能预存应用率”（话术）'),
  title: (p) => {
    const variant = p.choice('canned_use_rate.variant');
    const [en, zh] = {
      A: ['uses per session', '每会话使用次数'],
      B: ['sessions with a script', '使用话术的会话占比'],
      C: ['share of agent messages', '占坐席消息'],
    }[variant as 'A'] ?? ['', ''];
    return label(`Canned script use rate ${variant} (${en})`, `“智能预存应用率”口径 ${variant}（${zh}）`);
  },
  definition: label(
    'B: human sessions with at least one stored script sent, as it is or edited, ÷ human sessions. A (source text): uses ÷ sessions, may exceed 100 %. C: scripts ÷ agent messages. Automatic greetings do not count.',
    'B：至少发送过一次话术（原样或编辑）的人工会话 ÷ 人工会话。A（原文）：使用次数 ÷ 会话数，可超过 100%。C：话术 ÷ 坐席消息。自动问候不计。',
  ),
  group: 'smart',
  unit: 'ratio',
  better: 'higher',
  uses: ['canned_use_rate.variant', ...HANDLE_SETTINGS],
  measure: (p) => {
    const variant = p.choice('canned_use_rate.variant');
    if (variant === 'A') return ratio(overHumanSessions(p, canned_messages), humanSessions(p));
    if (variant === 'C') return ratio(overHumanSessions(p, canned_messages), overHumanSessions(p, agent_messages));
    return ratio(humanSessions(p, canned_messages.above(0)), humanSessions(p));
  },
  aliases: ['智能预存应用率', '快捷回复使用率', 'Canned messages'],
  source: 'kpi-catalogue §4-1 [T2][CM2]',
  examples: [
    noFacts,
    {
      name: 'B: two of three human sessions',
      given: CHATS,
      expect: 2 / 3,
      misreading: { reading: 'uses ÷ sessions (A)', value: 5 / 3 },
    },
    {
      name: 'A',
      given: CHATS,
      with: { 'canned_use_rate.variant': 'A' },
      expect: 5 / 3,
      source: '[T2]',
      misreading: { reading: 'bot sessions counted', value: 7 / 4 },
    },
    { name: 'C', given: CHATS, with: { 'canned_use_rate.variant': 'C' }, expect: 0.5 },
  ],
});
