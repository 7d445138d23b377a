import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import { readMeter } from '#src/modules/quality/contract/statistics/meter.ts';
import { QUALITY_FACTS } from '#src/modules/quality/server/items/item-entity.ts';
import { severityOf } from '#src/modules/quality/server/inspectors/severity-of.ts';
import { timeSums, workSums } from '#src/modules/quality/server/inspectors/work-sums.ts';
import { WHOLE } from '#src/modules/quality/server/items/item-rows.ts';
import { linesOf } from '#src/modules/quality/server/scores/board.ts';
import { scoreSums } from '#src/modules/quality/server/scores/score-sums.ts';
import { type MeterSums, meterSums, peopleShares } from '#src/modules/quality/server/validity/meter-sums.ts';
import { inTurn, RUNS } from './measure.ts';
import type { BenchRow, BenchSection } from './report.ts';
import { runTyped } from './typed-columns.ts';

const LIMIT = 1.5;
const PERIOD = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) };
const ITEMS = 8;

/** The board and the meter over so many evaluations, from the question to what a person reads, against the plain SQL of the same sums. */
export async function qualityBench(rows: number, log: (line: string) => void): Promise<BenchSection> {
  const folder = mkdtempSync(join(tmpdir(), 'yunchou-bench-quality-'));
  const database = await openDatabase(join(folder, 'quality.duckdb'));
  const store = duckdbStore(database);
  try {
    await store.prepare([ENTITIES.evaluation, ...Object.values(QUALITY_FACTS)]);
    await generate(database, rows);
    log(`${rows} evaluations generated`);
    return {
      title: `QA board and meter over ${rows.toLocaleString('en')} evaluations`,
      peer: 'SQL',
      rows: [
        ...(await board(database, store)),
        ...(await meter(database, store)),
        // Last: the rows it is measured on are none of the meter's.
        ...(await inspectors(database, store, rows)),
      ],
      notes: NOTES,
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const NOTES = [
  'SQL: the sums of the same groups, every column read into typed arrays. Ours: the same and severities, intervals, shrunken estimates and bands of 2,000 people; or of inspectors; or correlations, intervals and false-discovery control of 8 items.',
];

async function board(database: DuckDbDatabase, store: EventStore): Promise<BenchRow[]> {
  const peer = await database.connect();
  const sql = `
    select agent, team, channel, inspector_id, inspector, qa_source,
      count(*) filter (where sample = 'random' and score is not null) as n,
      sum(score) filter (where sample = 'random') as s, sum(score * score) filter (where sample = 'random') as q,
      count(*) filter (where sample = 'random') as drawn,
      count(*) filter (where sample = 'random' and (critical_customer or critical_business or critical_compliance)) as failed,
      count(*) as examined, count(*) filter (where sample = 'full') as scanned,
      count(*) filter (where (critical_customer or critical_business or critical_compliance) and evaluated_at < ${PERIOD.to}) as established,
      max(contact_at) as last
    from evaluation where contact_at >= ${PERIOD.from} and contact_at < ${PERIOD.to} and excluded is null and sample <> 'calibration'
    group by agent, team, channel, inspector_id, inspector, qa_source`;
  const keys = 'agent, team, channel, inspector_id, inspector, qa_source';
  const asked = { period: PERIOD, part: 'total', forms: null, standsBefore: PERIOD.to, disputed: [] } as const;
  const { plain, ours } = await inTurn<{
    plain: Awaited<ReturnType<typeof runTyped>>;
    ours: { n: number; sum: number; people: number };
  }>(
    { turns: RUNS, inARow: 1 },
    {
      plain: () => runTyped(peer, typed(sql, keys)),
      ours: async () => {
        const sums = await scoreSums(store, asked);
        const { lines, estimation } = linesOf(
          sums.map((one) => ({ ...one, unit: one.agent ?? '', stratum: one.channel })),
          [],
          'qa',
          null,
        );
        return {
          n: lines.reduce((all, one) => all + one.n, 0),
          sum: estimation.people.reduce((all, one) => all + one.n * one.raw, 0),
          people: lines.length,
        };
      },
    },
  );
  const total = (column: string): number =>
    [...(plain.result.columns[column] as ArrayLike<number> & Iterable<number>)].reduce(
      (all, value) => all + (Number(value) || 0),
      0,
    );
  equal('evaluations', total('n'), ours.result.n);
  equal('points', total('s'), ours.result.sum);
  return rowsOf('board', `${ours.result.people.toLocaleString('en')} people`, plain.median, ours.median);
}

async function inspectors(database: DuckDbDatabase, store: EventStore, rows: number): Promise<BenchRow[]> {
  await generateWholes(database, rows);
  // A connection streams one answer at a time.
  const [peer, other] = [await database.connect(), await database.connect()];
  const within = `contact_at >= ${PERIOD.from} and contact_at < ${PERIOD.to} and excluded is null`;
  const sums = `select inspector_id, inspector, agent, channel, count(*) as evaluations,
      count(*) filter (where sample = 'random' and score is not null) as n,
      sum(score) filter (where sample = 'random') as s, sum(score * score) filter (where sample = 'random') as q,
      count(*) filter (where appealed) as appealed, count(*) filter (where overturned) as upheld
    from evaluation where ${within} and sample <> 'calibration' and (qa_source is null or qa_source = 'qa') group by inspector_id, inspector, agent, channel`;
  const time = `select inspector_id, sum(seconds) as seconds, count(seconds) as timed from evaluation_item
    where ${within} and item = '${WHOLE.total}' and sample <> 'calibration' and qa_source = 'qa' group by inspector_id`;
  const { plain, ours } = await inTurn<{
    plain: Awaited<ReturnType<typeof runTyped>>;
    ours: { evaluations: number; inspectors: number };
  }>(
    { turns: RUNS, inARow: 1 },
    {
      plain: async () => {
        const [found] = await Promise.all([
          runTyped(peer, typed(sums, 'inspector_id, inspector, agent, channel')),
          runTyped(other, typed(time, 'inspector_id')),
        ]);
        return found;
      },
      ours: async () => {
        const [work, spent] = await Promise.all([workSums(store, PERIOD), timeSums(store, PERIOD)]);
        return {
          evaluations: work.reduce((all, one) => all + one.evaluations, 0),
          inspectors: Math.min(severityOf(work).size, spent.size),
        };
      },
    },
  );
  const told = plain.result.columns['evaluations'] as ArrayLike<number> & Iterable<number>;
  equal(
    'evaluations of inspectors',
    [...told].reduce((all, value) => all + (Number(value) || 0), 0),
    ours.result.evaluations,
  );
  return rowsOf('inspector board', `${ours.result.inspectors} inspectors`, plain.median, ours.median);
}

async function meter(database: DuckDbDatabase, store: EventStore): Promise<BenchRow[]> {
  // An answer is streamed: each needs a connection of its own.
  const [peer, other] = [await database.connect(), await database.connect()];
  const where = `sample in ('random', 'surveyed') and qa_source = 'qa' and form = 'form' and contact_at >= ${PERIOD.from} and contact_at < ${PERIOD.to} and excluded is null`;
  const both = (y: string): string => `share is not null and ${y} is not null`;
  const number = (y: string, name: string, of: string): string =>
    ['count(*)', 'sum(share)', `sum(${y})`, 'sum(share * share)', `sum(${y} * ${y})`, `sum(share * ${y})`]
      .map((what, i) => `${what} filter (where ${of} ${both(y)}) as ${name}${i}`)
      .join(', ');
  const flag = (y: string, name: string): string =>
    `count(*) filter (where sample = 'random' and ${both(y)}) as ${name}0, sum(share) filter (where sample = 'random' and ${both(y)}) as ${name}1, count(*) filter (where sample = 'random' and share is not null and ${y}) as ${name}2, sum(share * share) filter (where sample = 'random' and ${both(y)}) as ${name}3, sum(share) filter (where sample = 'random' and share is not null and ${y}) as ${name}4`;
  const random = "sample = 'random' and";
  const sums = `select item, inspector_id, count(*) filter (where sample = 'random') as asked, count(*) filter (where sample = 'random' and share is not null) as answered,
    count(*) filter (where sample = 'random' and share >= 1) as full_marks, sum(seconds) filter (where sample = 'random') as seconds, count(*) filter (where sample = 'random' and seconds is not null) as timed,
    ${number('rest', 'r', random)}, ${number('verdict', 'v', '')}, ${flag('repeated', 'p')}, ${flag('complained', 'c')}
    from evaluation_item where ${where} group by item, inspector_id`;
  const people = `select item, agent, count(*) as n, sum(share) as s, sum(share * share) as q from evaluation_item
    where ${where} and sample = 'random' and share is not null group by item, agent`;
  const { plain, ours } = await inTurn<{
    plain: Awaited<ReturnType<typeof runTyped>>;
    ours: { answered: number; found: Map<string, MeterSums>; keep: number };
  }>(
    { turns: RUNS, inARow: 1 },
    {
      plain: async () => {
        const [found] = await Promise.all([
          runTyped(peer, typed(sums, 'item, inspector_id')),
          runTyped(other, typed(people, 'item, agent')),
        ]);
        return found;
      },
      ours: async () => {
        const [found, shares] = await Promise.all([
          meterSums(store, PERIOD, 'form'),
          peopleShares(store, PERIOD, 'form'),
        ]);
        const readings = readMeter(
          [...found].map(([item, one]) => ({
            ...one,
            item,
            aspect: 'customer',
            isCritical: false,
            people: shares.get(item) ?? null,
            seconds: null,
            agreement: { value: null, low: null, high: null, units: 0 },
            upheld: 0,
          })),
        );
        return {
          found,
          answered: [...found.values()].reduce((all, one) => all + one.answered, 0),
          keep: readings.filter(({ meaning }) => meaning === 'keep').length,
        };
      },
    },
  );
  equal(
    'answers',
    [...(plain.result.columns['answered'] as ArrayLike<number> & Iterable<number>)].reduce(
      (all, value) => all + (Number(value) || 0),
      0,
    ),
    ours.result.answered,
  );
  equalPairs(plain.result, ours.result.found);
  return rowsOf('meter', `${ITEMS} items`, plain.median, ours.median);
}

/** Squares and products about each inspector's means, item by item, from the sums of the SQL and as the meter has them. */
function equalPairs({ length, columns }: Awaited<ReturnType<typeof runTyped>>, found: Map<string, MeterSums>): void {
  for (const [item, { rest, outcomes }] of found)
    for (const [letter, ours] of Object.entries({
      r: rest,
      v: outcomes.verdict,
      p: outcomes.repeated,
      c: outcomes.complained,
    })) {
      const all = [0, 0, 0, 0];
      for (let i = 0; i < length; i++) {
        if (columns['item']?.[i] !== item) continue;
        const sum = (k: number): number => Number(columns[`${letter}${k}`]?.[i]) || 0;
        const [n, x, y, xx] = [sum(0), sum(1), sum(2), sum(3)];
        // Of a flag the square is the flag.
        const [yy, xy] = 'vr'.includes(letter) ? [sum(4), sum(5)] : [y, sum(4)];
        if (n > 0) [n, xx - (x * x) / n, yy - (y * y) / n, xy - (x * y) / n].forEach((more, k) => (all[k]! += more));
      }
      for (const [k, what] of (['n', 'xx', 'yy', 'xy'] as const).entries()) {
        const scale = Math.max(Math.abs(all[k]!), what === 'xy' ? Math.sqrt(all[1]! * all[2]!) : 0);
        if (!(Math.abs(all[k]! - ours[what]) <= 1e-6 * scale))
          throw new Error(`${what} of ${item} with ${letter}: SQL says ${all[k]}, ours ${ours[what]}`);
      }
    }
}

/** Every sum as a double, so that typed arrays can hold it. */
const typed = (sql: string, keys: string): string =>
  `select ${keys}, columns(* exclude (${keys}))::double from (${sql})`;

/** Against the SQL, and against the second a person waits without noticing. */
function rowsOf(name: string, size: string, peer: number, ours: number): BenchRow[] {
  const common = { size, ours, bound: 'at most' } as const;
  return [
    { ...common, name, peer, ratio: ours / peer, target: LIMIT },
    { ...common, name: `${name}, of one second`, peer: 1000, ratio: ours / 1000, target: 1 },
  ];
}

function equal(what: string, peer: number, ours: number): void {
  if (!(Math.abs(peer - ours) <= 1e-6 * Math.abs(peer))) throw new Error(`${what}: SQL says ${peer}, ours ${ours}`);
}

const u = (salt: number): string => `((hash(i * 64 + ${salt}) >> 12) / 4503599627370496.0)`;

const baseOf = (rows: number): string =>
  `select i, i % 2000 as a, (hash(i * 64 + 1) % 5 + (i % 2000) % 8 * 5) as j, ${PERIOD.from} + (i * 31536000000 // ${rows}) as moment,
    case when ${u(2)} < 0.9 then 'random' else 'targeted' end as sample from range(${rows}) as t(i)`;

const TOLD_BY = 'form, item, inspector_id, sample, share, verdict, repeated, complained';

/** 2,000 people in 40 teams judged by 40 inspectors, each person by some of them; one in ten customers answered. */
async function generate(database: DuckDbDatabase, rows: number): Promise<void> {
  const base = baseOf(rows);
  await database.statement(`insert into evaluation by name
    select 'e' || i as evaluation_id, 'bench' as source, 'agent-' || a as agent, 'team-' || (a % 40) as team, case when a % 3 = 0 then 'chat' else 'voice' end as channel,
      'c' || i as contact_id, moment as contact_at, moment + 86400000 as evaluated_at, 'inspector ' || j as inspector, 'u' || j as inspector_id, 'qa' as qa_source,
      'form 1' as form, sample, least(100, 60 + 5 * floor(9 * sqrt(${u(3)}))) as score, true as passed, false as critical_customer, ${u(4)} < 0.01 as critical_business,
      ${u(5)} < 0.01 as critical_compliance, false as appealed, false as overturned from (${base})`);
  // Kinds of answers are numbered as telling an evaluation to the facts does.
  await database.statement(`insert into evaluation_item by name
    select *, case when sample in ('random', 'surveyed') then (hash(${TOLD_BY}) >> 11)::bigint end as answer_kind from (
    select 'e' || i as evaluation_id, 'i' || k as item, 'bench' as source, 'form' as form, 1 as version, 'agent-' || a as agent, 'team-' || (a % 40) as team,
      'c' || i as contact_id, moment as contact_at, 'u' || j as inspector_id, sample, 'qa' as qa_source,
      case when ${u(20)} < 0.05 then null else floor(3 * sqrt((hash(i * 64 + 30 + k) >> 12) / 4503599627370496.0)) / 2.0 end as share,
      sqrt(${u(21)}) as rest, 20.0 as seconds, case when ${u(22)} < 0.1 then floor(5 * ${u(23)}) / 4.0 end as verdict, ${u(24)} < 0.15 as repeated, ${u(25)} < 0.01 as complained
    from (${base}), range(${ITEMS}) as r(k))`);
  await database.statement(
    `insert into answer_kind by name select distinct answer_kind as kind, ${TOLD_BY} from evaluation_item where answer_kind is not null`,
  );
  await database.statement('checkpoint');
}

/** The rows that stand for evaluations as a whole. */
async function generateWholes(database: DuckDbDatabase, rows: number): Promise<void> {
  await database.statement(`insert into evaluation_item by name
    select 'w' || i as evaluation_id, '${WHOLE.total}' as item, 'bench' as source, 'whole' as form, 1 as version, 'agent-' || a as agent, 'team-' || (a % 40) as team,
      'c' || i as contact_id, moment as contact_at, 'u' || j as inspector_id, sample, 'qa' as qa_source, sqrt(${u(21)}) as share, 120.0 + 10 * (i % 25) as seconds from (${baseOf(rows)})`);
  await database.statement('checkpoint');
}
