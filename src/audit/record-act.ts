import type { Db } from '#src/records/records.ts';
import { hashOf } from './chain.ts';
// The tables of the trail, as types.
import './migrations.ts';

/** What someone did: who, when, what, to what, before and after, why, from where. */
export type Act = {
  readonly actor: { readonly id: string; readonly name: string; readonly onBehalfOf?: string | null };
  /** `noun.verb`: `target.agree`, `export.download`. */
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string; readonly label?: string | null };
  /** Anything JSON can hold; only what changed, never secrets. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null | undefined;
  /** Network address. */
  readonly from?: string | null | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
};

/**
 * Adds an act to the trail, in the caller's transaction: act and trail stand or fall together. Call it last in the transaction, since from
 * here on others wait for its end.
 */
export async function recordAct(db: Db, act: Act): Promise<void> {
  const head = await db
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('id', '=', 1)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const json = (value: unknown): string | null =>
    value === undefined || value === null ? null : JSON.stringify(value);
  const entry = {
    seq: head.seq + 1,
    at: act.at,
    actor: act.actor.id,
    actor_name: act.actor.name,
    on_behalf_of: act.actor.onBehalfOf ?? null,
    action: act.action,
    object_kind: act.object.kind,
    object_id: act.object.id,
    object_label: act.object.label ?? null,
    before: json(act.before),
    after: json(act.after),
    reason: act.reason ?? null,
    from_address: act.from ?? null,
    previous_hash: head.hash,
  };
  const hash = hashOf(entry);
  await db
    .insertInto('audit_entry')
    .values({ ...entry, hash })
    .execute();
  await db.updateTable('audit_head').set({ seq: entry.seq, hash }).where('id', '=', 1).execute();
}
