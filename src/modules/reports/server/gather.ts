import type { Clock } from '#src/kernel/clock.ts';
import { makeGrid } from '#src/kernel/grid.ts';
import type { Target } from '#src/kernel/number/target.ts';
import type { Unit } from '#src/kernel/number/unit.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import type { KpisApi } from '#src/modules/kpis/contract/api.ts';
import type { AnswerBody, QuestionInput } from '#src/modules/kpis/contract/question.ts';
import type { Report, SavedView } from '../contract/report.ts';
import { askThose, figureTable } from './ask.ts';
import { comparisons, type Period } from './period.ts';
import type { FigureTable, IntervalFigures, KpiFigure, ReportData } from './report-data.ts';

/** What a report asks of other modules. */
export interface ReportSources {
  readonly kpis: KpisApi;
  /** Zone of the centre, begin and end of its data, epoch milliseconds. */
  readonly coverage: () => Promise<{
    readonly zone: string;
    readonly from: number | null;
    readonly until: number | null;
  }>;
  /** Targets in force for these KPIs in a scope at an instant, in base units. */
  readonly targets: (
    kpis: readonly string[],
    where: Report['where'],
    at: number,
  ) => Promise<Readonly<Record<string, Target>>>;
  /** Version under which a period is closed; `null` while it is open. */
  readonly closing: (from: number, until: number) => Promise<string | null>;
  readonly clock: Clock;
}

/** KPIs a report shows unless it names its own: those of them that have data. */
export const USUAL_KPIS = [
  'service_level',
  'answer_rate',
  'abandon_rate',
  'asa',
  'aht',
  'occupancy',
  'first_response_time',
  'fcr_window',
  'csat',
  'qa_score',
  'offered',
  'answered',
];
const MOST_TILES = 8;
const LINES = ['service_level', 'answer_rate', 'first_response_time'];
const BY_QUEUE = ['offered', 'answered', 'service_level', 'answer_rate', 'abandon_rate', 'asa', 'aht'];
const BY_TEAM = ['handled', 'aht', 'acw_avg', 'occupancy', 'fcr_agent', 'csat', 'qa_score', 'adherence'];

/** Reads every number of an issue, once; what is laid out later needs no further question. */
export async function gather(
  report: Report,
  period: Period,
  view: SavedView | null,
  sources: ReportSources,
): Promise<ReportData> {
  const { kpis, clock } = sources;
  const coverage = await sources.coverage();
  const { zone } = coverage;
  const asked = report.kpis ?? USUAL_KPIS;
  const targets = await sources.targets(
    [...new Set([...asked, ...LINES, ...BY_QUEUE, ...BY_TEAM])],
    report.where,
    period.from,
  );
  const ask = (those: readonly string[], during: Pick<Period, 'from' | 'until'>, more: Partial<QuestionInput> = {}) =>
    askThose(kpis, {
      kpis: [...those],
      from: isoLocal(zone, during.from),
      to: isoLocal(zone, during.until),
      zone,
      where: report.where,
      ...more,
    });
  const empty = period.until <= period.from;
  const whole = empty ? null : await ask(asked, period);
  // A period from before the data would compare as nothing, which it is not.
  const known = (other: Pick<Period, 'from' | 'until'>) =>
    other.until > other.from && coverage.from !== null && other.until > coverage.from;
  const compared = await Promise.all(
    comparisons(report.rhythm, period, zone).map(async (other) => ({
      id: other.id,
      answer: known(other) ? await ask(asked, other) : null,
    })),
  );
  const shows = (section: Report['sections'][number]) => !empty && report.sections.includes(section);
  const table = async (those: readonly string[], by: 'queue' | 'team'): Promise<FigureTable | null> => {
    const answer = await ask(those, period, { by: [by] });
    return answer && sorted(figureTable(answer, targets));
  };
  return {
    name: report.name,
    rhythm: report.rhythm,
    zone,
    from: period.from,
    until: period.until,
    scope: Object.entries(report.where).map(([dimension, names]) => ({ dimension, names: names ?? [] })),
    sections: report.sections,
    kpis: figures(whole, compared, targets).slice(0, report.kpis ? undefined : MOST_TILES),
    intervals: shows('chart') ? await intervals(report, period, zone, ask, targets) : null,
    queues: shows('queues') ? await table(BY_QUEUE, 'queue') : null,
    teams: shows('teams') ? await table(BY_TEAM, 'team') : null,
    view:
      view?.question && shows('view')
        ? { name: view.name, table: await viewTable(view, period, ask), people: view.question.where }
        : null,
    dataUntil: coverage.until,
    complete: coverage.until !== null && coverage.until >= period.until - GRACE,
    madeAt: clock.now(),
    definitionChanges: whole?.definitionChanges ?? [],
    closing: await sources.closing(period.from, period.until),
  };
}

