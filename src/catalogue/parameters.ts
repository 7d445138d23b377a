import { hours, seconds } from '#src/kernel/units.ts';
import { label } from '#src/semantic/label.ts';
import type { ParameterId, ParameterSpec } from '#src/semantic/parameter.ts';

/** Every setting that changes what a KPI means, with its default (kpi-catalogue §10, preset `cn`). */
export const PARAMETERS = {
  'service_level.formula': {
    label: label('Service level formula', '服务水平口径'),
    kind: 'choice',
    default: 'SL-3',
    choices: ['SL-1', 'SL-2', 'SL-3', 'SL-4', 'SL-5', 'SL-6', 'SL-A', 'SL-V', 'SL-G'],
  },
  'service_level.threshold': {
    label: label('Service level threshold', '服务水平门槛'),
    kind: 'duration',
    default: seconds(20),
    byChannel: { chat: seconds(30), email: hours(4) },
  },
  'service_level.target': { label: label('Service level target', '服务水平目标'), kind: 'number', default: 0.8 },
  'service_level.compare': {
    label: label('Threshold comparison', '门槛比较'),
    kind: 'choice',
    default: '<=',
    choices: ['<=', '<'],
  },
  'service_level.count_flow_outs': {
    label: label('SL-G: flow-outs in the denominator', 'SL-G：转出计入分母'),
    kind: 'flag',
    default: false,
  },
  'service_level.count_short_abandons': {
    label: label('SL-G: short abandons in the denominator', 'SL-G：速挂计入分母'),
    kind: 'flag',
    default: true,
  },
  'service_level.count_abandons': {
    label: label('SL-G: abandons in the denominator', 'SL-G：放弃计入分母'),
    kind: 'flag',
    default: true,
  },
  'wait.clock_start': {
    label: label('Wait starts at', '等待起算点'),
    kind: 'choice',
    default: 'enqueue',
    choices: ['enqueue', 'ivr'],
  },
  'short_abandon.threshold': {
    label: label('Short abandon threshold (0 = none)', '速挂门槛（0 = 不设）'),
    kind: 'duration',
    default: 0,
  },
  'flow_out.in_denominator': {
    label: label('Flow-outs in the denominator', '转出计入分母'),
    kind: 'flag',
    default: false,
  },
  'system_drop.in_denominator': {
    label: label('System drops in the denominator', '系统断线计入分母'),
    kind: 'flag',
    default: false,
  },
  'interval.length': {
    label: label('Interval', '时段'),
    kind: 'choice',
    default: '30m',
    choices: ['15m', '30m', '1h'],
  },
} as const satisfies Readonly<Record<ParameterId, ParameterSpec>>;
