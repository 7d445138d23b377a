import { randomUUID } from 'node:crypto';
import { AppError } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
// The tables this module adds to the records, as types.
import './migrations.ts';

/** A goal as kept. */
export type KeptGoal = {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly from: number;
  readonly until: number;
  readonly zone: string;
  readonly periodDay: number;
};

/** The newest span first. */
export async function readGoals(db: Db): Promise<KeptGoal[]> {
  const rows = await db.selectFrom('goal').selectAll().orderBy('from_at', 'desc').orderBy('name').execute();
  return rows.map(({ id, name, note, from_at, until_at, zone, period_day }) => ({
    id,
    name,
    note,
    from: from_at,
    until: until_at,
    zone,
    periodDay: period_day,
  }));
}

/** Throws `unknown_goal`. */
export async function readGoal(db: Db, id: string): Promise<KeptGoal> {
  const found = (await readGoals(db)).find((goal) => goal.id === id);
  if (found === undefined) throw new AppError('not_found', 'unknown_goal', 'There is no such goal', { field: 'id' });
  return found;
}

/** Makes or changes a goal; the span of one that has targets stays. Throws `goal_exists`, `goal_has_targets`, `unknown_goal`. */
export async function saveGoal(
  db: Db,
  goal: Omit<KeptGoal, 'id'> & { readonly id?: string | undefined },
): Promise<KeptGoal> {
  const namesake = await db.selectFrom('goal').select('id').where('name', '=', goal.name).executeTakeFirst();
  if (namesake && namesake.id !== goal.id)
    throw new AppError('conflict', 'goal_exists', `There is already a goal "${goal.name}"`, {
      field: 'name',
      remedy: 'Give it another name, with its period for example.',
    });
  const { name, note, from, until, zone, periodDay } = goal;
  const row = { name, note, from_at: from, until_at: until, zone, period_day: periodDay };
  const id = goal.id ?? randomUUID();
  if (goal.id === undefined) {
    await db
      .insertInto('goal')
      .values({ id, ...row })
      .execute();
    return { ...goal, id };
  }
  const before = await readGoal(db, id);
  const moved = before.from !== from || before.until !== until || before.periodDay !== periodDay;
  const held = moved && (await db.selectFrom('target').select('id').where('goal', '=', id).executeTakeFirst());
  if (held)
    throw new AppError('conflict', 'goal_has_targets', 'The span of a goal with targets cannot be moved', {
      field: 'from',
      remedy: 'Make a new goal for the new span.',
    });
  await db.updateTable('goal').set(row).where('id', '=', id).execute();
  return { ...goal, id };
}
