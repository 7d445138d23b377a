import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '#src/records/migrate.ts';
import type { Records } from '#src/records/records.ts';
import type { JobData, Jobs } from './jobs.ts';
import { pgBossJobs } from './pg-boss-jobs.ts';

/** Waits until `found` gives something, at most 20 seconds. */
async function until<T>(found: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    const value = await found();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('waited 20 s in vain');
}

/** What jobs must do on any records; a test of an engine is a call of this. */
export function jobsConformance(name: string, open: () => Promise<Records>): void {
  describe(`jobs on ${name}`, () => {
    let records: Records;
    let jobs: Jobs;
    const troubles: unknown[] = [];
    const ran: { name: string; data: JobData; attempt: number }[] = [];
    const finish = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const named = (data: JobData) => (run: { data: JobData }) => run.data['n'] === data['n'];
    const seen = (data: JobData) => until(() => ran.find(named(data)));

    function declare(on: Jobs): void {
      on.work('note', async (data, job) => {
        ran.push({ name: 'note', data, attempt: job.attempt });
      });
      on.work(
        'flaky',
        async (data, job) => {
          if (job.attempt < 3) throw new Error(`attempt ${job.attempt}`);
          ran.push({ name: 'flaky', data, attempt: job.attempt });
        },
        { retryDelay: 0 },
      );
      on.work('hopeless', () => Promise.reject(new Error('never works')), { retries: 1, retryDelay: 0 });
      on.work('slow', async (data) => {
        begun.resolve();
        await finish.promise;
        ran.push({ name: 'slow', data, attempt: 1 });
      });
      on.every('note', '0 4 * * *', 'Asia/Shanghai', { n: 'rhythm' });
    }

    beforeAll(async () => {
      records = await open();
      await migrate(records, []);
      jobs = pgBossJobs(records, (trouble) => troubles.push(trouble));
      declare(jobs);
      await jobs.start();
    }, 60_000);
    afterAll(async () => {
      await jobs.stop();
      await records.close();
    });

    it('runs a job once, with its data', async () => {
      await jobs.send('note', { n: 1, text: '日报' });
      await seen({ n: 1 });
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      expect(ran.filter(named({ n: 1 }))).toEqual([{ name: 'note', data: { n: 1, text: '日报' }, attempt: 1 }]);
    });

    it('keeps a job of a transaction only when the transaction is kept', async () => {
      const lost = records.db.transaction().execute(async (db) => {
        await jobs.send('note', { n: 'rolled back' }, { db });
        throw new Error('no');
      });
      await expect(lost).rejects.toThrow('no');
      await records.db.transaction().execute(async (db) => {
        await jobs.send('note', { n: 'committed' }, { db });
      });
      await seen({ n: 'committed' });
      expect(ran.find(named({ n: 'rolled back' }))).toBeUndefined();
    });

    it('waits for its instant', async () => {
      await jobs.send('note', { n: 'later' }, { after: Date.now() + 3_600_000 });
      await jobs.send('note', { n: 'now' }, { after: Date.now() - 1 });
      await seen({ n: 'now' });
      expect(ran.find(named({ n: 'later' }))).toBeUndefined();
    });

    it('makes one of a key while it waits', async () => {
      const after = Date.now() + 3_600_000;
      expect(await jobs.send('note', { n: 'a' }, { once: 'key', after })).not.toBeNull();
      expect(await jobs.send('note', { n: 'b' }, { once: 'key', after })).toBeNull();
      expect(await jobs.send('note', { n: 'c' }, { once: 'other', after })).not.toBeNull();
    });

    it('runs again what failed, and shows what failed for good', async () => {
      await jobs.send('flaky', { n: 'third time' });
      await jobs.send('hopeless', { n: 'bad' });
      expect((await seen({ n: 'third time' })).attempt).toBe(3);
      const dead = await until(async () => (await jobs.failures())[0]);
      expect(dead).toMatchObject({ name: 'hopeless', data: { n: 'bad' }, attempts: 2, error: 'never works' });
      expect(Math.abs(dead.at - Date.now())).toBeLessThan(60_000);
      expect(troubles.map(String)).toContain('Error: attempt 1');
    });

    it('keeps its rhythms in their zone, and forgets those no longer named', async () => {
      const rhythms = () => records.execute('select name, cron, timezone from jobs.schedule');
      expect((await rhythms()).rows).toEqual([{ name: 'note', cron: '0 4 * * *', timezone: 'Asia/Shanghai' }]);
      const second = pgBossJobs(records, () => {});
      await second.start();
      expect((await rhythms()).rows).toEqual([]);
      await second.stop();
    });

    it('lets a running job end before it stops, and keeps the waiting ones for the next start', async () => {
      await jobs.send('slow', { n: 'slow' });
      await begun.promise;
      const stopping = jobs.stop();
      finish.resolve();
      await stopping;
      await jobs.stop();
      expect(ran.some(named({ n: 'slow' }))).toBe(true);
      await expect(jobs.send('note', {})).rejects.toThrow(/after start/);

      const first = ran.length;
      await records.execute("update jobs.job set start_after = now() where name = 'note' and state = 'created'");
      const next = pgBossJobs(records, () => {});
      declare(next);
      await next.start();
      await seen({ n: 'later' });
      await next.stop();
      expect(ran.slice(first).every((run) => run.name === 'note')).toBe(true);
    });
  });
}
