import { enqueueMessage } from '#src/delivery/delivery.store.ts';
import type { Locale } from '#src/kernel/locale.ts';
import type { Report } from '../contract/report.ts';
import type { Format } from '../contract/schedule.ts';
import type { ReportDependencies } from './dependencies.ts';
import { fileOf } from './files.ts';
import { gather } from './gather.ts';
import { layout } from './layout/layout.ts';
import { messageOf } from './layout/message.ts';
import { dayToReport, periodOf } from './period.ts';
import { type Issue, keepIssue, readReport } from './report.store.ts';
import { endRun, openDueRuns, waitingRuns } from './schedule.store.ts';
import { readView } from './view.store.ts';

const MINUTE = 60_000;

/** Makes the issue of the period that holds a day; by default the last complete one. */
export async function makeIssue(
  report: Report,
  day: string | undefined,
  needs: ReportDependencies,
  now = needs.clock.now(),
): Promise<Issue> {
  const { zone } = await needs.coverage();
  const period = periodOf(report.rhythm, day ?? dayToReport(report.rhythm, zone, now), zone, now);
  const view = report.view === null ? null : await readView(needs.records.db, report.view);
  const data = await gather(report, period, view, needs);
  return needs.records.db.transaction().execute((db) => keepIssue(db, report, period, data));
}

export interface SendTo {
  readonly channels: readonly string[];
  readonly formats: readonly Format[];
  readonly language: Locale;
}

/** Sends an issue through channels and ends the run: the messages and the note in the log are one transaction. */
export async function sendIssue(run: string, issue: Issue, to: SendTo, needs: ReportDependencies): Promise<void> {
  const picture = to.formats.includes('picture') ? await fileOf(issue, 'picture', to.language) : null;
  const files = await Promise.all(
    to.formats.filter((format) => format !== 'picture').map((format) => fileOf(issue, format, to.language)),
  );
  const url = needs.publicUrl === null ? null : new URL(`/reports/issues/${issue.summary.id}`, needs.publicUrl).href;
  const message = messageOf(layout(issue.data, issue.fields, to.language), {
    ...(picture ? { picture } : {}),
    files,
    url,
  });
  const now = needs.clock.now();
  await needs.records.db.transaction().execute(async (db) => {
    const ended = await endRun(
      db,
      run,
      { state: 'sent', issue: issue.summary.id, provisional: !issue.data.complete, error: null },
      now,
    );
    if (!ended) return;
    for (const channel of new Set(to.channels))
      await enqueueMessage(
        db,
        { channel, message, cause: { kind: 'report_run', id: run }, key: `report ${run} ${channel}` },
        now,
      );
  });
  needs.kickOutbox();
}

/** The minute's work: opens runs that are due, and sends those whose data have come or whose patience is over. */
export async function workSchedules(needs: ReportDependencies): Promise<void> {
  const { records, clock } = needs;
  await records.db.transaction().execute((db) => openDueRuns(db, clock.now()));
  const coverage = await needs.coverage();
  for (const { id, dueAt, schedule } of await waitingRuns(records.db)) {
    try {
      const report = await readReport(records.db, schedule.report);
      // The period is that of the due time, however late it is sent.
      const period = periodOf(report.rhythm, dayToReport(report.rhythm, coverage.zone, dueAt), coverage.zone, dueAt);
      const complete = coverage.until !== null && coverage.until >= period.until - QUIET;
      if (!complete && clock.now() < dueAt + schedule.patience * MINUTE) continue;
      await sendIssue(id, await makeIssue(report, period.firstDay, needs, dueAt), schedule, needs);
    } catch (error) {
      needs.log(error);
      await endRun(
        records.db,
        id,
        {
          state: 'failed',
          issue: null,
          provisional: false,
          error: error instanceof Error ? error.message : String(error),
        },
        clock.now(),
      );
    }
  }
}

/** A quiet last quarter of an hour is not missing data. */
const QUIET = 15 * MINUTE;
