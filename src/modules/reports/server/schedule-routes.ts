import { implement } from '@orpc/server';
import { actorOf, type Caller } from '#src/http/route.ts';
import { AppError } from '#src/kernel/errors.ts';
import { reportsContract } from '../contract/routes.ts';
import type { ReportDependencies } from './dependencies.ts';
import { mayRead, requireReach } from './reach.ts';
import { readReport, readReports } from './report.store.ts';
import { readRuns, readSchedules, removeSchedule, saveSchedule } from './schedule.store.ts';

/** Schedules and the log of what went out. */
export function scheduleRoutes(needs: ReportDependencies) {
  const on = implement(reportsContract).$context<Caller>();
  const { records, clock, audit, delivery } = needs;
  const mine = async (caller: Caller): Promise<Set<string>> =>
    new Set(
      (await readReports(records.db)).filter((report) => mayRead(actorOf(caller), report)).map((report) => report.id),
    );
  return {
    schedules: on.schedules.handler(async ({ context }) => {
      const ids = await mine(context);
      return (await readSchedules(records.db, clock.now())).filter((schedule) => ids.has(schedule.report));
    }),
    saveSchedule: on.saveSchedule.handler(async ({ input, context }) => {
      const actor = actorOf(context);
      const known = new Set((await delivery.channels()).map((channel) => channel.id));
      const unknown = input.channels.find((channel) => !known.has(channel));
      if (unknown !== undefined)
        throw new AppError('not_found', 'no_such_channel', `There is no channel ${unknown}`, { field: 'channels' });
      const id = await records.db.transaction().execute(async (db) => {
        const report = await readReport(db, input.report);
        requireReach(actor, report);
        const saved = await saveSchedule(db, input, actor.id, clock.now());
        await audit(db, {
          actor,
          action: 'schedule.save',
          object: { kind: 'schedule', id: saved, label: report.name },
          after: input,
          from: context.from,
        });
        return saved;
      });
      const row = (await readSchedules(records.db, clock.now())).find((schedule) => schedule.id === id);
      if (!row) throw new AppError('not_found', 'no_such_schedule', `There is no schedule ${id}`, { field: 'id' });
      return row;
    }),
    removeSchedule: on.removeSchedule.handler(({ input, context }) =>
      records.db.transaction().execute(async (db) => {
        await removeSchedule(db, input.id);
        await audit(db, {
          actor: actorOf(context),
          action: 'schedule.remove',
          object: { kind: 'schedule', id: input.id, label: input.id },
          from: context.from,
        });
        return { done: true };
      }),
    ),
    runs: on.runs.handler(async ({ input, context }) => {
      const ids = await mine(context);
      const runs = (await readRuns(records.db, input.limit)).filter((run) => ids.has(run.report));
      const sent = await Promise.all(runs.map((run) => delivery.list({ cause: { kind: 'report_run', id: run.id } })));
      return runs.map((run, i) => ({ ...run, deliveries: sent[i] ?? [] }));
    }),
  };
}
