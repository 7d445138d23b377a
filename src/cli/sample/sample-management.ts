import { SAMPLE_ZONE, type SampleOptions } from '#src/modules/simulation/contract/options.ts';
import type { RuleInput } from '#src/modules/alerts/contract/rule.ts';
import { localDateTime } from '#src/kernel/zone.ts';
import type { CallAs } from './sample-people.ts';

/** What the people of the sample centre watch, and who has to act. */
const RULES: readonly RuleInput[] = [
  {
    name: '热线每小时服务水平低于 60%',
    kpi: 'service_level',
    grain: '1h',
    by: 'queue',
    where: { channel: ['voice'] },
    test: { kind: 'under', value: 0.6 },
    minimumRows: 20,
    severity: 'urgent',
    owner: '陈拓',
  },
  { name: '放弃率超出控制限', kpi: 'abandon_rate', by: 'queue', test: { kind: 'outside_limits' }, owner: '林静' },
  {
    name: '班组满意度低于 82%',
    kpi: 'csat',
    by: 'team',
    test: { kind: 'under', value: 0.82 },
    minimumRows: 20,
    owner: '许可',
  },
  {
    name: '班组排班遵守率低于 88%',
    kpi: 'adherence',
    by: 'team',
    test: { kind: 'under', value: 0.88 },
    minimumRows: 0,
    owner: '江临',
  },
];

export async function writeRules(callAs: CallAs): Promise<void> {
  const { alerts } = await callAs('linjing');
  const known = new Set((await alerts.rules()).map(({ name }) => name));
  for (const rule of RULES) if (!known.has(rule.name)) await alerts.saveRule(rule);
}

/** Months of the history that are over are closed, newest first: all of them, or the one named. */
export async function closeMonths(callAs: CallAs, only?: string): Promise<void> {
  const { closings } = await callAs('linjing');
  for (const { id, state } of (await closings.list({ kind: 'month' })).periods)
    if (state === 'open' && (only === undefined || id === only))
      await closings.close({ id, reason: '月度经营分析会定稿' });
}

/** Accepts what late data changed in closed months. */
export async function acceptRestatements(callAs: CallAs): Promise<void> {
  const { closings } = await callAs('linjing');
  for (const { id, state } of (await closings.list({ kind: 'month' })).periods) {
    if (state !== 'differs') continue;
    const { pending } = await closings.detail({ id });
    if (pending) await closings.accept({ id, token: pending.token, reason: '话务平台晚到一批通话记录，已核对' });
  }
}

/** A daily and a weekly report with their newest issue, and schedules that are ready but send nothing until somebody switches them on. */
export async function setUpReports(callAs: CallAs, { end }: SampleOptions): Promise<void> {
  const { reports } = await callAs('linjing');
  const known = (await reports.list()).reports;
  const yesterday = localDateTime(SAMPLE_ZONE, end - 1)
    .toPlainDate()
    .subtract({ days: 1 })
    .toString();
  const admin = (await callAs(null)).reports;
  for (const { name, rhythm, when, sections } of REPORTS) {
    if (known.some((report) => report.name === name)) continue;
    const report = await reports.save({
      name,
      rhythm,
      role: 'manager',
      where: {},
      kpis: null,
      sections: [...sections],
      view: null,
    });
    const issue = await reports.make({ id: report.id, day: yesterday });
    await reports.fillIn({ id: issue.id, fields: { service_level: '午间商城热线排班偏紧，已与排班沟通错峰用餐。' } });
    const channels = await admin.channels();
    const channel =
      channels.find((one) => one.name === CHANNEL.name) ?? (await admin.saveChannel({ ...CHANNEL, settings: {} }));
    const schedule = { report: report.id, when, zone: SAMPLE_ZONE, channels: [channel.id] };
    await reports.saveSchedule({
      ...schedule,
      formats: ['picture', 'pdf'],
      language: 'zh-CN',
      patience: 60,
      active: false,
    });
  }
}

/** An address nobody has: whoever switches a schedule on gives a real one first. */
const CHANNEL = {
  kind: 'webhook',
  name: '运营群（示例地址）',
  secrets: { url: 'https://example.invalid/yunchou', signKey: 'not-a-real-key' },
} as const;

const REPORTS = [
  {
    name: '运营日报',
    rhythm: 'daily',
    when: { kind: 'daily', time: '08:30' },
    sections: ['sentence', 'tiles', 'chart', 'queues', 'teams', 'reasons', 'versions'],
  },
  {
    name: '运营周报',
    rhythm: 'weekly',
    when: { kind: 'weekly', weekday: 1, time: '09:00' },
    sections: ['sentence', 'tiles', 'chart', 'queues', 'teams', 'reasons', 'versions'],
  },
] as const;
