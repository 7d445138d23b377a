import type { SampleOptions } from '../../contract/options.ts';
import { Centre } from '../centre/centre.ts';
import { PROJECTS, SITES, TEAMS } from '../centre/layout.ts';
import { seatsOf, type Person } from '../centre/people.ts';
import { DAY, dateOf, startOfDay } from '../centre/time.ts';
import { Stream, streamKey } from '../random/stream.ts';
import { type Written, workbookOf } from './sheet-file.ts';
import type { OfficeFile } from './staff-workbooks.ts';

/** Monthly cost in yuan per person, and of what does not depend on people. */
const PER_PERSON = [
  ['人工成本', '工资与绩效', 6_100],
  ['人工成本', '社保公积金', 1_500],
  ['运营费用', '系统与线路', 650],
  ['运营费用', '培训与招聘', 480],
] as const;
const PER_SEAT = 900;
const BOT = 18_000;
const OFFICE = 40_000;

type Line = {
  readonly site: string;
  readonly project: string;
  readonly channel: string;
  readonly group: string;
  readonly item: string;
};
type Amounts = Line & { readonly budget: number; readonly actual: number };

/**
 * The cost tables of the sample centre: one workbook a month, budget beside what was spent, with subtotals. A month that is not over has its
 * budget alone. Budgets reckon with every seat taken; what was spent follows the people there were.
 */
export async function costWorkbooks(options: SampleOptions): Promise<OfficeFile[]> {
  const { people, firstDay, lastDay } = new Centre(options);
  const months = [
    ...new Set(Array.from({ length: lastDay - firstDay + 1 }, (_, i) => dateOf(firstDay + i).slice(0, 7))),
  ];
  const files: OfficeFile[] = [];
  for (const month of months) {
    const [year = 0, number = 1] = month.split('-').map(Number);
    const until = startOfDay(Math.floor(Date.UTC(year, number, 1) / DAY));
    const over = until <= options.end;
    const lines = amountsOf(options, month, people);
    const head = ['月份', '类别', '费用项', '职场', '项目', '渠道', '预算', '实际'];
    const rows: Written[][] = [];
    for (const [group, own] of Map.groupBy(lines, (line) => line.group)) {
      for (const { item, site, project, channel, budget, actual } of own)
        rows.push([month, group, item, site, project, channel, budget, over ? actual : null]);
      const sum = (of: 'budget' | 'actual'): number => own.reduce((total, line) => total + line[of], 0);
      rows.push(['小计', group, null, null, null, null, sum('budget'), over ? sum('actual') : null]);
    }
    const title = `${year}年${number}月 成本预算与实际（单位：元）`;
    files.push({
      kind: 'cost',
      file: `${month}成本表.xlsx`,
      bytes: await workbookOf([{ name: '成本', title, head, rows }]),
    });
  }
  return files;
}

function amountsOf({ seed, agents }: SampleOptions, month: string, people: readonly Person[]): Amounts[] {
  const from = startOfDay(Math.floor(Date.parse(`${month}-01T00:00:00Z`) / DAY));
  const [year = 0, number = 1] = month.split('-').map(Number);
  const until = startOfDay(Math.floor(Date.UTC(year, number, 1) / DAY));
  const lines: Amounts[] = [];
  const add = (line: Line, budget: number, actual: number): void => {
    const draws = new Stream(streamKey(seed, 'cost', month, line.site, line.project, line.item));
    lines.push({
      ...line,
      budget: Math.round(budget / 100) * 100,
      actual: Math.round(actual * draws.lognormal(1, 0.04)),
    });
  };
  const places = SITES.flatMap((site, s) => PROJECTS.map((project, p) => ({ site, s, project: project.name, p })));
  const seatsAt = (s: number, p: number | null): number =>
    TEAMS.reduce(
      (sum, { site, project, share }) =>
        site === s && (p === null || project === p) ? sum + seatsOf(share, agents) : sum,
      0,
    );
  for (const [group, item, each] of PER_PERSON)
    for (const { site, s, project, p } of places) {
      const seats = seatsAt(s, p);
      if (seats === 0) continue;
      // Somebody who came or left within the month is paid for the days she was there.
      const months = people
        .filter(({ team }) => TEAMS[team]?.site === s && TEAMS[team]?.project === p)
        .reduce((sum, { hired, left }) => {
          const start = Math.max(from, startOfDay(hired));
          const end = Math.min(until, left === null ? until : startOfDay(left));
          return sum + Math.max(0, end - start) / (until - from);
        }, 0);
      add({ site, project, channel: '', group, item }, seats * each, months * each);
    }
  for (const [s, site] of SITES.entries()) {
    const rent = seatsAt(s, null) * PER_SEAT;
    add({ site, project: '公共', channel: '', group: '职场费用', item: '租金与工位' }, rent, rent);
  }
  for (const { name } of PROJECTS)
    add({ site: '', project: name, channel: '在线', group: '平台费用', item: '智能客服机器人' }, BOT, BOT * 1.05);
  add({ site: '', project: '公共', channel: '', group: '管理费用', item: '管理分摊' }, OFFICE, OFFICE);
  return lines;
}
