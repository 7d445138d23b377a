import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { SealedDays } from '#src/analytics/sealed/sealed-days.ts';
import { sealedRunner } from '#src/analytics/sealed/sealed-runner.ts';
import { CATALOGUE, CHANNEL_SCOPES } from '#src/catalogue/index.ts';
import { DAY_MS } from '#src/kernel/grid.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import { SEALINGS } from '#src/catalogue/sealing.ts';
import { answerQuestion } from '#src/modules/kpis/server/query.ts';
import type { ScanRunner } from '#src/semantic/evaluate.ts';
import type { Question } from '#src/semantic/question.ts';
import { equalTo } from './equal-answers.ts';
import { generate, YEAR } from './generate.ts';
import { KPI_CASES, type KpiCase, KPIS_OF, sqlOf, thresholdOf } from './kpi-cases.ts';
import { inTurn, median, RUNS, RUNS_OF_MILLISECONDS } from './measure.ts';
import { type BenchRow, type BenchSection, digits } from './report.ts';
import { runTyped, type TypedColumns } from './typed-columns.ts';

/**
 * How often a question is asked. What takes milliseconds is asked three times in a row, as a page of several figures does: the first answer
 * after a scan of the other side begins with empty caches.
 */
const asking = ({ from, to }: KpiCase) =>
  to - from > 40 * DAY_MS ? { turns: RUNS, inARow: 1 } : { turns: RUNS_OF_MILLISECONDS, inARow: 3 };
const GENERATED = SEALINGS.filter(({ entity }) => ['queue_entry', 'agent_leg'].includes(entity.name));
/** Compiled SQL may cost this much more than SQL written by hand. */
const RAW_LIMIT = 1.2;

/**
 * Sealed and raw answers of a year's contacts against SQL written by hand, from question to typed columns on both sides.
 * `YUNCHOU_BENCH_DATA` names a folder in which the generated and sealed year is kept for the next time.
 */
export async function kpiBench(rows: number, log: (line: string) => void): Promise<BenchSection[]> {
  const folder = process.env['YUNCHOU_BENCH_DATA'] ?? mkdtempSync(join(tmpdir(), 'yunchou-bench-'));
  const path = join(folder, `year-${rows}.duckdb`);
  const database = await openDatabase(path);
  const store = duckdbStore(database);
  try {
    await store.prepare([ENTITIES.queue_entry, ENTITIES.agent_leg]);
    if ((await store.count(ENTITIES.queue_entry)) === 0) await timed(log, 'generating', () => generate(database, rows));
    return await compare(folder, database, store, rows, log);
  } finally {
    await store.close();
    if (process.env['YUNCHOU_BENCH_DATA'] === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(
  folder: string,
  database: DuckDbDatabase,
  store: EventStore,
  rows: number,
  log: (line: string) => void,
): Promise<BenchSection[]> {
  const sealed = new SealedDays(join(folder, `cells-${rows}`), GENERATED, { zone: 'UTC', stamp: 'bench' });
  await timed(log, 'sealing', () => sealed.sealThrough(store, YEAR.end + 10 * DAY_MS));
  // The peer reads the same open file: one process opens it once.
  const peer = await database.connect();
  const sealedRun = sealedRunner(sealed, store);
  const rawRun: ScanRunner = async (scan) => ({ ...(await store.aggregate(scan)), path: 'raw' });
  const fast: BenchRow[] = [];
  const slow: BenchRow[] = [];
  const firsts: string[] = [];
  for (const asked of KPI_CASES) {
    const { sql, cells, compiled } = await inTurn<Ways>(asking(asked), {
      sql: (turn) => runTyped(peer, sqlOf(asked, turn)),
      cells: ask(asked, sealedRun),
      compiled: ask(asked, rawRun),
    });
    const compare = equalTo(asked, sql.result);
    compare(cells.result.answer);
    compare(compiled.result.answer);
    if (cells.result.path !== 'sealed') throw new Error(`${asked.name} was answered ${cells.result.path}`);
    const common = {
      name: asked.name,
      size: `${cells.result.answer.length.toLocaleString('en')} groups`,
      peer: sql.median,
    };
    const [faster, slower] = [sql.median / cells.median, compiled.median / sql.median];
    fast.push({ ...common, ours: cells.median, ratio: faster, target: asked.target, bound: 'at least' });
    slow.push({ ...common, ours: compiled.median, ratio: slower, target: RAW_LIMIT, bound: 'at most' });
    if (asking(asked).inARow > 1)
      firsts.push(`${asked.name} ${digits(cells.first)} ms (${digits(sql.first / cells.first)} ×)`);
    log(`${asked.name}: ${digits(faster)} × sealed, ${digits(slower)} of SQL raw`);
  }
  const title = `KPIs of ${rows.toLocaleString('en')} queue entries, one year`;
  return [
    { title: `${title}: sealed days`, peer: 'SQL', rows: fast, notes: [...NOTES, `${FIRSTS} ${firsts.join('; ')}.`] },
    { title: `${title}: rows, ours ÷ SQL`, peer: 'SQL', rows: slow, notes: [] },
    await resealSection(folder, sealed, store, rows),
  ];
}

const NOTES = [
  'SQL: written by hand for the very table, two threads, every output column read into typed arrays. Ours: question → plan → cells → typed columns, one thread; the service-level threshold differs in every run.',
  'Which cells belong to which row is remembered for a range, grain, split and filter while no day changes; no KPI, count or quantile is.',
  'Queue KPIs have no personal form, so teams are asked about handling.',
];

const FIRSTS =
  'A month is asked three times in a row, by both sides. The first of the three, with caches the other side has just swept, takes:';

type Answered = Awaited<ReturnType<typeof answerQuestion>>;
type Ways = { sql: TypedColumns; cells: Answered; compiled: Answered };

const ask = (asked: KpiCase, run: ScanRunner) => (turn: number) =>
  answerQuestion(questionOf(asked, turn), { catalogue: CATALOGUE, scopes: async () => CHANNEL_SCOPES, run });

/** A changed day sealed again: how long, and that its files are those of the first time, byte for byte. */
async function resealSection(
  folder: string,
  sealed: SealedDays,
  store: EventStore,
  rows: number,
): Promise<BenchSection> {
  const day = Date.UTC(2026, 5, 17);
  const files = [...sealed.entities.keys()].map((id) => join(folder, `cells-${rows}`, id, '2026-06-17.rows'));
  const before = files.map((file) => readFileSync(file));
  const took: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    sealed.invalidate([day]);
    for (const file of files) rmSync(file);
    const start = performance.now();
    await sealed.sealThrough(store, YEAR.end + 10 * DAY_MS);
    took.push(performance.now() - start);
  }
  for (const [i, file] of files.entries()) {
    if (!before[i]?.equals(readFileSync(file))) throw new Error(`${file} differs after it was sealed again`);
  }
  const each = Math.round(rows / YEAR.days).toLocaleString('en');
  const note = `${digits(median(took))} ms for a day of ${each} queue entries and their agent legs, rebuilt whole from the rows; its files are equal byte for byte.`;
  return { title: 'Sealing a changed day again', peer: '', rows: [], notes: [note] };
}

function questionOf(asked: KpiCase, turn: number): Question {
  return {
    kpis: KPIS_OF[asked.about],
    from: asked.from,
    to: asked.to,
    zone: 'UTC',
    grain: asked.grain,
    by: asked.by,
    where: asked.where,
    set: asked.about === 'queue' ? { 'service_level.threshold': thresholdOf(turn) } : {},
    asOf: asked.to,
    dataFrom: asked.from,
  };
}

async function timed<T>(log: (line: string) => void, what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
