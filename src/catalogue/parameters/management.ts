import { label } from '#src/semantic/label.ts';
import type { ParameterId, ParameterSpec } from '#src/semantic/parameter.ts';

/** Settings of quality, planning, cost and people KPIs. */
export const MANAGEMENT_PARAMETERS = {
  /** Critical errors have their own rate; `auto_fail` sets the score of such an evaluation to 0. */
  'qa.aggregate': {
    label: label('Critical errors in the score', '致命项与得分'),
    kind: 'choice',
    default: 'apart',
    choices: ['apart', 'auto_fail'],
  },
  /** Targeted samples would bend the estimate (E31). */
  'qa.samples': {
    label: label('Samples that count', '计入的抽检'),
    kind: 'choice',
    default: 'random',
    choices: ['random', 'full', 'all'],
  },
  'critical_error.class': {
    label: label('Class of critical error', '致命差错类别'),
    kind: 'choice',
    default: 'any',
    choices: ['any', 'customer', 'business', 'compliance'],
  },
  'attrition.kind': {
    label: label('Leavers counted', '计入的离职'),
    kind: 'choice',
    default: 'all',
    choices: ['all', 'voluntary', 'involuntary'],
  },
  'attrition.count_moves': {
    label: label('Count moves inside the company', '内部调动计入'),
    kind: 'flag',
    default: false,
  },
  'attrition.annualised': { label: label('Annualised', '年化'), kind: 'flag', default: true },
  'shrinkage.kind': {
    label: label('Kind of shrinkage', '人力损耗类别'),
    kind: 'choice',
    default: 'all',
    choices: ['all', 'break', 'training', 'meeting', 'leave', 'sick', 'absence', 'other'],
  },
  'forecast.level': {
    label: label('Forecast compared by', '预测比较层级'),
    kind: 'choice',
    default: 'queue',
    choices: ['queue', 'centre'],
  },
  'right_party_rate.base': {
    label: label('Right parties per', '接通目标客户基数'),
    kind: 'choice',
    default: 'persons',
    choices: ['persons', 'attempts'],
  },
  'cost_per_contact.scope': {
    label: label('Costs and contacts of', '成本与联络范围'),
    kind: 'choice',
    default: 'all',
    choices: ['all', 'human', 'bot'],
  },
} as const satisfies Readonly<Record<ParameterId, ParameterSpec>>;
