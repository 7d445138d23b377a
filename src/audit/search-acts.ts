import { sql } from 'kysely';
import type { Db } from '#src/records/records.ts';
// The tables of the trail, as types.
import './migrations.ts';

export type ActSearch = {
  /** Found in names, action, object or reason. */
  readonly text?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly kind?: string | undefined;
  readonly object?: string | undefined;
  /** `[from, to)`, epoch milliseconds. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly limit: number;
  readonly offset: number;
};

/** One act as people read it. */
export type ActRow = {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly actorName: string;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string; readonly label: string | null };
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly from: string | null;
};

/** Acts that match, newest first, and how many there are in all. */
export async function searchActs(db: Db, search: ActSearch): Promise<{ acts: ActRow[]; total: number }> {
  let asked = db.selectFrom('audit_entry');
  if (search.actor) asked = asked.where('actor', '=', search.actor);
  if (search.action) asked = asked.where('action', '=', search.action);
  if (search.kind) asked = asked.where('object_kind', '=', search.kind);
  if (search.object) asked = asked.where('object_id', '=', search.object);
  if (search.from !== undefined) asked = asked.where('at', '>=', search.from);
  if (search.to !== undefined) asked = asked.where('at', '<', search.to);
  if (search.text) {
    const like = `%${search.text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
    asked = asked.where((e) =>
      e.or(
        (['actor_name', 'action', 'object_label', 'object_id', 'reason', 'after'] as const).map((column) =>
          e(column, 'ilike', like),
        ),
      ),
    );
  }
  const [{ total }, rows] = [
    await asked.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
    await asked.selectAll().orderBy('seq', 'desc').limit(search.limit).offset(search.offset).execute(),
  ];
  const parsed = (text: string | null): unknown => (text === null ? null : (JSON.parse(text) as unknown));
  const acts = rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    actorName: row.actor_name,
    onBehalfOf: row.on_behalf_of,
    action: row.action,
    object: { kind: row.object_kind, id: row.object_id, label: row.object_label },
    before: parsed(row.before),
    after: parsed(row.after),
    reason: row.reason,
    from: row.from_address,
  }));
  return { acts, total };
}
