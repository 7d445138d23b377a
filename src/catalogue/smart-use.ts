import { type Label, label } from '#src/semantic/label.ts';

/**
 * What the source text of the smart multimedia centre says about reading its KPIs [T2]: what to observe them with (评估观察), by which
 * features to judge them (判断特征), and whom they may be held against. `management` KPIs are for analysis, staffing fit and risk control,
 * never for personal scores.
 */
export type SmartUse = {
  readonly kpi: string;
  readonly use: 'front_line' | 'management' | 'support';
  /** KPIs to read together with it. */
  readonly with: readonly string[];
  readonly observe: Label | null;
  readonly judge: Label | null;
};

export const SMART_USE: readonly SmartUse[] = [
  {
    kpi: 'canned_use_rate',
    use: 'front_line',
    with: ['sensitive_word_rate', 'reply_interval_avg'],
    observe: label('output per unit of time, and accuracy', '单位时间效能与准确性'),
    judge: null,
  },
  {
    kpi: 'sensitive_word_rate',
    use: 'front_line',
    with: ['canned_use_rate', 'reply_interval_avg'],
    observe: null,
    judge: null,
  },
  {
    kpi: 'reply_interval_avg',
    use: 'front_line',
    with: ['canned_use_rate', 'sensitive_word_rate', 'concurrency_avg'],
    observe: null,
    judge: null,
  },
  { kpi: 'bot_intercept_rate', use: 'support', with: [], observe: null, judge: null },
  {
    kpi: 'hotspot_repair_rate',
    use: 'support',
    with: ['hotspot_adoption_rate'],
    observe: null,
    judge: label('flagged for low clicks, updated knowledge or low adoption', '点击低、知识更新或采纳低时标记为待修复'),
  },
  {
    kpi: 'hotspot_adoption_rate',
    use: 'support',
    with: ['hotspot_adopted_then_human_rate'],
    observe: null,
    judge: label('adopted, yet asked for a person', '采纳后仍要求人工'),
  },
  { kpi: 'opinion_alert_timeliness', use: 'support', with: [], observe: null, judge: null },
  {
    kpi: 'agent_close_rate',
    use: 'management',
    with: ['risky_close_rate'],
    observe: null,
    judge: label('last message from the customer, closed by the agent', '最后一条为客户消息而由客服关闭'),
  },
  {
    kpi: 'concurrency_peak',
    use: 'management',
    with: ['reply_interval_avg'],
    observe: label('a new agent about 3, an experienced one 6–8', '新坐席约 3 个，熟练坐席 6–8 个'),
    judge: null,
  },
  {
    kpi: 'concurrency_avg',
    use: 'management',
    with: ['reply_interval_avg'],
    observe: label('a new agent about 3, an experienced one 6–8', '新坐席约 3 个，熟练坐席 6–8 个'),
    judge: null,
  },
  { kpi: 'turns_per_session', use: 'management', with: [], observe: null, judge: null },
];
