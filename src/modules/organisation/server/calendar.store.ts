import { sql } from 'kysely';
import { AppError } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
import { calendar, type Calendar, type CalendarParsed } from '../contract/calendar.ts';
import { assertExists } from './named.store.ts';
import { slug } from './slug.ts';

/** Every version of every calendar, by name and day. */
export async function readCalendars(db: Db): Promise<Calendar[]> {
  const rows = await db.selectFrom('calendar').selectAll().orderBy('id').orderBy('from_day').execute();
  return rows.map((row) => calendar.parse({ ...(row.body as object), id: row.id, madeAt: row.made_at }));
}

/** Keeps what holds from a day on, in place of what was said for that very day. Throws `not_found`, `name_taken`. */
export async function saveCalendar(db: Db, input: CalendarParsed, now: number): Promise<Calendar> {
  const known = await readCalendars(db);
  if (input.id !== undefined && !known.some(({ id }) => id === input.id))
    throw new AppError('not_found', 'not_found', `There is no calendar with the id "${input.id}"`, { field: 'id' });
  if (known.some(({ id, name }) => name === input.name && id !== input.id))
    throw new AppError('conflict', 'name_taken', 'Another calendar already has this name', {
      field: 'name',
      remedy: 'Choose another name, or change that calendar.',
    });
  for (const queue of input.queues) await assertExists(db, 'queue', queue);
  const id = input.id ?? slug(input.name, (taken) => known.some((one) => one.id === taken));
  const body = sql`${JSON.stringify(input)}::jsonb`;
  await db
    .insertInto('calendar')
    .values({ id, from_day: input.from, body, made_at: now })
    .onConflict((c) => c.columns(['id', 'from_day']).doUpdateSet({ body, made_at: now }))
    .execute();
  // One name for all its days.
  await db
    .updateTable('calendar')
    .set({ body: sql`body || jsonb_build_object('name', ${input.name}::text)` })
    .where('id', '=', id)
    .execute();
  return { ...input, id, madeAt: now };
}
