import { hours, seconds } from '#src/kernel/units.ts';
import { label } from '#src/semantic/label.ts';
import type { ParameterId, ParameterSpec } from '#src/semantic/parameter.ts';

/** Settings of KPIs over queue entries: service level, abandonment, answering. */
export const QUEUE_PARAMETERS = {
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
  'abandon_rate.count_ivr': {
    label: label('Count contacts abandoned in the IVR', 'IVR 内放弃计入'),
    kind: 'flag',
    default: false,
  },
  'answer_rate.count_ivr_served': {
    label: label('Count contacts the IVR served', 'IVR 自助完成计入'),
    kind: 'flag',
    default: false,
  },
  'asa.count_abandoned_wait': {
    label: label('Add the wait of those who gave up', '计入放弃者的等待'),
    kind: 'flag',
    default: false,
  },
  /** A callback waits by its own clock: mixed in, it hides how long callers hold (E19). */
  'asa.callbacks': {
    label: label('Callbacks in the average speed of answer', '回呼是否计入平均应答速度'),
    kind: 'choice',
    default: 'apart',
    choices: ['apart', 'in', 'only'],
  },
  'queued_rate.threshold': {
    label: label('Counts as having waited: more than', '等待超过多久算排队'),
    kind: 'duration',
    default: 0,
  },
  'contacts_total.count_blocked': {
    label: label('Add calls that met busy or blocked lines', '计入忙音受阻的呼叫'),
    kind: 'flag',
    default: true,
  },
  'ring_answer.threshold': {
    label: label('Ring answered within', '振铃接起门槛'),
    kind: 'duration',
    default: seconds(15),
  },
  'ring_answer.count_canceled': {
    label: label('Count rings the customer left during', '客户振铃中离开计入'),
    kind: 'flag',
    default: true,
  },
  'rings.ring_length': { label: label('Length of one ring', '每声振铃时长'), kind: 'duration', default: seconds(6) },
  'anchor.queue_kpis': {
    label: label('Queue KPIs are booked at', '队列指标归属时刻'),
    kind: 'choice',
    default: 'enqueue',
    choices: ['enqueue', 'answer', 'end'],
  },
  'interval.length': {
    label: label('Interval', '时段'),
    kind: 'choice',
    default: '30m',
    choices: ['15m', '30m', '1h'],
  },
} as const satisfies Readonly<Record<ParameterId, ParameterSpec>>;
