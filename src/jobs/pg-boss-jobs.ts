import { randomUUID } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { type Db as BossDb, PgBoss } from 'pg-boss';
import type { FailedJob, JobData, JobHandler, JobOptions, Jobs, JobTransaction } from './jobs.ts';

/** What jobs need of the records. */
export interface JobsDatabase {
  readonly engine: 'pglite' | 'postgres';
  execute(sql: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
}

interface Worker {
  readonly handler: JobHandler;
  readonly options: JobOptions;
}

const SCHEMA = 'jobs';
const POLLING = { includeMetadata: true, pollingIntervalSeconds: 1 } as const;

/** Jobs by pg-boss in a schema of their own on the records; `log` hears of every failed run and of trouble inside. */
export function pgBossJobs(database: JobsDatabase, log: (trouble: unknown) => void): Jobs {
  const workers = new Map<string, Worker>();
  const rhythms = new Map<string, { readonly cron: string; readonly zone: string; readonly data: JobData }>();
  const workerIds = new Map<string, string>();
  let boss: PgBoss | undefined;

  function running(): PgBoss {
    if (!boss) throw new Error('jobs are sent after start() and before stop()');
    return boss;
  }

  async function register(started: PgBoss, name: string, { handler, options }: Worker): Promise<void> {
    const queue = {
      retryLimit: options.retries ?? 5,
      retryDelay: options.retryDelay ?? 5,
      retryBackoff: true,
      expireInSeconds: options.expires ?? 900,
      // A process that died is noticed by this, not only when its job expires.
      heartbeatSeconds: 30,
    };
    // One of a key waits or runs at a time; a job without `once` gets its own id as key.
    await started.createQueue(name, { ...queue, policy: 'exclusive' });
    await started.updateQueue(name, queue);
    const id = await started.work<JobData, void, typeof POLLING & { localConcurrency: number }>(
      name,
      { ...POLLING, localConcurrency: options.atOnce ?? 1 },
      async ([job]) => {
        if (!job) return;
        try {
          await handler(job.data ?? {}, { id: job.id, attempt: job.retryCount + 1, signal: job.signal });
        } catch (error) {
          log(error);
          throw error;
        }
      },
    );
    workerIds.set(name, id);
  }

  async function keepRhythms(started: PgBoss): Promise<void> {
    // What an earlier version of the program had as a rhythm must not go on making jobs that nobody works.
    for (const { name } of await started.getSchedules()) if (!rhythms.has(name)) await started.unschedule(name);
    for (const [name, { cron, zone, data }] of rhythms)
      await started.schedule(name, cron, data, { tz: zone, missed: 'once' });
  }

  return {
    work(name, handler, options = {}) {
      if (boss || workers.has(name)) throw new Error(`job ${name}: named twice, or after start()`);
      workers.set(name, { handler, options });
    },
    every(name, cron, zone, data = {}) {
      if (boss || !workers.has(name)) throw new Error(`rhythm ${name}: named without a handler, or after start()`);
      rhythms.set(name, { cron, zone, data });
    },
    async start() {
      const started = new PgBoss({
        db: bossDatabase(database),
        schema: SCHEMA,
        backend: database.engine,
        // Indexes of a few thousand rows need neither, and both scan catalogues of the whole database.
        monitorVacuum: false,
        reindex: false,
      });
      started.on('error', log);
      await started.start();
      boss = started;
      for (const [name, worker] of workers) await register(started, name, worker);
      await keepRhythms(started);
    },
    async send(name, data = {}, { after, db, once } = {}) {
      const id = randomUUID();
      const made = await running().send(name, data, {
        id,
        singletonKey: once ?? id,
        ...(after === undefined ? {} : { startAfter: new Date(after) }),
        ...(db === undefined ? {} : { db: inTransaction(db) }),
      });
      const worker = workerIds.get(name);
      // Inside a transaction nobody can see it yet; the next look finds it.
      if (worker !== undefined && db === undefined) running().notifyWorker(worker);
      return made;
    },
    async failures(limit = 100) {
      const { rows } = await database.execute(FAILURES, [limit]);
      return (rows as FailedRow[]).map(failedJob);
    },
    async stop(patience = 10_000) {
      const stopping = boss;
      boss = undefined;
      workerIds.clear();
      await stopping?.stop({ graceful: true, timeout: Math.max(patience, 1), close: false });
    },
  };
}

const FAILURES = `select id, name, data, output, retry_count, extract(epoch from completed_on) * 1000 as at
  from ${SCHEMA}.job where state = 'failed' order by completed_on desc limit $1`;

interface FailedRow {
  readonly id: string;
  readonly name: string;
  readonly data: JobData | null;
  readonly output: { readonly message?: unknown } | null;
  readonly retry_count: number;
  readonly at: number | string;
}

function failedJob(row: FailedRow): FailedJob {
  return {
    id: row.id,
    name: row.name,
    data: row.data ?? {},
    attempts: row.retry_count + 1,
    error: String(row.output?.message ?? JSON.stringify(row.output)),
    at: Math.round(Number(row.at)),
  };
}

const bossDatabase = (database: JobsDatabase): BossDb => ({
  executeSql: async (sql, values) => database.execute(sql, values),
});

const inTransaction = (db: JobTransaction): BossDb => ({
  executeSql: async (sql, values = []) => ({
    rows: [...(await db.executeQuery(CompiledQuery.raw(sql, [...values]))).rows],
  }),
});
