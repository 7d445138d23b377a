import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { SealedDays } from '#src/analytics/sealed/sealed-days.ts';
import { sealedRunner } from '#src/analytics/sealed/sealed-runner.ts';
import { CATALOGUE, CHANNEL_SCOPES } from '#src/catalogue/index.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import { SEALINGS } from '#src/catalogue/sealing.ts';
import { answerQuestion } from '#src/modules/kpis/server/query.ts';
import type { ScanRunner } from '#src/semantic/evaluate.ts';
import type { Question } from '#src/semantic/question.ts';
import { assertEqualAnswers } from './equal-answers.ts';
import { generate, YEAR } from './generate.ts';
import { KPI_CASES, type KpiCase, KPIS_OF, sqlOf, thresholdOf } from './kpi-cases.ts';
import { interleaved } from './measure.ts';
import type { BenchReport } from './report.ts';
import { runTyped } from './typed-columns.ts';

const RUNS = 5;
/** Compiled SQL may cost this much more than SQL written by hand. */
const RAW_LIMIT = 1.2;

/** Sealed and raw answers of a year's contacts against SQL written by hand, from question to typed columns on both sides. */
export async function kpiBench(rows: number, log: (line: string) => void): Promise<BenchReport> {
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
): Promise<BenchReport> {
  const title = `KPIs: ${rows.toLocaleString('en')} queue entries, one year`;
  const report: BenchReport = { title, rows: [], notes: [] };
  const sealed = new SealedDays(join(folder, `cells-${rows}`), SEALINGS, { zone: 'UTC', stamp: 'bench' });
  const days = await timed(log, 'sealing', () => sealed.sealThrough(store, YEAR.end + 10 * 86_400_000));
  report.notes.push(`${days} days sealed just now; ${JSON.stringify(sealed.state())}`);
  // The peer reads the same open file: one process opens it once.
  const peer = await database.connect();
  const ask = (asked: KpiCase, run: ScanRunner) => (turn: number) =>
    answerQuestion(questionOf(asked, turn), { catalogue: CATALOGUE, scopes: async () => CHANNEL_SCOPES, run });
  const sealedRun = sealedRunner(sealed, store);
  const rawRun: ScanRunner = async (scan) => ({ ...(await store.aggregate(scan)), path: 'raw' });
  for (const asked of KPI_CASES) {
    const sql = (turn: number) => runTyped(peer, sqlOf(asked, turn));
    const fast = await interleaved(RUNS, sql, ask(asked, sealedRun));
    assertEqualAnswers(asked, fast.peerResult, fast.oursResult.answer);
    if (fast.oursResult.path !== 'sealed') throw new Error(`${asked.name} was answered ${fast.oursResult.path}`);
    const slow = await interleaved(3, sql, ask(asked, rawRun));
    assertEqualAnswers(asked, slow.peerResult, slow.oursResult.answer);
    const row = {
      name: asked.name,
      groups: fast.oursResult.answer.length,
      peer: fast.peer,
      ours: fast.ours,
      ratio: fast.peer / fast.ours,
      target: asked.target,
      raw: slow.ours / slow.peer,
      rawLimit: RAW_LIMIT,
    };
    report.rows.push(row);
    log(
      `${row.name}: ${row.groups} groups, SQL ${row.peer.toFixed(1)} ms, sealed ${row.ours.toFixed(2)} ms = ${row.ratio.toFixed(1)}× (≥ ${row.target}×); raw ${row.raw.toFixed(2)} × SQL`,
    );
  }
  return report;
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
