import { implement } from '@orpc/server';
import type { Actor } from '#src/http/actor.ts';
import { actorOf, type Caller } from '#src/http/route.ts';
import { AppError } from '#src/kernel/errors.ts';
import { reportsContract } from '../contract/routes.ts';
import type { ReportDependencies } from './dependencies.ts';
import { fileOf } from './files.ts';
import { layout } from './layout/layout.ts';
import { mayRead, requireReach, shownTo } from './reach.ts';
import {
  fillIssue,
  type Issue,
  readIssue,
  readReport,
  readReports,
  removeReport,
  saveReport,
  summaries,
} from './report.store.ts';
import { openRun } from './schedule.store.ts';
import { makeIssue, sendIssue } from './send.ts';
import { readViews, removeView, saveView, setDefaultView } from './view.store.ts';

/** Reports, their issues and saved views; each handler shows only what its caller's scope reaches. */
export function reportRoutes(needs: ReportDependencies) {
  const on = implement(reportsContract).$context<Caller>();
  const { records, clock, audit } = needs;
  const reachable = async (id: string, caller: Caller, permission = 'read:report'): Promise<Issue> => {
    const issue = await readIssue(records.db, id);
    requireReach(actorOf(caller), await readReport(records.db, issue.summary.report, true), permission);
    return issue;
  };
  return {
    list: on.list.handler(async ({ context }) => {
      const reports = (await readReports(records.db)).filter((report) => mayRead(actorOf(context), report));
      const ids = new Set(reports.map((report) => report.id));
      return {
        reports,
        issues: (await summaries(records.db)).filter((issue) => issue.latest && ids.has(issue.report)),
      };
    }),
    save: on.save.handler(({ input, context }) =>
      records.db.transaction().execute(async (db) => {
        const actor = actorOf(context);
        const before = input.id === undefined ? null : await readReport(db, input.id);
        if (before) requireReach(actor, before);
        requireReach(actor, { where: input.where, id: input.id ?? input.name });
        const after = await saveReport(db, input, actor.id, clock.now());
        await audit(db, {
          actor,
          action: 'report.save',
          object: { kind: 'report', id: after.id, label: after.name },
          before,
          after,
          from: context.from,
        });
        return after;
      }),
    ),
    remove: on.remove.handler(({ input, context }) =>
      records.db.transaction().execute(async (db) => {
        const before = await readReport(db, input.id);
        requireReach(actorOf(context), before);
        await removeReport(db, input.id, clock.now());
        await audit(db, {
          actor: actorOf(context),
          action: 'report.remove',
          object: { kind: 'report', id: before.id, label: before.name },
          before,
          from: context.from,
        });
        return { done: true };
      }),
    ),
    make: on.make.handler(async ({ input, context }) => {
      const report = await readReport(records.db, input.id);
      requireReach(actorOf(context), report);
      return (await makeIssue(report, input.day, needs)).summary;
    }),
    issues: on.issues.handler(async ({ input, context }) => {
      requireReach(actorOf(context), await readReport(records.db, input.id, true));
      return summaries(records.db, input.id);
    }),
    issue: on.issue.handler(async ({ input, context }) => {
      const issue = await reachable(input.id, context);
      return {
        issue: issue.summary,
        document: layout(shownTo(actorOf(context), issue.data), issue.fields, input.language),
        fields: issue.fields,
        versions: await summaries(records.db, issue.summary.report, issue.summary.from),
      };
    }),
    fillIn: on.fillIn.handler(async ({ input, context }) => {
      const { summary } = await reachable(input.id, context, 'fill:report');
      await records.db.transaction().execute(async (db) => {
        const before = await fillIssue(db, input.id, input.fields);
        const object = { kind: 'issue', id: input.id, label: `${summary.name} ${summary.from}` };
        await audit(db, {
          actor: actorOf(context),
          action: 'report.fill',
          object,
          before,
          after: input.fields,
          from: context.from,
        });
      });
      return { done: true };
    }),
    file: on.file.handler(async ({ input, context }) => {
      const issue = await reachable(input.id, context);
      const shown = { ...issue, data: shownTo(actorOf(context), issue.data) };
      await records.db.transaction().execute((db) =>
        audit(db, {
          actor: actorOf(context),
          action: 'export.download',
          object: { kind: 'issue', id: input.id, label: `${issue.summary.name} ${issue.summary.from}` },
          after: { format: input.format },
          from: context.from,
        }),
      );
      const { name, type, bytes } = await fileOf(shown, input.format, input.language, {
        by: actorOf(context).name,
        at: clock.now(),
        zone: issue.data.zone,
      });
      return new File([new Uint8Array(bytes)], name, { type });
    }),
    send: on.send.handler(async ({ input, context }) => {
      const issue = await reachable(input.id, context);
      const actor = actorOf(context);
      const run = await records.db.transaction().execute(async (db) => {
        const object = { kind: 'issue', id: input.id, label: `${issue.summary.name} ${issue.summary.from}` };
        await audit(db, {
          actor,
          action: 'report.send',
          object,
          after: { channels: input.channels },
          from: context.from,
        });
        return openRun(db, issue.summary.report, actor.name, clock.now());
      });
      await sendIssue(run, issue, input, needs);
      return { run };
    }),
    views: on.views.handler(({ context }) => readViews(records.db, readerOf(actorOf(context)))),
    saveView: on.saveView.handler(({ input, context }) =>
      records.db.transaction().execute(async (db) => {
        const actor = actorOf(context);
        const after = await saveView(db, input, actor, clock.now());
        await audit(db, {
          actor,
          action: 'view.save',
          object: { kind: 'view', id: after.id, label: after.name },
          after: { shared: after.shared, roles: after.roles, teams: after.teams, address: after.address },
          from: context.from,
        });
        return after;
      }),
    ),
    openView: on.openView.handler(async ({ input, context }) => {
      const actor = actorOf(context);
      const seen =
        input.view === null ? null : (await readViews(records.db, readerOf(actor))).find((v) => v.id === input.view);
      if (seen === undefined || (seen !== null && pathOf(seen.address) !== input.path))
        throw new AppError('not_found', 'no_such_view', 'There is no such view of this page', { field: 'view' });
      await records.db.transaction().execute((db) => setDefaultView(db, actor.id, input.path, input.view));
      return { done: true };
    }),
    removeView: on.removeView.handler(async ({ input, context }) => {
      await removeView(records.db, input.id, actorOf(context).id);
      return { done: true };
    }),
  };
}

const pathOf = (address: string): string => address.split('?')[0] ?? address;

/** Who looks at views: her roles, and the teams she answers for when she answers for some only. */
function readerOf(actor: Actor): { id: string; roles: readonly string[]; teams: readonly string[] } {
  const scope = actor.scopeOf('read:person');
  const limits = scope === null || scope === 'all' ? [] : scope;
  return { id: actor.id, roles: actor.roles, teams: limits.flatMap(({ noun, ids }) => (noun === 'team' ? ids : [])) };
}
