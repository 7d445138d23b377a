import type { DimensionId } from '#src/semantic/entity.ts';
import type { Grain } from '#src/kernel/grid.ts';
import { YEAR } from './generate.ts';

/** One question, as a person would ask it, and the SQL a person would write for it. */
export type KpiCase = {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly grain: Grain;
  readonly by: readonly DimensionId[];
  readonly where: Readonly<Partial<Record<DimensionId, readonly string[]>>>;
  readonly about: 'queue' | 'team';
  /** Sealed answers must be at least this many times faster than the SQL. */
  readonly target: number;
};

const JUNE = { from: Date.UTC(2026, 5, 1), to: Date.UTC(2026, 6, 1) };
const WHOLE = { from: YEAR.start, to: YEAR.end };
const month = { ...JUNE, grain: '30m', by: ['queue'], where: {}, about: 'queue', target: 50 } as const;
const filtered = (id: DimensionId, value: string) =>
  ({ ...month, name: `month, 30 minutes × queue, ${id} = ${value}`, where: { [id]: [value] }, target: 25 }) as const;

export const KPI_CASES: readonly KpiCase[] = [
  { ...month, name: 'month, 30 minutes × queue' },
  { ...month, ...WHOLE, name: 'year, 30 minutes × queue', target: 40 },
  { ...WHOLE, name: 'year by team', grain: 'whole', by: ['team'], where: {}, about: 'team', target: 8 },
  filtered('channel', 'chat'),
  filtered('site', 'site-1'),
  filtered('project', 'project-2'),
  { ...filtered('team', 'team-7'), about: 'team' },
];

/** KPIs asked for: queue KPIs have no personal form, so teams are asked about answers and handling. */
export const KPIS_OF = {
  queue: ['offered', 'answered', 'service_level', 'asa', 'abandon_rate', 'asa_p90'],
  team: ['handled', 'talk_avg', 'acw_avg', 'transfer_rate'],
} as const;

/** Thresholds differ from run to run: no answer can come from a result kept earlier. */
export const thresholdOf = (run: number): number => 10_000 + 3_000 * run;

/** The same numbers in plain SQL, written by hand for this table. */
export function sqlOf(asked: KpiCase, run: number): string {
  const width = asked.grain === '30m' ? 1_800_000 : 0;
  const anchor = asked.about === 'queue' ? 'enqueued_at' : 'ended_at';
  const groups = [...(width ? [`((${anchor} - ${asked.from}) // ${width})::double as bucket`] : []), ...asked.by];
  const filters = Object.entries(asked.where).map(
    ([id, values]) => ` and ${id} in (${(values ?? []).map((v) => `'${v}'`).join(', ')})`,
  );
  const columns = asked.about === 'queue' ? queueColumns(run) : TEAM_COLUMNS;
  const table = asked.about === 'queue' ? 'queue_entry' : 'agent_leg';
  return `select ${[...groups, columns].join(', ')} from ${table}
    where ${anchor} >= ${asked.from} and ${anchor} < ${asked.to} and excluded is null${filters.join('')}
    group by ${groups.map((_, i) => i + 1).join(', ')}`;
}

const queueColumns = (run: number): string => `
  count(*)::double as offered,
  count(*) filter (where outcome = 'answered')::double as answered,
  count(*) filter (where outcome = 'answered' and wait <= ${thresholdOf(run)})::double
    / nullif(count(*) filter (where outcome in ('answered', 'abandoned')), 0) as service_level,
  avg(wait) filter (where outcome = 'answered' and not is_callback) / 1000.0 as asa,
  count(*) filter (where outcome = 'abandoned')::double
    / nullif(count(*) filter (where outcome in ('answered', 'abandoned')), 0) as abandon_rate,
  quantile_cont(wait, 0.9) filter (where outcome = 'answered' and not is_callback) / 1000.0 as asa_p90`;

/** By the definitions: legs with a customer, and of text contacts the time in open turns where it is known. */
const TEAM_COLUMNS = `
  count(*) filter (where kind = 'customer')::double as handled,
  avg(coalesce(active, talk)) filter (where kind = 'customer') / 1000.0 as talk_avg,
  avg(acw) filter (where kind = 'customer') / 1000.0 as acw_avg,
  count(*) filter (where kind = 'customer' and end_kind in ('blind_transfer', 'attended_transfer'))::double
    / nullif(count(*) filter (where kind = 'customer'), 0) as transfer_rate`;
