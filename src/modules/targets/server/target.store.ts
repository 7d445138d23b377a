import { randomUUID } from 'node:crypto';
import { AppError } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
import type { Bounds } from '../contract/bounds.ts';
import type { Evidence, Owner, OwnerKind } from '../contract/target.ts';
import type { KeptState, KeptTarget, KeptVersion } from './kept.ts';
// The tables this module adds to the records, as types.
import './migrations.ts';

type Which = { readonly goal?: string; readonly id?: string; readonly owner?: Owner; readonly kpi?: string };

/** Targets with all their versions. */
export async function readTargets(db: Db, which: Which): Promise<KeptTarget[]> {
  let wanted = db.selectFrom('target').selectAll().orderBy('kpi').orderBy('id');
  if (which.goal !== undefined) wanted = wanted.where('goal', '=', which.goal);
  if (which.id !== undefined) wanted = wanted.where('id', '=', which.id);
  if (which.kpi !== undefined) wanted = wanted.where('kpi', '=', which.kpi);
  if (which.owner !== undefined)
    wanted = wanted.where('owner_kind', '=', which.owner.kind).where('owner', '=', which.owner.id ?? '');
  const targets = await wanted.execute();
  if (targets.length === 0) return [];
  const rows = await db
    .selectFrom('target_version')
    .selectAll()
    .where(
      'target',
      'in',
      targets.map(({ id }) => id),
    )
    .orderBy('version')
    .execute();
  const versions = Map.groupBy(rows, ({ target }) => target);
  return targets.map(({ id, goal, parent, kpi, owner_kind, owner }) => ({
    id,
    goal,
    parent,
    kpi,
    owner: { kind: owner_kind as OwnerKind, id: owner === '' ? null : owner },
    versions: (versions.get(id) ?? []).map((row) => ({
      version: row.version,
      state: row.state as KeptState,
      bounds: JSON.parse(row.bounds) as Bounds,
      weight: row.weight,
      expected: row.expected,
      from: row.from_at,
      until: row.until_at,
      evidence: row.evidence === null ? null : (JSON.parse(row.evidence) as Evidence),
      reason: row.reason,
      byId: row.by_id,
      by: row.by_name,
      at: row.at,
      answer:
        row.accepted === null || row.answered_at === null
          ? null
          : {
              accepted: row.accepted,
              by: row.answered_by ?? '',
              at: row.answered_at,
              reason: row.answer,
              onBehalf: row.on_behalf,
            },
    })),
  }));
}

/** Throws `unknown_target`. */
export async function readTarget(db: Db, id: string): Promise<KeptTarget> {
  const [found] = await readTargets(db, { id });
  if (found === undefined)
    throw new AppError('not_found', 'unknown_target', 'There is no such target', { field: 'id' });
  return found;
}

export async function insertTarget(db: Db, target: Omit<KeptTarget, 'id' | 'versions'>): Promise<string> {
  const id = randomUUID();
  const { goal, parent, kpi, owner } = target;
  await db
    .insertInto('target')
    .values({ id, goal, parent, kpi, owner_kind: owner.kind, owner: owner.id ?? '' })
    .execute();
  return id;
}

/** Adds a version; drafts, proposals and objected versions before it give way, agreed ones stay until the new one is agreed. */
export async function addVersion(
  db: Db,
  target: { readonly id: string; readonly versions: readonly KeptVersion[] },
  version: Omit<KeptVersion, 'version' | 'answer'>,
): Promise<number> {
  await db
    .updateTable('target_version')
    .set({ state: 'withdrawn' })
    .where('target', '=', target.id)
    .where('state', 'in', ['draft', 'proposed', 'objected'])
    .execute();
  const number = (target.versions.at(-1)?.version ?? 0) + 1;
  await db
    .insertInto('target_version')
    .values({
      target: target.id,
      version: number,
      state: version.state,
      bounds: JSON.stringify(version.bounds),
      weight: version.weight,
      expected: version.expected,
      from_at: version.from,
      until_at: version.until,
      evidence: version.evidence === null ? null : JSON.stringify(version.evidence),
      reason: version.reason,
      by_id: version.byId,
      by_name: version.by,
      at: version.at,
      accepted: null,
      answered_by: null,
      answered_at: null,
      answer: '',
      on_behalf: false,
    })
    .execute();
  return number;
}

/** Moves a version on, only from the state it was seen in: two answers at once are one. Throws `changed_meanwhile`. */
export async function moveVersion(
  db: Db,
  target: string,
  { version, state }: KeptVersion,
  to: KeptState,
  answer?: {
    readonly accepted: boolean;
    readonly by: string;
    readonly at: number;
    readonly reason: string;
    readonly onBehalf: boolean;
  },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('target_version')
    .set({
      state: to,
      ...(answer && {
        accepted: answer.accepted,
        answered_by: answer.by,
        answered_at: answer.at,
        answer: answer.reason,
        on_behalf: answer.onBehalf,
      }),
    })
    .where('target', '=', target)
    .where('version', '=', version)
    .where('state', '=', state)
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    throw new AppError('conflict', 'changed_meanwhile', 'Somebody has answered or changed this target meanwhile', {
      field: 'id',
      remedy: 'Load it again and look at the latest version.',
    });
}

/** Ends agreed versions before `version` where it begins; what would begin later never comes to hold. */
export async function cutBefore(db: Db, target: string, version: number, at: number): Promise<void> {
  const earlier = () =>
    db
      .updateTable('target_version')
      .where('target', '=', target)
      .where('version', '<', version)
      .where('state', '=', 'agreed');
  await earlier().set({ state: 'withdrawn' }).where('from_at', '>=', at).execute();
  await earlier().set({ until_at: at }).where('until_at', '>', at).execute();
}

export async function addComment(db: Db, target: string, by: string, text: string, at: number): Promise<void> {
  await db.insertInto('target_comment').values({ id: randomUUID(), target, at, by_name: by, text }).execute();
}

export async function readComments(db: Db, target: string): Promise<{ at: number; by: string; text: string }[]> {
  const rows = await db.selectFrom('target_comment').selectAll().where('target', '=', target).orderBy('at').execute();
  return rows.map(({ at, by_name, text }) => ({ at, by: by_name, text }));
}
