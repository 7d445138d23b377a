import { type Label, label } from '#src/semantic/label.ts';
import { SMART_USE } from './smart-use.ts';

/** Whom a KPI is meant for; `why` is said to whoever uses it for a person all the same. */
export type RoleFit = { readonly kpi: string; readonly use: 'management' | 'support'; readonly why: Label };

const SYSTEM = label(
  'A property of the system (volume, staffing, routing): the person does not decide it',
  '由联络量、人力和路由决定，不由个人决定',
);
const RISK = label(
  'For analysis, staffing fit and risk control only, says the source text',
  '原文规定仅用于分析、人力匹配与风险控制',
);
const SUPPORT = label('For support posts, judged by the work of their own post', '适用于支撑岗位，按其本岗工作评价');
const HEALTH = label('Breaks are never refused and never ranked', '生理小休不拒绝、不排名');

const own = (use: RoleFit['use'], why: Label, ...kpis: string[]): RoleFit[] => kpis.map((kpi) => ({ kpi, use, why }));

/** KPIs that do not fit a person on the front line. What is not listed does. Source: kpi-catalogue §3.5, [T2]; glossary 小休, 坐席占用率. */
export const ROLE_FIT: readonly RoleFit[] = [
  ...SMART_USE.flatMap(({ kpi, use }) =>
    use === 'front_line' ? [] : own(use, use === 'management' ? RISK : SUPPORT, kpi),
  ),
  ...own('management', RISK, 'concurrency_cap_share', 'risky_close_rate'),
  ...own('management', SYSTEM, 'occupancy', 'occupancy_23', 'load', 'utilisation', 'available_time', 'attrition'),
  ...own('management', HEALTH, 'break_time', 'meal_time'),
];

/** What speaks against using a KPI for a person; `null` where nothing does. */
export const misfitFor = (kpi: string): RoleFit | null => ROLE_FIT.find((fit) => fit.kpi === kpi) ?? null;