/** A quiet last quarter of an hour at midnight is not missing data. */
const GRACE = 900_000;

function figures(
  whole: AnswerBody | null,
  compared: readonly { readonly id: KpiFigure['compared'][number]['id']; readonly answer: AnswerBody | null }[],
  targets: Readonly<Record<string, Target>>,
): KpiFigure[] {
  const valueIn = (answer: AnswerBody | null, kpi: string) => answer?.kpis.find((k) => k.kpi === kpi)?.value[0] ?? null;
  return (whole?.kpis ?? [])
    .map((kpi) => ({
      id: kpi.kpi,
      title: kpi.title,
      unit: kpi.unit as Unit,
      better: kpi.better,
      version: kpi.version,
      value: kpi.value[0] ?? null,
      numerator: kpi.numerator[0] ?? null,
      denominator: kpi.denominator?.[0] ?? null,
      status: kpi.status[0] ?? ('no_data' as const),
      target: targets[kpi.kpi] ?? null,
      compared: compared.map(({ id, answer }) => ({ id, value: valueIn(answer, kpi.kpi) })),
    }))
    .filter((kpi) => kpi.value !== null || kpi.target !== null);
}

type Ask = (
  those: readonly string[],
  during: Pick<Period, 'from' | 'until'>,
  more?: Partial<QuestionInput>,
) => Promise<AnswerBody | null>;

async function intervals(
  report: Report,
  period: Period,
  zone: string,
  ask: Ask,
  targets: Readonly<Record<string, Target>>,
): Promise<IntervalFigures | null> {
  const grain = report.rhythm === 'hourly' || report.rhythm === 'daily' ? '30m' : '1d';
  const answer = await ask(['offered', ...LINES], period, { grain });
  if (!answer) return null;
  const { starts } = makeGrid(period.from, period.until, grain, zone);
  const rows = new Map((answer.interval ?? []).map((text, row) => [Date.parse(text), row]));
  const at = <T>(column: readonly T[] | null | undefined, start: number): T | null => {
    const row = rows.get(start);
    return row === undefined ? null : (column?.[row] ?? null);
  };
  const offered = answer.kpis.find((kpi) => kpi.kpi === 'offered');
  const line = LINES.map((id) => answer.kpis.find((kpi) => kpi.kpi === id)).find((kpi) =>
    kpi?.value.some((v) => v !== null),
  );
  return {
    grain,
    starts: [...starts],
    volume: {
      title: offered?.title ?? { en: 'Offered', zh: '呼入量' },
      values: starts.map((start) => at(offered?.value, start)),
    },
    line: line
      ? {
          id: line.kpi,
          title: line.title,
          unit: line.unit as Unit,
          values: starts.map((start) => at(line.value, start)),
          counted: starts.map((start) => ({
            numerator: at(line.numerator, start),
            denominator: at(line.denominator, start),
          })),
          target: targets[line.kpi] ?? null,
        }
      : null,
  };
}

async function viewTable(view: SavedView, period: Period, ask: Ask): Promise<FigureTable> {
  const { kpis, by = [], where } = view.question ?? { kpis: [], where: {} };
  const answer = await ask(kpis, period, { by: [...by], where });
  return answer ? sorted(figureTable(answer, {})) : { heads: [], columns: [], rows: [] };
}

/** By the first figure downwards; volume first reads as importance. */
function sorted(table: FigureTable): FigureTable {
  return { ...table, rows: [...table.rows].sort((a, b) => (b.values[0] ?? -1) - (a.values[0] ?? -1)) };
}
