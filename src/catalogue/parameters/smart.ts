import { hours } from '#src/kernel/units.ts';
import { label } from '#src/semantic/label.ts';
import type { ParameterId, ParameterSpec } from '#src/semantic/parameter.ts';

/** Variants of the ten KPIs of the smart multimedia centre: A is the source text's formula, B the corrected default (kpi-catalogue §4). */
export const SMART_PARAMETERS = {
  'canned_use_rate.variant': {
    label: label('Canned script variant', '“智能预存应用率”口径'),
    kind: 'choice',
    default: 'B',
    choices: ['A', 'B', 'C'],
  },
  'bot_intercept_rate.variant': {
    label: label('Bot variant', '机器人拦截率口径'),
    kind: 'choice',
    default: 'B',
    choices: ['A', 'B', 'C'],
  },
  'bot.verify_window': { label: label('No person within', '核实窗口'), kind: 'duration', default: hours(24) },
  'hotspot_repair_rate.variant': {
    label: label('Hot-spot repair variant', '热点修复口径'),
    kind: 'choice',
    default: 'B',
    choices: ['A', 'B', 'C'],
  },
  'hotspot_adoption_rate.variant': {
    label: label('Adoption variant', '采纳率口径'),
    kind: 'choice',
    default: 'B',
    choices: ['A', 'B', 'C'],
  },
  'opinion_alert_timeliness.variant': {
    label: label('Alert timeliness variant', '预警及时率口径'),
    kind: 'choice',
    default: 'B',
    choices: ['A', 'B'],
  },
  'sensitive_word_rate.variant': {
    label: label('Sensitive word variant', '敏感词口径'),
    kind: 'choice',
    default: 'B',
    choices: ['A', 'B'],
  },
  'agent_close_rate.variant': {
    label: label('Agent-closed variant', '客服主动关闭口径'),
    kind: 'choice',
    default: 'A',
    choices: ['A', 'C'],
  },
  'reply_interval_avg.variant': {
    label: label('Reply interval variant', '回复间隔口径'),
    kind: 'choice',
    default: 'B',
    choices: ['A', 'B'],
  },
  'reply_interval.count_first': { label: label('First turn counts', '首轮计入'), kind: 'flag', default: true },
  'turns_per_session.variant': {
    label: label('Interaction variant', '互动次数口径'),
    kind: 'choice',
    default: 'B',
    choices: ['A', 'B'],
  },
} as const satisfies Readonly<Record<ParameterId, ParameterSpec>>;
