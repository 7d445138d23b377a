import type { Db } from '#src/records/records.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { CaseLaw } from '../../contract/task.ts';
import { type FormContent } from '../../contract/form.ts';
import { PRECEDENT_VERSIONS } from '../appeal-rules.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { caseLawAlarm } from './case-law-alarm.ts';
import { CALIBRATION } from '../evaluation.store.ts';
import { openTask } from './tasks.ts';

/** From so many upheld appeals on one item its words are to blame, not its readers. */
export const UPHELD_TOO_OFTEN = 3;
const DAY_MS = 86_400_000;
const WINDOW_DAYS = 90;
/** Calibration and new words are due so long after the third upheld appeal. */
const TASK_MS = 14 * DAY_MS;

/**
 * After an upheld appeal, in its transaction: the third in force on one item opens a calibration and a wording task, once while they are open.
 */
export async function openTasksAfterUpheld(
  db: Db,
  { form, item, at, by }: { readonly form: string; readonly item: string; readonly at: number; readonly by: string },
): Promise<void> {
  const upheld = await db
    .selectFrom('quality_appeal as a')
    .innerJoin('quality_evaluation as e', 'e.id', 'a.evaluation')
    .leftJoin('quality_precedent_merge as m', 'm.appeal', 'a.id')
    .select('e.version')
    .where('e.form', '=', form)
    .where('a.item', '=', item)
    .where('a.state', '=', 'upheld')
    .where('m.appeal', 'is', null)
    .execute();
  const newest = await newestVersion(db, form);
  const inForce = upheld.filter(({ version }) => newest - version <= PRECEDENT_VERSIONS).length;
  if (inForce < UPHELD_TOO_OFTEN) return;
  for (const kind of ['calibration', 'wording']) {
    const open = await db
      .selectFrom('quality_task')
      .select('id')
      .where('kind', '=', kind)
      .where('form', '=', form)
      .where('item', '=', item)
      .where('done_at', 'is', null)
      .executeTakeFirst();
    if (!open)
      await openTask(db, { kind, form, item, words: `${inForce}`, opened_at: at, opened_by: by, due_at: at + TASK_MS });
  }
}

async function newestVersion(db: Db, form: string): Promise<number> {
  const row = await db
    .selectFrom('quality_form_version')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('form', '=', form)
    .executeTakeFirst();
  return Number(row?.version ?? 0);
}

/**
 * With a new version of a form, in its transaction: precedents that its words now hold are merged, and wording tasks of items whose words
 * changed are done. Throws `unknown_precedent` for one that is not a decided appeal on this form.
 */
export async function mergePrecedents(
  db: Db,
  saved: {
    readonly form: string;
    readonly version: number;
    readonly merged: readonly string[];
    readonly before: FormContent | null;
    readonly after: FormContent;
    readonly at: number;
    readonly by: string;
  },
): Promise<void> {
  const { form, version, merged, at, by } = saved;
  for (const appeal of new Set(merged)) {
    const found = await db
      .selectFrom('quality_appeal as a')
      .innerJoin('quality_evaluation as e', 'e.id', 'a.evaluation')
      .select('a.id')
      .where('a.id', '=', appeal)
      .where('a.stage', 'is', null)
      .where('e.form', '=', form)
      .executeTakeFirst();
    if (!found)
      throw new AppError('not_found', 'unknown_precedent', `There is no precedent "${appeal}" on this form`, {
        field: 'merged',
      });
    await db
      .insertInto('quality_precedent_merge')
      .values({ appeal, version, at, by_name: by })
      .onConflict((conflict) => conflict.column('appeal').doNothing())
      .execute();
  }
  const wordsOf = (content: FormContent | null) =>
    new Map(content?.sections.flatMap(({ items }) => items.map((item) => [item.id, sayings(item)] as const)) ?? []);
  const [was, is] = [wordsOf(saved.before), wordsOf(saved.after)];
  const changed = [...was].filter(([id, words]) => is.get(id) !== words).map(([id]) => id);
  if (changed.length > 0)
    await db
      .updateTable('quality_task')
      .set({ done_at: at, done_by: by, outcome: `${version}` })
      .where('kind', '=', 'wording')
      .where('form', '=', form)
      .where('item', 'in', changed)
      .where('done_at', 'is', null)
      .execute();
}

/** What an item says to its readers. */
const sayings = ({ words, help, answering }: FormContent['sections'][number]['items'][number]): string =>
  JSON.stringify([words, help, answering]);

/** Whether precedents do their work: more of them, fewer appeals. Of the last 90 days against the 90 before. */
export async function readCaseLaw({ records, clock }: QualityNeeds): Promise<CaseLaw> {
  const { db } = records;
  const now = clock.now();
  const start = now - WINDOW_DAYS * DAY_MS;
  const evaluations = await db
    .selectFrom('quality_evaluation as e')
    .leftJoin('quality_appeal as a', 'a.evaluation', 'e.id')
    .select(['e.id', 'e.submitted_at', 'a.state'])
    .where('e.state', '=', 'submitted')
    .where('e.sample', '!=', CALIBRATION)
    .where('e.submitted_at', '>=', start - WINDOW_DAYS * DAY_MS)
    .execute();
  const decided = await db
    .selectFrom('quality_appeal as a')
    .innerJoin('quality_appeal_step as s', 's.appeal', 'a.id')
    .leftJoin('quality_precedent_merge as m', 'm.appeal', 'a.id')
    .select(({ fn }) => ['a.id', 'm.at as merged', fn.max('s.at').as('at')])
    .where('a.stage', 'is', null)
    .groupBy(['a.id', 'm.at'])
    .execute();
  const inForceAt = (at: number): number =>
    decided.filter((one) => Number(one.at) < at && (one.merged === null || Number(one.merged) >= at)).length;
  const rateOf = (from: number, to: number): number | null => {
    const own = evaluations.filter(({ submitted_at: at }) => Number(at) >= from && Number(at) < to);
    const all = new Set(own.map(({ id }) => id));
    return all.size === 0
      ? null
      : new Set(own.filter(({ state }) => state !== null).map(({ id }) => id)).size / all.size;
  };
  const precedents = { now: inForceAt(now + 1), before: inForceAt(start) };
  const appealRate = { now: rateOf(start, now + 1), before: rateOf(start - WINDOW_DAYS * DAY_MS, start) };
  const outcomes = evaluations.filter(({ state }) => state === 'upheld' || state === 'rejected');
  return {
    days: WINDOW_DAYS,
    precedents,
    appealRate,
    overturnRate:
      outcomes.length === 0 ? null : outcomes.filter(({ state }) => state === 'upheld').length / outcomes.length,
    alarm: caseLawAlarm(precedents, appealRate),
  };
}
