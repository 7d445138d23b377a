import { type Actor, reaches } from '#src/http/actor.ts';
import { misfitFor } from '#src/catalogue/role-fit.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { z } from 'zod';
import type { decisionInput, Exclusion, exclusionInput, RoleFitUse, roleFitInput } from '../contract/exclusion.ts';
import type { By } from './agreement.ts';
import {
  decide,
  type Decided,
  insertExclusion,
  insertUse,
  type KeptExclusion,
  type KeptUse,
  readExclusions,
  readUses,
} from './decision.store.ts';
import type { TargetDependencies } from './dependencies.ts';
import { placeOf } from './places.ts';

type Decision = z.output<typeof decisionInput>;

const notYours = (): AppError =>
  new AppError('forbidden', 'not_yours', 'This person is outside what you answer for', { field: 'agent' });

/** Spans and requests the actor may see, the newest first. */
export async function listExclusions(actor: Actor, needs: TargetDependencies): Promise<Exclusion[]> {
  const scope = actor.scopeOf('read:exclusion');
  const directory = await needs.directory();
  return (await readExclusions(needs.records.db))
    .filter(({ agent, team, site }) => reaches(scope, { agent, team, site }) || actor.agent === agent)
    .map((kept) => exclusionBody(kept, actor, directory));
}

/** Asks for a span to be left out of one person's results. Throws `unknown_agent`, `bad_time`, `empty_range`, `not_yours`. */
export async function requestExclusion(
  input: z.output<typeof exclusionInput>,
  { actor, from: address }: By,
  needs: TargetDependencies,
): Promise<Exclusion> {
  const [directory, { zone }] = await Promise.all([needs.directory(), needs.kpis.coverage()]);
  const found = directory.agents.find(({ id, number }) => id === input.agent || number === input.agent);
  if (found === undefined)
    throw new AppError('not_found', 'unknown_agent', `There is no agent "${input.agent}"`, { field: 'agent' });
  const [from, until] = [parseInstant(input.from, zone, 'from'), parseInstant(input.to, zone, 'to')];
  if (until <= from)
    throw invalid('empty_range', 'The span ends before it begins', { field: 'to', remedy: 'Give a later end.' });
  const place = placeOf({ kind: 'agent', id: found.id }, directory, from);
  const { team = null, site = null } = place;
  if (!reaches(actor.scopeOf('request:exclusion'), place)) throw notYours();
  const now = needs.clock.now();
  const id = await needs.records.db.transaction().execute(async (db) => {
    const span = { agent: found.id, team, site, from, until, kind: input.kind, reason: input.reason };
    const made = await insertExclusion(db, span, actor, now);
    await needs.recordAct(db, {
      actor,
      action: 'exclusion.request',
      object: { kind: 'exclusion', id: made, label: found.name },
      before: null,
      after: { from, until, kind: input.kind },
      reason: input.reason,
      from: address,
      at: now,
    });
    return made;
  });
  return oneExclusion(id, actor, needs);
}

export async function decideExclusion(input: Decision, by: By, needs: TargetDependencies): Promise<Exclusion> {
  const kept = (await readExclusions(needs.records.db)).find(({ id }) => id === input.id);
  if (kept === undefined)
    throw new AppError('not_found', 'unknown_exclusion', 'There is no such request', { field: 'id' });
  const { agent, team, site } = kept;
  if (!reaches(by.actor.scopeOf('approve:exclusion'), { agent, team, site }) || by.actor.agent === agent)
    throw notYours();
  const label = (await needs.directory()).nameOf('agent', agent);
  await settle('exclusion', kept, label, input, by, needs);
  return oneExclusion(input.id, by.actor, needs);
}

async function oneExclusion(id: string, actor: Actor, needs: TargetDependencies): Promise<Exclusion> {
  const directory = await needs.directory();
  const kept = (await readExclusions(needs.records.db)).find((e) => e.id === id);
  if (kept === undefined) throw new Error('An exclusion just written is gone');
  return exclusionBody(kept, actor, directory);
}

