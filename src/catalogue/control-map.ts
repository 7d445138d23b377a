import { type Label, label } from '#src/semantic/label.ts';

/** How strongly a policy element holds a KPI up: direct or indirect guarantee, by way of staffing, or in general. */
export type Control = 'direct' | 'indirect' | 'staffing' | 'general';

/** The overall KPIs of seed 000: quantity and quality of service. Attrition is the outcome of everything (kpi-catalogue §5.1). */
export const CONTROLLED_KPIS = [
  'answer_rate',
  'service_level',
  'csat',
  'fcr_window',
  'complaint_rate',
  'qa_score',
] as const;
export type ControlledKpi = (typeof CONTROLLED_KPIS)[number];

/** A point of daily management and the KPIs it must move. */
export type PolicyElement = {
  readonly id: string;
  readonly name: Label;
  /** How it works, as the source text says. */
  readonly mechanism: Label | null;
  readonly controls: Readonly<Partial<Record<ControlledKpi, Control>>>;
};

/** Controls in the order of `CONTROLLED_KPIS`: D direct, I indirect, S by way of staffing, G in general, - none. */
function element(id: string, name: Label, marks: string, mechanism: Label | null = null): PolicyElement {
  const kinds: Readonly<Record<string, Control>> = { D: 'direct', I: 'indirect', S: 'staffing', G: 'general' };
  const entries = CONTROLLED_KPIS.flatMap((kpi, i) => {
    const control = kinds[marks[i] ?? '-'];
    return control ? [[kpi, control] as const] : [];
  });
  return { id, name, mechanism, controls: Object.fromEntries(entries) };
}

/** The control map of seed 000, source [T0]. */
export const CONTROL_MAP: readonly PolicyElement[] = [
  element(
    'capacity',
    label('Capacity and output rules', '产能管理制度'),
    'DDI-I-',
    label('targets broken down to individuals’ output', '目标分解到个人产能'),
  ),
  element(
    'quality',
    label('Quality rules', '品质管理制度'),
    'IIDDDD',
    label(
      'good first-contact resolution lowers repeat contacts and so helps the quantity KPIs',
      '一次解决率高则重复来电少，进而改善量的指标',
    ),
  ),
  element(
    'call_handling',
    label('Contact-handling rules', '受话管理制度'),
    'DDDDII',
    label(
      'eight points an agent is watched by: answering, service level, sign-in and sign-out, handle time, short breaks, meals, satisfaction, first-contact resolution',
      '每名坐席八个监控点：接通、服务水平、签入签出、处理时长、小休、用餐、满意度、一次解决率',
    ),
  ),
  element(
    'attendance',
    label('Attendance rules', '考勤管理制度'),
    'DDI-I-',
    label('the actual staffing curve fits the rostered curve', '实际人力曲线吻合班表曲线'),
  ),
  element(
    'knowledge_tests',
    label('Knowledge test rules', '业务考核制度'),
    'IIDDDD',
    label('complete and correct answers; fewer repeats again', '解答完整准确，同样减少重复来电'),
  ),
  element(
    'general_conduct',
    label(
      'General conduct rules (duty, handover, safety, confidentiality, floor)',
      '综合考评制度（值班、交接、安全、保密、现场）',
    ),
    'DDIIII',
    label('floor management keeps people on line', '现场管理保证在线'),
  ),
  element(
    'processes',
    label('Processes (hiring, training, between departments)', '流程篇（招聘、培训、跨部门）'),
    'SSGGGG',
    label('right numbers and quality of people', '人员数量与素质到位'),
  ),
  element(
    'division_of_work',
    label('Division of work (posts, knowledge, promotion)', '分工篇（岗位、知识、晋升）'),
    'GGGGGG',
    label('people used in the right place', '人尽其才'),
  ),
  element('scheduling', label('Efficiency, soft: scheduling', '效率篇（软）：排班'), 'DDI-I-'),
  element(
    'platform',
    label('Efficiency, hard: system platform', '效率篇（硬）：系统平台'),
    'DDDDDD',
    label('stability and uniform operation', '系统稳定、操作统一'),
  ),
];

const STRENGTH: readonly Control[] = ['direct', 'staffing', 'indirect', 'general'];

/** Forward: the elements that control a KPI, direct ones first; what a breach proposes to look at, in this order. */
export function elementsOf(kpi: string): readonly { readonly element: PolicyElement; readonly control: Control }[] {
  return CONTROL_MAP.flatMap((found) => {
    const control = found.controls[kpi as ControlledKpi];
    return control ? [{ element: found, control }] : [];
  }).sort((a, b) => STRENGTH.indexOf(a.control) - STRENGTH.indexOf(b.control));
}
