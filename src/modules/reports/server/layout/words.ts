import type { Locale } from '#src/kernel/locale.ts';
import type { ComparisonId } from '../report-data.ts';
import type { Rhythm } from '../../contract/report.ts';

export interface Words {
  readonly rhythm: Readonly<Record<Rhythm, string>>;
  readonly dimension: Readonly<Record<string, string>>;
  readonly compared: Readonly<Record<ComparisonId, Readonly<Record<Rhythm, string>>>>;
  readonly wholeCentre: string;
  readonly dataUntil: (time: string) => string;
  readonly noDataAtAll: string;
  readonly provisional: string;
  readonly madeAt: (time: string) => string;
  readonly onTarget: (target: string) => string;
  readonly offTarget: (target: string) => string;
  readonly noTarget: string;
  readonly target: string;
  readonly higher: (size: string, than: string) => string;
  readonly lower: (size: string, than: string) => string;
  readonly same: (than: string) => string;
  readonly points: string;
  readonly noFigures: string;
  readonly loss: (from: string, to: string, size: string) => string;
  readonly sentence: (parts: readonly string[]) => string;
  readonly intervals: string;
  readonly days: string;
  readonly byQueue: string;
  readonly byTeam: string;
  readonly smallNote: string;
  readonly unknown: string;
  readonly reasons: string;
  readonly reasonOf: (kpi: string) => string;
  readonly measureOf: (kpi: string) => string;
  readonly remark: string;
  readonly reasonHint: string;
  readonly measureHint: string;
  readonly remarkHint: string;
  readonly toFill: string;
  readonly versions: string;
  readonly closing: (version: string) => string;
  readonly open: string;
  readonly kpiVersions: (list: string) => string;
  readonly changed: (at: string, what: string) => string;
  readonly page: (page: number, pages: number) => string;
  readonly fullReport: string;
  readonly figures: string;
  readonly kpi: string;
  readonly value: string;
}

const zh: Words = {
  rhythm: { hourly: '时报', daily: '日报', weekly: '周报', monthly: '月报', period: '周期报' },
  dimension: { queue: '队列', team: '班组', agent: '坐席', project: '项目', site: '职场', channel: '渠道' },
  compared: {
    previous: {
      hourly: '比前一日同时段',
      daily: '比前一日',
      weekly: '比上周',
      monthly: '比上月',
      period: '比上一周期',
    },
    sameWeekday: {
      hourly: '比上周同日',
      daily: '比上周同日',
      weekly: '比上周',
      monthly: '比上月',
      period: '比上一周期',
    },
    lastYear: { hourly: '同比', daily: '同比', weekly: '同比', monthly: '同比', period: '同比' },
  },
  wholeCentre: '全中心',
  dataUntil: (time) => `数据截至 ${time}`,
  noDataAtAll: '尚无数据',
  provisional: '暂定：数据尚未到达本期末，数字还会变化',
  madeAt: (time) => `生成于 ${time}`,
  onTarget: (target) => `达到目标 ${target}`,
  offTarget: (target) => `未达目标 ${target}`,
  noTarget: '未设目标',
  target: '目标',
  higher: (size, than) => `${than}高 ${size}`,
  lower: (size, than) => `${than}低 ${size}`,
  same: (than) => `${than}持平`,
  points: ' 个百分点',
  noFigures: '本期没有数据。',
  loss: (from, to, size) => `${from}–${to} 使全期下降 ${size} 个百分点`,
  sentence: (parts) => `${parts.join('，')}。`,
  intervals: '时段走势',
  days: '逐日走势',
  byQueue: '队列',
  byTeam: '班组',
  smallNote: '样本少的行不宜比较高低。',
  unknown: '未知',
  reasons: '未达标原因与措施',
  reasonOf: (kpi) => `${kpi}：未达标原因`,
  measureOf: (kpi) => `${kpi}：措施`,
  remark: '备注',
  reasonHint: '发生了什么，影响哪些时段或队列',
  measureHint: '谁在何时做什么',
  remarkHint: '需要读者知道的事',
  toFill: '待填写',
  versions: '口径与版本',
  closing: (version) => `引用关账版本：${version}`,
  open: '本期未关账，引用当前数字',
  kpiVersions: (list) => `指标口径版本：${list}`,
  changed: (at, what) => `${at} 起口径变更：${what}`,
  page: (page, pages) => `第 ${page} / ${pages} 页`,
  fullReport: '打开完整报表',
  figures: '指标',
  kpi: '指标',
  value: '数值',
};

const en: Words = {
  rhythm: {
    hourly: 'Hourly report',
    daily: 'Daily report',
    weekly: 'Weekly report',
    monthly: 'Monthly report',
    period: 'Period report',
  },
  dimension: { queue: 'Queue', team: 'Team', agent: 'Agent', project: 'Project', site: 'Site', channel: 'Channel' },
  compared: {
    previous: {
      hourly: 'the same hours the day before',
      daily: 'the day before',
      weekly: 'the week before',
      monthly: 'the month before',
      period: 'the period before',
    },
    sameWeekday: {
      hourly: 'the same weekday last week',
      daily: 'the same weekday last week',
      weekly: 'the week before',
      monthly: 'the month before',
      period: 'the period before',
    },
    lastYear: {
      hourly: 'last year',
      daily: 'last year',
      weekly: 'last year',
      monthly: 'last year',
      period: 'last year',
    },
  },
  wholeCentre: 'Whole centre',
  dataUntil: (time) => `Data until ${time}`,
  noDataAtAll: 'No data yet',
  provisional: 'Provisional: the data do not reach the end of the period; figures will change',
  madeAt: (time) => `Made ${time}`,
  onTarget: (target) => `on target (${target})`,
  offTarget: (target) => `off target (${target})`,
  noTarget: 'no target',
  target: 'Target',
  higher: (size, than) => `${size} above ${than}`,
  lower: (size, than) => `${size} below ${than}`,
  same: (than) => `level with ${than}`,
  points: ' points',
  noFigures: 'There are no data for this period.',
  loss: (from, to, size) => `${from}–${to} cost the whole ${size} points`,
  sentence: (parts) => `${parts.join(', ')}.`,
  intervals: 'Over the intervals',
  days: 'Day by day',
  byQueue: 'Queues',
  byTeam: 'Teams',
  smallNote: 'Rows with few contacts say little about better and worse.',
  unknown: 'unknown',
  reasons: 'Reasons for misses and measures',
  reasonOf: (kpi) => `${kpi}: reason for the miss`,
  measureOf: (kpi) => `${kpi}: measure`,
  remark: 'Remarks',
  reasonHint: 'What happened, and which intervals or queues it hit',
  measureHint: 'Who does what by when',
  remarkHint: 'What readers should know',
  toFill: 'to be filled in',
  versions: 'Definitions and versions',
  closing: (version) => `Quotes closing version ${version}`,
  open: 'The period is not closed; figures are as they stand now',
  kpiVersions: (list) => `KPI definition versions: ${list}`,
  changed: (at, what) => `Definition changed from ${at}: ${what}`,
  page: (page, pages) => `Page ${page} of ${pages}`,
  fullReport: 'Open the full report',
  figures: 'KPIs',
  kpi: 'KPI',
  value: 'Value',
};

export const reportWords = (language: Locale): Words => (language === 'zh-CN' ? zh : en);
