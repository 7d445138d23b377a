import writeXlsxFile from 'write-excel-file/node';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { CostPerContact, CostTable } from '../contract/cost.ts';

type Cell = string | number | null;

const WORDS = {
  en: {
    table: 'Budget and spent',
    perContact: 'Cost per contact',
    line: ['Month', 'Site', 'Project', 'Channel', 'Group', 'Item', 'Budget', 'Spent', 'Difference', 'Cell'],
    share: ['By', 'Name', 'Contacts', 'Hours of handling', 'Booked to it', 'Share of common cost', 'Cost per contact'],
    channel: 'channel',
    project: 'project',
    whole: 'centre',
    common: 'common',
    by: 'Exported by',
  },
  'zh-CN': {
    table: '预算与实际',
    perContact: '单次联络成本',
    line: ['月份', '职场', '项目', '渠道', '类别', '费用项', '预算', '实际', '差额', '单元格'],
    share: ['维度', '名称', '处理量', '处理工时', '直接成本', '分摊的公共成本', '单次联络成本'],
    channel: '渠道',
    project: '项目',
    whole: '全中心',
    common: '公共',
    by: '导出人',
  },
} as const;
export type Language = keyof typeof WORDS;

/** Costs as a workbook: budget beside what was spent, then cost per contact. Text stays text, never a formula. */
export async function costWorkbook(
  table: CostTable,
  perContact: CostPerContact,
  directory: Directory,
  { language, by }: { readonly language: Language; readonly by: string },
): Promise<File> {
  const words = WORDS[language];
  const name = (noun: 'site' | 'project', id: string | null): string =>
    id === null ? words.common : directory.nameOf(noun, id);
  const lines = table.lines.map((line): Cell[] => [
    line.month,
    name('site', line.site),
    name('project', line.project),
    line.channel,
    line.group,
    line.item,
    line.budget,
    line.actual,
    line.budget === null || line.actual === null ? null : line.actual - line.budget,
    line.origin,
  ]);
  const shares = (['channel', 'project'] as const).flatMap((noun) =>
    perContact[`${noun}s`].map((share): Cell[] => [
      words[noun],
      share.name ?? words.common,
      share.contacts,
      share.hours,
      share.direct,
      share.shared,
      share.perContact,
    ]),
  );
  const whole: Cell[] = [words.whole, null, perContact.contacts, null, perContact.total, null, perContact.perContact];
  const mark: Cell[] = [words.by, by, `${table.from} – ${table.until}`];
  const sheets: [string, Cell[][]][] = [
    [words.table, [[...words.line], ...lines, [], mark]],
    [words.perContact, [[...words.share], whole, ...shares, [], mark]],
  ];
  const bytes = await writeXlsxFile(
    sheets.map(([sheet, rows]) => ({
      sheet,
      stickyRowsCount: 1,
      data: rows.map((row, i) =>
        row.map((value) =>
          value === null
            ? null
            : typeof value === 'number'
              ? { value, type: Number, format: '#,##0.00' }
              : { value, type: String, ...(i === 0 && { fontWeight: 'bold' as const }) },
        ),
      ),
    })),
  ).toBuffer();
  return new File([new Uint8Array(bytes)], `costs-${table.from}-${table.until}.xlsx`, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}
