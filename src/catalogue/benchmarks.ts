import { type Label, label } from '#src/semantic/label.ts';
import type { ParameterId, ParameterValue, ParameterValues } from '#src/semantic/parameter.ts';

/**
 * A published figure. It may stand as a line beside our value only if its definition is known and is the one in force (E34); otherwise it
 * is shown as text with what is known of its definition. Context, never a target.
 */
export type Benchmark = {
  readonly kpi: string;
  /** Surface units: shares 0–1, seconds. A range where the source gives one. */
  readonly value: number | readonly [low: number, high: number];
  readonly where: Label;
  readonly year: string;
  readonly source: string;
  /** Settings under which our KPI means the same; `null` where the source does not define it. */
  readonly definition: Readonly<Partial<Record<ParameterId, ParameterValue>>> | null;
  readonly note?: Label;
};

const UK = label('United Kingdom', '英国');
const US = label('United States', '美国');
const NORTH_AMERICA = label('North America', '北美');
const PURDUE = label('Purdue benchmark database', '普渡大学标杆数据库');
const CHINA = label('China', '中国');
const ANYWHERE = label('convention', '行业惯例');
const VENDOR = label('one vendor’s clients', '某厂商客户');

const row = (
  kpi: string,
  value: Benchmark['value'],
  where: Label,
  year: string,
  source: string,
  more: Partial<Pick<Benchmark, 'definition' | 'note'>> = {},
): Benchmark => ({ kpi, value, where, year, source, definition: null, ...more });

