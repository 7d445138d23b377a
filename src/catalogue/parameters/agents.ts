import { minutes } from '#src/kernel/units.ts';
import { label } from '#src/semantic/label.ts';
import type { ParameterId, ParameterSpec } from '#src/semantic/parameter.ts';

/** Settings of handling time, occupancy, attendance and productivity. */
export const AGENT_PARAMETERS = {
  'duration.attribution': {
    label: label('Durations are booked', '时长归属'),
    kind: 'choice',
    default: 'whole',
    choices: ['whole', 'split'],
  },
  'anchor.handle_kpis': {
    label: label('Handling KPIs are booked at', '处理指标归属时刻'),
    kind: 'choice',
    default: 'end',
    choices: ['answer', 'end'],
  },
  'aht.count_hold': { label: label('Hold in the handle time', '处理时长含保持'), kind: 'flag', default: true },
  'aht.count_acw': {
    label: label('After-contact work in the handle time', '处理时长含话后'),
    kind: 'flag',
    default: true,
  },
  'aht.count_outbound_ring': {
    label: label('Outbound ringing in the handle time', '处理时长含外呼振铃'),
    kind: 'flag',
    default: false,
  },
  'aht.count_consult': {
    label: label('Consultation in the handle time', '处理时长含咨询'),
    kind: 'flag',
    default: false,
  },
  'aht.level': {
    label: label('Handle time per', '处理时长按'),
    kind: 'choice',
    default: 'leg',
    choices: ['leg', 'contact'],
  },
  'aht.text_time': {
    label: label('Handle time of text contacts', '文字渠道处理时长'),
    kind: 'choice',
    default: 'active',
    choices: ['active', 'elapsed'],
  },
  'hold.denominator': {
    label: label('Hold time per', '保持时长按'),
    kind: 'choice',
    default: 'held',
    choices: ['held', 'handled'],
  },
  'pause.queues': {
    label: label('Not ready counts when paused in', '示忙口径'),
    kind: 'choice',
    default: 'any',
    choices: ['any', 'all'],
  },
  'occupancy.variant': {
    label: label('Occupancy variant', '坐席占用率口径'),
    kind: 'choice',
    default: 'union',
    choices: ['union', 'union_with_ring', 'talk_of_unpaused'],
  },
  /** A: handling only, ready time is not effective (hiring). B: handling and ready. */
  'utilisation.variant': {
    label: label('Utilisation variant', '工时利用率口径'),
    kind: 'choice',
    default: 'B',
    choices: ['A', 'B', 'talk'],
  },
  'utilisation.base': {
    label: label('Utilisation base', '工时利用率基数'),
    kind: 'choice',
    default: 'paid',
    choices: ['paid', 'signed_in'],
  },
  'adherence.mode': {
    label: label('Adherence compares', '遵从比较'),
    kind: 'choice',
    default: 'category',
    choices: ['category', 'activity'],
  },
  'adherence.outside_shift': {
    label: label('Work outside the shift is an exception', '班外工作算不遵从'),
    kind: 'flag',
    default: false,
  },
  'conformance.variant': {
    label: label('Conformance counts', '工时符合率口径'),
    kind: 'choice',
    default: 'on_queue',
    choices: ['on_queue', 'signed_in'],
  },
  'conformance.cap': {
    label: label('Conformance capped at 100 %', '工时符合率以 100% 封顶'),
    kind: 'flag',
    default: false,
  },
  'attendance.base': {
    label: label('Attendance counts', '出勤率按'),
    kind: 'choice',
    default: 'people',
    choices: ['people', 'hours'],
  },
  'contacts_per_hour.base': {
    label: label('Hours are', '小时数取'),
    kind: 'choice',
    default: 'signed_in',
    choices: ['signed_in', 'on_queue'],
  },
  'productivity.standard_time': {
    label: label('Standard handle time of this kind of contact', '该类联络标准处理时长'),
    kind: 'duration',
    default: minutes(5),
  },
  'productivity.reference_time': {
    label: label('Standard handle time that weighs 1', '权重为 1 的标准处理时长'),
    kind: 'duration',
    default: minutes(5),
  },
  'transfer.count': {
    label: label('Transfers counted as', '转接计数'),
    kind: 'choice',
    default: 'contacts',
    choices: ['contacts', 'events'],
  },
  'transfer.count_consult': {
    label: label('Count transfers after consultation', '咨询转计入'),
    kind: 'flag',
    default: true,
  },
} as const satisfies Readonly<Record<ParameterId, ParameterSpec>>;