export function exclusionBody(kept: KeptExclusion, actor: Actor, directory: Directory): Exclusion {
  const { requestedById: _, team, site, kind, ...rest } = kept;
  const reached = reaches(actor.scopeOf('approve:exclusion'), { agent: kept.agent, team, site });
  return {
    ...rest,
    kind: kind as Exclusion['kind'],
    agentName: directory.nameOf('agent', kept.agent),
    mayDecide: kept.state === 'requested' && reached && kept.requestedById !== actor.id && actor.agent !== kept.agent,
  };
}

/** Uses of KPIs for persons, the newest first. */
export async function listUses(actor: Actor, needs: TargetDependencies): Promise<RoleFitUse[]> {
  const now = needs.clock.now();
  return (await readUses(needs.records.db)).map((kept) => useBody(kept, actor, now));
}

/** Asks to use a KPI for persons though it is not meant for them. Throws `fits_anyway`, `expired`. */
export async function requestUse(
  input: z.output<typeof roleFitInput>,
  { actor, from }: By,
  needs: TargetDependencies,
): Promise<RoleFitUse> {
  if (misfitFor(input.kpi) === null)
    throw invalid('fits_anyway', `${input.kpi} needs no approval to be used for persons`, { field: 'kpi' });
  const now = needs.clock.now();
  const expires = parseInstant(input.expires, (await needs.kpis.coverage()).zone, 'expires');
  if (expires <= now)
    throw invalid('expired', 'The use would have ended already', { field: 'expires', remedy: 'Give a day to come.' });
  const id = await needs.records.db.transaction().execute(async (db) => {
    const made = await insertUse(db, { kpi: input.kpi, reason: input.reason, expires }, actor, now);
    const object = { kind: 'role_fit', id: made, label: input.kpi };
    const after = { kpi: input.kpi, expires };
    await needs.recordAct(db, {
      actor,
      action: 'role_fit.request',
      object,
      before: null,
      after,
      reason: input.reason,
      from,
      at: now,
    });
    return made;
  });
  return oneUse(id, actor, needs);
}

export async function decideUse(input: Decision, by: By, needs: TargetDependencies): Promise<RoleFitUse> {
  const kept = (await readUses(needs.records.db)).find(({ id }) => id === input.id);
  if (kept === undefined)
    throw new AppError('not_found', 'unknown_role_fit', 'There is no such request', { field: 'id' });
  await settle('role_fit_use', kept, kept.kpi, input, by, needs);
  return oneUse(input.id, by.actor, needs);
}

async function oneUse(id: string, actor: Actor, needs: TargetDependencies): Promise<RoleFitUse> {
  const kept = (await readUses(needs.records.db)).find((use) => use.id === id);
  if (kept === undefined) throw new Error('A use just written is gone');
  return useBody(kept, actor, needs.clock.now());
}

function useBody(kept: KeptUse, actor: Actor, now: number): RoleFitUse {
  const { requestedById, ...rest } = kept;
  const may = kept.state === 'requested' && requestedById !== actor.id && actor.scopeOf('approve:role_fit') !== null;
  return { ...rest, expired: now >= kept.expires, mayDecide: may };
}

/** Approves or refuses in one transaction with the audit trail; a refusal needs its reason. */
async function settle(
  table: 'exclusion' | 'role_fit_use',
  kept: Decided & { readonly id: string },
  label: string,
  input: Decision,
  { actor, from }: By,
  needs: TargetDependencies,
): Promise<void> {
  if (!input.approve && input.reason === '')
    throw invalid('reason_needed', 'A refusal needs its reason', { field: 'reason', remedy: 'Say why.' });
  const now = needs.clock.now();
  const kind = table === 'exclusion' ? 'exclusion' : 'role_fit';
  await needs.records.db.transaction().execute(async (db) => {
    await decide(db, table, kept, input, actor, now);
    await needs.recordAct(db, {
      actor,
      action: `${kind}.${input.approve ? 'approve' : 'refuse'}`,
      object: { kind, id: kept.id, label },
      before: { state: kept.state, requestedBy: kept.requestedBy },
      after: { state: input.approve ? 'approved' : 'refused' },
      reason: input.reason === '' ? null : input.reason,
      from,
      at: now,
    });
  });
}