/** kpi-catalogue §9; figures recalled but not retrieved there are left out. */
export const BENCHMARKS: readonly Benchmark[] = [
  row('service_level', 0.8, ANYWHERE, '–', 'G10, I2, L1, CN9', {
    note: label('80 % in 20 s; which formula is not said', '20 秒 80%；未说明口径'),
  }),
  row('service_level', 0.8, PURDUE, '2003', 'D1', { note: label('within 37 s, as achieved', '37 秒内，实际达到') }),
  row('asa', 37, PURDUE, '2003', 'D1'),
  row('asa', 28, label('IFC figure as quoted by vendors', 'IFC 数字，厂商转引'), '–', 'I2, L1'),
  row('asa', 36.1, UK, '2014', 'K4', {
    note: label('28.4 s in 2013; 55 s in centres of 200 seats and more', '2013 年 28.4 秒；200 席以上中心 55 秒'),
  }),
  row('asa', 120, UK, '2023', 'K2', { note: label('a record', '历史最高') }),
  row('asa', 116, UK, '2024', 'K1'),
  row('asa', 8.97, VENDOR, '2017', 'TD1', {
    note: label('ring time only, queue left out: not comparable', '仅振铃时间，不含排队：不可比'),
  }),
  row('asa', [0, 30], CHINA, '–', 'CN14', { note: label('finance, vendor text', '金融业，厂商文章') }),
  row('asa', [0, 45], CHINA, '–', 'CN14', { note: label('e-commerce, vendor text', '电商，厂商文章') }),
  row('abandon_rate', 0.06, PURDUE, '2003', 'D1'),
  row('abandon_time_avg', 71, PURDUE, '2003', 'D1'),
  row('abandon_time_avg', [20, 60], CHINA, '–', 'CN1', {
    note: label('norm of the 23; industry mean 60 s', '23 项规范；行业均值 60 秒'),
  }),
  row('abandon_rate', [0.05, 0.08], label('IFC, Taiwan', 'IFC、台湾'), '–', 'I2, CN24'),
  row('abandon_rate', 0.091, UK, '2023', 'K2', { note: label('a record', '历史最高') }),
  row('abandon_rate', 0.12, VENDOR, '2015', 'TD2', {
    note: label(
      'finance 16 %, software 15 %, retail 12 %, health 13 %, services 10 %',
      '金融 16%、软件 15%、零售 12%、医疗 13%、服务 10%',
    ),
  }),
  row('abandon_rate', 0.0907, VENDOR, '2018', 'X19', {
    note: label('missed calls; 5.0–11.6 % by industry', '未接来电；各行业 5.0–11.6%'),
  }),
  row('abandon_rate', [0, 0.05], CHINA, '2005', 'CN9', { note: label('a target', '目标值') }),
  row('fcr_survey', 0.7, NORTH_AMERICA, '2022', 'Q1, Q5', {
    definition: {},
    note: label('good 70–79 %, world class from 80 % (5 % of centres)', '良好 70–79%，世界级 80% 以上（5% 的中心）'),
  }),
  row('fcr_survey', [0.61, 0.78], NORTH_AMERICA, '2022', 'Q2', {
    definition: {},
    note: label('by sector: telecom 61 %, retail 78 %', '分行业：电信 61%，零售 78%'),
  }),
  row('fcr_survey', 0.59, NORTH_AMERICA, '2022', 'Q3', {
    note: label('one contact across channels', '跨渠道一次联络解决'),
  }),
  row('fcr_window', 0.66, PURDUE, '2003', 'D1', { note: label('method not said', '未说明方法') }),
  row('fcr_window', [0.85, 1], CHINA, '2025', 'CN13', {
    note: label('“excellent”, vendor text, method not said', '“优秀”，厂商文章，未说明方法'),
  }),
  row('csat', [0.68, 0.81], NORTH_AMERICA, '–', 'Q2', {
    definition: { 'csat.scale': 5, 'csat.cut': 5 },
    note: label('top box: telecom 68 %, retail 81 %', '仅最高分：电信 68%，零售 81%'),
  }),
  row('csat', 0.8068, VENDOR, '2017', 'CM1', {
    definition: { 'csat.scale': 5, 'csat.cut': 3 },
    note: label('chat, 3 of 5 and more counts as satisfied', '在线，5 分制 3 分及以上算满意'),
  }),
  row('csat', 0.8406, VENDOR, '2016', 'CM3', {
    definition: { 'csat.scale': 5, 'csat.cut': 3 },
    note: label('chat, 3 of 5 and more counts as satisfied', '在线，5 分制 3 分及以上算满意'),
  }),
  row('talk_avg', 330, label('23 norms', '23 项规范'), '–', 'CN1', { definition: {} }),
  row('aht', 360, label('vendor round-up', '厂商汇编'), '–', 'X1', { note: label('parts not said', '未说明构成') }),
  row('talk_avg', 201, label('Australia', '澳大利亚'), '2000', 'X2'),
  row('acw_avg', 88, label('Australia', '澳大利亚'), '2000', 'X2'),
  row('hold_avg', 25.8, label('vendor round-up', '厂商汇编'), '–', 'X1'),
  row('transfer_rate', 0.099, label('vendor round-up', '厂商汇编'), '–', 'X1'),
  row('transfer_rate', 0.19, NORTH_AMERICA, '2021', 'Q6', {
    note: label('share of customers transferred', '被转接客户占比'),
  }),
  row('occupancy', [0.85, 0.95], PURDUE, '2002', 'D2', { note: label('÷ signed-in time', '÷ 签入时间') }),
  row('occupancy', [0.8, 0.85], UK, '–', 'H2', {
    note: label('above 85 % risk of burn-out; no best value', '高于 85% 有倦怠风险，无最佳值'),
  }),
  row('utilisation', [0.69, 0.73], CHINA, '–', 'CN11', {
    definition: { 'utilisation.variant': 'talk', 'utilisation.base': 'signed_in' },
  }),
  row('adherence', 0.93, US, '–', 'T1', { note: label('“fairly typical”', '“较为典型”') }),
  row('conformance', [0.95, 1.05], label('one Genesys customer', '某 Genesys 用户'), '2026', 'G9', {
    definition: { 'conformance.variant': 'on_queue', 'conformance.cap': false },
  }),
  row('attrition', 0.26, US, '1999', 'X2', { note: label('full time; 33 % part time', '全职；兼职 33%') }),
  row('attrition', 0.27, US, '2011–2014', 'K3', {
    note: label('42 % in 2008; outsourcers 56 %', '2008 年 42%；外包 56%'),
  }),
  row('attrition', [0.2, 0.45], label('UK and US', '英美'), '–', 'K1, K5', {
    note: label('20–25 % below 50 seats, about 45 % from 200 seats', '50 席以下 20–25%，200 席以上约 45%'),
  }),
  row('answer_rate', [0.8, 0.85], CHINA, '–', 'CN6', {
    note: label('inbound: standard 80 %, advised 85 %', '呼入：标准 80%，建议 85%'),
  }),
  row('connect_rate', [0.6, 0.65], CHINA, '–', 'CN6', {
    note: label('outbound: standard 60 %, advised 65 %', '外呼：标准 60%，建议 65%'),
  }),
  row('complaint_rate', [0, 100], CHINA, '2025', 'CN13', {
    note: label('per 10,000 answered contacts; above 200 means rectification', '每万次接通；超过 200 须整改'),
  }),
  row('qa_coverage', [0.1, 1], CHINA, '–', 'CN13', { note: label('sampling of at least 10 %', '抽检不低于 10%') }),
  row('qa_coverage', [0.01, 0.02], label('usual practice', '通常做法'), '–', 'QA2, QA5', {
    note: label('4–10 contacts per agent and month', '每人每月 4–10 个联络'),
  }),
  row('acw_avg', [30, 60], CHINA, '–', 'CN2'),
  row('service_interruption', [0, 0.0001], CHINA, '–', 'CN10', { definition: {} }),
];

/** Rows of a KPI whose definition is the one in force: these may be drawn as lines. All others are shown as text. */
export function comparableBenchmarks(kpi: string, values: ParameterValues): readonly Benchmark[] {
  return BENCHMARKS.filter(
    (b) =>
      b.kpi === kpi &&
      b.definition !== null &&
      Object.entries(b.definition).every(([id, value]) => values.raw(id as ParameterId) === value),
  );
}
