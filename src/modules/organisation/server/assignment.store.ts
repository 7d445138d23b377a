import type { Db } from '#src/records/records.ts';
import type { Assignment, AssignmentKind } from '../contract/assignment.ts';
import type { Noun } from '../contract/directory.ts';
import { assertExists } from './named.store.ts';
import { assignSpan, type Span } from './timeline.ts';

const ENDS: { readonly [K in AssignmentKind]: readonly [subject: Noun, value: Noun] } = {
  agent_team: ['agent', 'team'],
  queue_project: ['queue', 'project'],
  queue_site: ['queue', 'site'],
};

/** Rewrites the history of one relation; call it in a transaction. Throws `not_found` for an unknown subject or value. */
export async function saveAssignment(db: Db, { kind, subject, value, from, until }: Assignment): Promise<void> {
  const [subjectNoun, valueNoun] = ENDS[kind];
  await assertExists(db, subjectNoun, subject);
  if (value !== null) await assertExists(db, valueNoun, value);
  const history = assignSpan(await readHistory(db, kind, subject), { from, until, value });
  await db.deleteFrom('assignment').where('kind', '=', kind).where('subject', '=', subject).execute();
  if (history.length === 0) return;
  await db
    .insertInto('assignment')
    .values(history.map((span) => ({ kind, subject, value: span.value, from_at: span.from, until_at: span.until })))
    .execute();
}

/** The history of one relation, in order. */
export async function readHistory(db: Db, kind: AssignmentKind, subject: string): Promise<Span<string>[]> {
  const rows = await db
    .selectFrom('assignment')
    .select(['from_at', 'until_at', 'value'])
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .orderBy('from_at')
    .execute();
  return rows.map((row) => ({ from: row.from_at, until: row.until_at, value: row.value }));
}
