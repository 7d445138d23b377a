import type { Locale } from '#src/kernel/locale.ts';
import type { Verdict } from '../contract/judged.ts';
import type { ItemState } from '../contract/sheet.ts';

type Words = {
  readonly sheet: string;
  readonly columns: readonly string[];
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly state: Readonly<Record<ItemState, string>>;
  readonly yes: string;
  readonly no: string;
};

/** Words of the workbook; those of screens, which the server does not read. */
export const EXPORT_WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    sheet: 'Sign-off',
    columns: [
      'Agent number',
      'Agent',
      'Team',
      'KPI',
      'Value',
      'Unit',
      'Target',
      'Weight',
      'Against target',
      'State',
      'Objection',
      'Answer',
      'Confirmed',
      'Version',
      'Closing',
      'Overdue',
    ],
    verdict: {
      met: 'on target',
      missed: 'off target',
      not_distinguishable: 'not distinguishable',
      no_target: 'no target agreed',
      no_data: 'no data',
    },
    state: {
      open: 'open',
      confirmed: 'confirmed',
      objected: 'objection',
      kept: 'figure stands',
      correcting: 'to be corrected',
    },
    yes: 'yes',
    no: 'no',
  },
  'zh-CN': {
    sheet: '绩效确认',
    columns: [
      '工号',
      '坐席',
      '班组',
      '指标',
      '结果',
      '单位',
      '目标值',
      '权重',
      '与目标比',
      '状态',
      '异议',
      '答复',
      '确认',
      '版本',
      '月结版本',
      '逾期',
    ],
    verdict: {
      met: '达标',
      missed: '未达标',
      not_distinguishable: '差异不显著',
      no_target: '未约定目标',
      no_data: '无数据',
    },
    state: { open: '待确认', confirmed: '已确认', objected: '有异议', kept: '维持原数', correcting: '待更正' },
    yes: '是',
    no: '否',
  },
};
