import { randomUUID } from 'node:crypto';
import { AppError } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
import type { Actor } from '#src/http/actor.ts';
// The tables this module adds to the records, as types.
import './migrations.ts';

/** What every request with a decision is made of. */
export type Decided = {
  readonly state: 'requested' | 'approved' | 'refused' | 'withdrawn';
  readonly requestedById: string;
  readonly requestedBy: string;
  readonly requestedAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly decision: string;
};
export type KeptExclusion = Decided & {
  readonly id: string;
  readonly agent: string;
  readonly team: string | null;
  readonly site: string | null;
  readonly from: number;
  readonly until: number;
  readonly kind: string;
  readonly reason: string;
};
export type KeptUse = Decided & {
  readonly id: string;
  readonly kpi: string;
  readonly reason: string;
  readonly expires: number;
};

type Row = {
  state: string;
  requested_by: string;
  requested_name: string;
  requested_at: number;
  decided_name: string | null;
  decided_at: number | null;
  decision: string;
};

const decided = (row: Row): Decided => ({
  state: row.state as Decided['state'],
  requestedById: row.requested_by,
  requestedBy: row.requested_name,
  requestedAt: row.requested_at,
  decidedBy: row.decided_name,
  decidedAt: row.decided_at,
  decision: row.decision,
});

const asked = (actor: Actor, at: number) => ({
  state: 'requested',
  requested_by: actor.id,
  requested_name: actor.name,
  requested_at: at,
  decided_by: null,
  decided_name: null,
  decided_at: null,
  decision: '',
});

/** Exclusions, the newest request first; `during` keeps those that overlap a stretch. */
export async function readExclusions(
  db: Db,
  which: {
    readonly agent?: string;
    readonly approved?: boolean;
    readonly during?: { from: number; until: number };
  } = {},
): Promise<KeptExclusion[]> {
  let wanted = db.selectFrom('exclusion').selectAll().orderBy('requested_at', 'desc').orderBy('id');
  if (which.agent !== undefined) wanted = wanted.where('agent', '=', which.agent);
  if (which.approved === true) wanted = wanted.where('state', '=', 'approved');
  if (which.during !== undefined)
    wanted = wanted.where('from_at', '<', which.during.until).where('until_at', '>', which.during.from);
  return (await wanted.execute()).map((row) => ({
    id: row.id,
    agent: row.agent,
    team: row.team,
    site: row.site,
    from: row.from_at,
    until: row.until_at,
    kind: row.kind,
    reason: row.reason,
    ...decided(row),
  }));
}

export async function insertExclusion(
  db: Db,
  span: Pick<KeptExclusion, 'agent' | 'team' | 'site' | 'from' | 'until' | 'kind' | 'reason'>,
  actor: Actor,
  at: number,
): Promise<string> {
  const id = randomUUID();
  const { agent, team, site, from, until, kind, reason } = span;
  await db
    .insertInto('exclusion')
    .values({ id, agent, team, site, from_at: from, until_at: until, kind, reason, ...asked(actor, at) })
    .execute();
  return id;
}

export async function readUses(db: Db): Promise<KeptUse[]> {
  const rows = await db.selectFrom('role_fit_use').selectAll().orderBy('requested_at', 'desc').execute();
  return rows.map((row) => ({
    id: row.id,
    kpi: row.kpi,
    reason: row.reason,
    expires: row.expires_at,
    ...decided(row),
  }));
}

export async function insertUse(
  db: Db,
  use: Pick<KeptUse, 'kpi' | 'reason' | 'expires'>,
  actor: Actor,
  at: number,
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('role_fit_use')
    .values({ id, kpi: use.kpi, reason: use.reason, expires_at: use.expires, ...asked(actor, at) })
    .execute();
  return id;
}

/** Decides what is still requested. Throws `own_request`, `decided_already`. */
export async function decide(
  db: Db,
  table: 'exclusion' | 'role_fit_use',
  kept: Decided & { readonly id: string },
  decision: { readonly approve: boolean; readonly reason: string },
  actor: Actor,
  at: number,
): Promise<void> {
  if (kept.requestedById === actor.id)
    throw new AppError('forbidden', 'own_request', 'Who asks cannot decide', {
      field: 'id',
      remedy: 'Another person with the right to approve must decide.',
    });
  const { numUpdatedRows } = await db
    .updateTable(table)
    .set({
      state: decision.approve ? 'approved' : 'refused',
      decided_by: actor.id,
      decided_name: actor.name,
      decided_at: at,
      decision: decision.reason,
    })
    .where('id', '=', kept.id)
    .where('state', '=', 'requested')
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    throw new AppError('conflict', 'decided_already', 'This request is decided already', { field: 'id' });
}
