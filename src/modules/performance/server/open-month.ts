import { recordAct } from '#src/audit/record-act.ts';
import { reaches } from '#src/http/actor.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import type { Judged } from '../contract/judged.ts';
import type { PerformanceDependencies } from './dependencies.ts';
import { figuresOf } from './figures.ts';
import { endOfDay, type Month, monthOf } from './month.ts';
import { agentsByFact, placeIn } from './people.ts';
import { addSteps, holdSheet, insertSheet, type KeptSheet, readSheets, renewSheet, saveMonth } from './sheet.store.ts';
import type { By } from './sign-off.ts';
import { changedItems } from './states.ts';

/**
 * Freezes the figures of a month for everybody the asker answers for who was at work in it: from the closed month where it is closed. Called
 * again it moves the deadline, adds who is missing, and freezes anew where figures read otherwise now; what was said about those is open again.
 * Throws `month_running`, `deadline_too_early`, `nobody_at_work`.
 */
export async function openMonth(
  input: { readonly month: string; readonly deadline: string },
  { actor, from }: By,
  needs: PerformanceDependencies,
): Promise<{ made: number; renewed: number }> {
  const { records, kpis, closings, clock } = needs;
  const [directory, { zone }] = await Promise.all([needs.directory(), kpis.coverage()]);
  const month = monthOf(input.month, zone);
  const now = clock.now();
  if (now < month.until)
    throw new AppError('conflict', 'month_running', 'The month is not over yet', {
      field: 'month',
      remedy: `It can be opened from ${month.endDay} on.`,
    });
  const deadline = endOfDay(input.deadline, zone);
  if (deadline <= now)
    throw invalid('deadline_too_early', 'The deadline has passed already', {
      field: 'deadline',
      remedy: 'Give a day to come.',
    });
  const scope = actor.scopeOf('open:performance');
  const people = (await atWork(month, needs)).filter((agent) => reaches(scope, placeIn(directory, agent, month)));
  if (people.length === 0)
    throw new AppError('conflict', 'nobody_at_work', 'Nobody you answer for was at work in this month', {
      field: 'month',
    });
  const figures = await figuresOf(people, month, needs);
  const closing = (await closings.versionOf({ from: month.from, to: month.until }))?.version ?? null;
  let [made, renewed] = [0, 0];
  await records.db.transaction().execute(async (db) => {
    await saveMonth(db, month.id, deadline, actor, now);
    const kept = new Map((await readSheets(db, { month: month.id })).map((sheet) => [sheet.agent, sheet]));
    for (const agent of people) {
      const frozen = { figures: figures.get(agent) ?? [], closing };
      const before = kept.get(agent);
      if (before === undefined) {
        const place = placeIn(directory, agent, month);
        await insertSheet(db, { ...frozen, month: month.id, agent, place }, actor, now);
        made += 1;
        continue;
      }
      const changed = changedItems(before.figures, frozen.figures);
      if (changed.length === 0 && before.closing === closing) continue;
      await holdSheet(db, before.id);
      await renewSheet(db, before, frozen, actor, now);
      await addSteps(db, before.id, renewSteps(before, changed), actor, now);
      renewed += 1;
    }
    await recordAct(db, {
      actor,
      action: 'performance.open',
      object: { kind: 'performance_month', id: month.id, label: month.id },
      after: { deadline: input.deadline, closing, made, renewed },
      from,
      at: now,
    });
  });
  return { made, renewed };
}

const renewSteps = (
  { version }: KeptSheet,
  changed: readonly { readonly kpi: string; readonly before: Judged | null }[],
) =>
  changed.map(({ kpi, before }) => ({
    version: version + 1,
    kpi,
    what: 'renew' as const,
    text: before?.value == null ? '' : String(before.value),
  }));

/** Everybody with contacts or signed-in time in a month. */
async function atWork(month: Month, { kpis, directory }: PerformanceDependencies): Promise<string[]> {
  const answer = await kpis.query({
    kpis: ['handled', 'signed_in_time'],
    from: month.firstDay,
    to: month.endDay,
    by: ['agent'],
  });
  const known = agentsByFact(await directory());
  const seen = (answer.dimensions.agent?.ids ?? []).flatMap((written, row) => {
    const worked = answer.kpis.some(({ value }) => (value[row] ?? 0) > 0);
    const id = written === null || !worked ? undefined : known.get(written);
    return id === undefined ? [] : [id];
  });
  return [...new Set(seen)].toSorted();
}
