import type { SampleOptions } from '../../contract/options.ts';
import { AHEAD, Centre } from '../centre/centre.ts';
import { TEAMS } from '../centre/layout.ts';
import type { Person } from '../centre/people.ts';
import { PLANTINGS } from '../centre/plantings.ts';
import { type Shift, shiftsOf } from '../centre/roster.ts';
import { dateOf, dayOfDate, HOUR, MINUTE, startOfDay } from '../centre/time.ts';
import { Stream, streamKey } from '../random/stream.ts';
import { type Written, workbookOf } from './sheet-file.ts';
import { legendRows, codeOf } from './shift-code.ts';

/** A file of the sample centre's office, as the importer of its kind takes it. */
export interface OfficeFile {
  readonly kind: 'employment' | 'roster' | 'punches' | 'leave' | 'cost';
  readonly file: string;
  readonly bytes: Buffer;
}

/**
 * What the office of the sample centre keeps about its people, in workbooks: who is employed, who should work when (as far ahead as is
 * planned), who was on leave, who came. The same options give the same files; they tell of the same days as the events do.
 */
export async function staffWorkbooks(options: SampleOptions): Promise<OfficeFile[]> {
  const centre = new Centre(options);
  const { people, firstDay, lastDay } = centre;
  const days = Array.from({ length: lastDay + AHEAD - firstDay + 1 }, (_, i) => firstDay + i);
  const shifts = days.flatMap((day) => shiftsOf(options.seed, people, day, PLANTINGS));
  const past = shifts.filter(({ end }) => end <= options.end);
  const files: OfficeFile[] = [await employment(people, lastDay)];
  for (const [month, own] of Map.groupBy(shifts, ({ day }) => dateOf(day).slice(0, 7)))
    files.push(await roster(month, own, people, days));
  files.push(await leave(past));
  for (const [month, own] of Map.groupBy(past, ({ day }) => dateOf(day).slice(0, 7)))
    files.push(await punches(month, own));
  return files;
}

const KINDS = { voluntary: '主动离职', involuntary: '辞退' } as const;

async function employment(people: readonly Person[], lastDay: number): Promise<OfficeFile> {
  const rows = people
    .filter(({ hired }) => hired <= lastDay)
    .map(({ name, number, team, hired, left, leaving }): Written[] => {
      const gone = left !== null && left <= lastDay;
      return [
        TEAMS[team]?.name ?? '',
        number,
        name,
        dateOf(hired),
        // The last day of work.
        gone ? dateOf(left - 1) : null,
        gone && leaving !== null ? KINDS[leaving] : null,
      ];
    });
  const head = ['班组', '工号', '姓名', '入职日期', '离职日期', '离职类型'];
  const bytes = await workbookOf([{ name: '花名册', title: '员工花名册', head, rows }]);
  return { kind: 'employment', file: '员工花名册.xlsx', bytes };
}

async function roster(
  month: string,
  shifts: readonly Shift[],
  people: readonly Person[],
  days: readonly number[],
): Promise<OfficeFile> {
  const planned = new Set(days);
  const first = dayOfDate(`${month}-01`);
  // The whole month, as rosters are made; days nothing is known of are empty.
  const own = Array.from({ length: 31 }, (_, i) => first + i).filter((day) => dateOf(day).startsWith(month));
  const codes = new Map(shifts.map((shift) => [`${shift.person.key}/${shift.day}`, codeOf(shift)]));
  const rows = people
    .filter(({ hired, left }) => own.some((day) => day >= hired && (left === null || day < left)))
    .map((person): Written[] => [
      TEAMS[person.team]?.name ?? '',
      person.number,
      person.name,
      ...own.map((day) => {
        if (!planned.has(day) || day < person.hired || (person.left !== null && day >= person.left)) return null;
        return codes.get(`${person.key}/${day}`) ?? '休';
      }),
    ]);
  const [year, number] = month.split('-');
  const bytes = await workbookOf([
    {
      name: month,
      title: `${year}年${Number(number)}月排班表`,
      head: ['班组', '工号', '姓名', ...own.map((day) => `${Number(number)}/${Number(dateOf(day).slice(8))}`)],
      rows,
    },
    { name: '班次说明', title: null, head: ['班次', '上班时间', '下班时间', '用餐', '小休'], rows: legendRows() },
  ]);
  return { kind: 'roster', file: `${month}排班表.xlsx`, bytes };
}

/** Leave is applied for and approved; half of the sick bring their note. */
async function leave(shifts: readonly Shift[]): Promise<OfficeFile> {
  const rows = shifts.flatMap(({ person, day, attendance }): Written[][] => {
    if (attendance === 'present') return [];
    const draws = new Stream(streamKey(person.key, 'leave form', day));
    if (attendance === 'sick' && !draws.chance(0.5)) return [];
    const kind = attendance === 'sick' ? '病假' : draws.pick(['年假', '年假', '调休', '事假']);
    return [[TEAMS[person.team]?.name ?? '', person.number, person.name, kind, dateOf(day), dateOf(day), '已通过']];
  });
  const head = ['班组', '工号', '姓名', '请假类型', '开始日期', '结束日期', '审批状态'];
  const bytes = await workbookOf([{ name: '请假', title: '请假登记表', head, rows }]);
  return { kind: 'leave', file: '请假登记表.xlsx', bytes };
}

/** A line a person and day, as attendance apps export it. */
async function punches(month: string, shifts: readonly Shift[]): Promise<OfficeFile> {
  const clock = (day: number, at: number): string => {
    const minutes = Math.floor((at - startOfDay(day)) / MINUTE);
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  };
  const rows = shifts.map(({ person, day, start, end, late, attendance }): Written[] => {
    const draws = new Stream(streamKey(person.key, 'punches', day));
    const came = late > 0 ? start + late : start - draws.between(2 * MINUTE, 14 * MINUTE);
    const left = Math.min(end + draws.between(0, 9 * MINUTE), startOfDay(day) + 24 * HOUR - MINUTE);
    const times = attendance === 'present' ? [clock(day, came), clock(day, left)] : ['未打卡', '未打卡'];
    return [person.name, person.number, TEAMS[person.team]?.name ?? '', dateOf(day), ...times];
  });
  const head = ['姓名', '工号', '部门', '日期', '最早', '最晚'];
  const bytes = await workbookOf([{ name: '打卡日报', title: `打卡日报 ${month}`, head, rows }]);
  return { kind: 'punches', file: `${month}打卡日报.xlsx`, bytes };
}
