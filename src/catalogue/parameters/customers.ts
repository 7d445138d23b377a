import { days } from '#src/kernel/units.ts';
import { label } from '#src/semantic/label.ts';
import type { ParameterId, ParameterSpec } from '#src/semantic/parameter.ts';

/** Settings of resolution, satisfaction, complaints and tickets. */
export const CUSTOMER_PARAMETERS = {
  'fcr.window': { label: label('Resolution window', '一次解决观察窗'), kind: 'duration', default: days(7) },
  'fcr.lookback': {
    label: label('Look-back for a first contact', '首次联络回看窗'),
    kind: 'duration',
    default: days(7),
  },
  /** Where reason codes cover less than 90 % of contacts, use `any` (kpi-catalogue §10). */
  'fcr.scope': {
    label: label('A repeat is about', '重复范围'),
    kind: 'choice',
    default: 'issue',
    choices: ['issue', 'any'],
  },
  'fcr.channels': {
    label: label('A repeat comes through', '重复渠道'),
    kind: 'choice',
    default: 'all',
    choices: ['all', 'same'],
  },
  'fcr.count_abandoned_repeats': {
    label: label('An abandoned repeat counts', '放弃的重复联络计入'),
    kind: 'flag',
    default: true,
  },
  'fcr.transfer_fails': {
    label: label('A transferred contact is not resolved', '转接视为未解决'),
    kind: 'flag',
    default: false,
  },
  'csat.scale': { label: label('Satisfaction scale', '满意度量表'), kind: 'number', default: 5 },
  'csat.cut': { label: label('Satisfied from', '满意起点'), kind: 'number', default: 4 },
  'complaint.levels': {
    label: label('Which complaints count', '计入的投诉'),
    kind: 'choice',
    default: 'all',
    choices: ['all', 'escalated', 'responsible'],
  },
  'complaint.repeat_window': {
    label: label('Repeat complaint within', '重复投诉窗口'),
    kind: 'duration',
    default: days(30),
  },
  'response.hours': {
    label: label('Response time runs in', '响应计时'),
    kind: 'choice',
    default: 'calendar',
    choices: ['calendar', 'business'],
  },
} as const satisfies Readonly<Record<ParameterId, ParameterSpec>>;
