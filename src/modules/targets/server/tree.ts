import { misfitFor } from '#src/catalogue/role-fit.ts';
import type { Actor } from '#src/http/actor.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import { missOf } from '../contract/bounds.ts';
import type { Goal, GoalTree, OwnerKind, TargetNode, TargetVersion, Warning } from '../contract/target.ts';
import { consistencyOf } from './consistency.ts';
import { type KeptUse, readExclusions, readUses } from './decision.store.ts';
import type { TargetDependencies } from './dependencies.ts';
import { type KeptGoal, readGoal } from './goal.store.ts';
import { isUseAllowed } from './in-force.ts';
import { inForceAt, isLive, type KeptTarget, type KeptVersion, latestOf, stateAt } from './kept.ts';
import { kpiFacts } from './kpi-facts.ts';
import { agentsByFact } from './people.ts';
import { personalResult } from './personal.ts';
import { isOwner, mayChange, maySee, nameOfOwner, placeOf } from './places.ts';
import { readTargets } from './target.store.ts';

/** More than a handful is none: few, key, measurable (80/20). */
const HANDFUL = 5;

/** A goal as the actor may see it: her rows and everything above them; `wanted` narrows what is worked out. */
export async function goalTree(
  id: string,
  actor: Actor,
  needs: TargetDependencies,
  wanted: (target: KeptTarget) => boolean = () => true,
): Promise<GoalTree> {
  const { db } = needs.records;
  const goal = await readGoal(db, id);
  const [all, uses, directory] = [await readTargets(db, { goal: id }), await readUses(db), await needs.directory()];
  const live = all.filter(isLive);
  const { dataUntil } = await needs.kpis.coverage();
  const until = dataUntil === null ? null : Date.parse(dataUntil);
  const visible = visibleTo(actor, live, directory, needs.clock.now()).filter(wanted);
  const values = await valuesOf(goal, visible, until, needs);
  const nodes = visible.map((target) => nodeOf(target, { live, values, uses, directory, actor, needs }));
  return { goal: goalBody(goal, live, needs.clock.now()), nodes, dataUntil: until };
}

export function goalBody(goal: KeptGoal, targets: readonly KeptTarget[], now: number): Goal {
  const states = targets.filter((t) => t.goal === goal.id && isLive(t)).map((t) => stateAt(latestOf(t), now));
  const { id, name, note, from, until, zone, periodDay } = goal;
  const agreed = states.filter((s) => s === 'agreed' || s === 'in_force' || s === 'ended').length;
  const open = states.filter((s) => s === 'proposed' || s === 'objected').length;
  return { id, name, note, from, until, zone, periodDay, targets: states.length, agreed, open };
}

function visibleTo(actor: Actor, live: readonly KeptTarget[], directory: Directory, now: number): KeptTarget[] {
  const byId = new Map(live.map((t) => [t.id, t]));
  const seen = new Set<string>();
  for (const target of live) {
    if (!maySee(actor, target.owner, placeOf(target.owner, directory, now)) && !isOwner(actor, target.owner)) continue;
    // People see what their target serves.
    for (let at: KeptTarget | undefined = target; at !== undefined && !seen.has(at.id); at = byId.get(at.parent ?? ''))
      seen.add(at.id);
  }
  return live.filter(({ id }) => seen.has(id));
}

const keyOf = (kpi: string, kind: OwnerKind, id: string | null): string => `${kind}\0${id ?? ''}\0${kpi}`;

/** Results over the goal's span so far: one question for each kind of owner, and one each for people with exclusions. */
export async function valuesOf(
  goal: KeptGoal,
  targets: readonly KeptTarget[],
  dataUntil: number | null,
  needs: TargetDependencies,
): Promise<ReadonlyMap<string, number | null>> {
  const found = new Map<string, number | null>();
  const agents = agentsByFact(await needs.directory());
  const until = Math.min(goal.until, dataUntil ?? goal.from);
  if (until <= goal.from) return found;
  const range = { from: isoLocal(goal.zone, goal.from), to: isoLocal(goal.zone, until) };
  for (const [kind, own] of Map.groupBy(targets, ({ owner }) => owner.kind)) {
    const kpis = [...new Set(own.map(({ kpi }) => kpi))].filter(
      (kpi) => kind === 'centre' || kpiFacts(kpi, needs).dimensions.includes(kind),
    );
    if (kpis.length === 0) continue;
    const answer = await needs.kpis.query({ kpis, ...range, by: kind === 'centre' ? [] : [kind] });
    for (const column of answer.kpis)
      for (let row = 0; row < answer.length; row++) {
        const stored = kind === 'centre' ? null : (answer.dimensions[kind]?.ids[row] ?? null);
        const id = kind === 'agent' && stored !== null ? (agents.get(stored) ?? null) : stored;
        found.set(keyOf(column.kpi, kind, id), column.value[row] ?? null);
      }
  }
  const left = await readExclusions(needs.records.db, { approved: true, during: { from: goal.from, until } });
  const people = new Set(left.map(({ agent }) => agent));
  for (const { kpi, owner } of targets)
    if (owner.kind === 'agent' && owner.id !== null && people.has(owner.id))
      found.set(keyOf(kpi, 'agent', owner.id), (await personalResult(owner.id, kpi, range, needs)).value);
  return found;
}

type Around = {
  readonly live: readonly KeptTarget[];
  readonly values: ReadonlyMap<string, number | null>;
  readonly uses: readonly KeptUse[];
  readonly directory: Directory;
  readonly actor: Actor;
  readonly needs: TargetDependencies;
};

export function nodeOf(target: KeptTarget, around: Around): TargetNode {
  const { live, values, directory, actor, needs } = around;
  const now = needs.clock.now();
  const { id, parent, kpi, owner } = target;
  const above = live.find((t) => t.id === parent);
  const latest = latestOf(target);
  const holding = inForceAt(target, now);
  const value = values.get(keyOf(kpi, owner.kind, owner.id)) ?? null;
  const children = live.filter((t) => t.parent === id && t.kpi === kpi).map(latestOf);
  const { adds } = kpiFacts(kpi, needs);
  const consistency = adds === null ? null : consistencyOf(latest.bounds, children, adds);
  const place = placeOf(owner, directory, now);
  const held = holding ?? latest;
  return {
    id,
    parent: above?.id ?? null,
    kpi,
    owner,
    ownerName: nameOfOwner(owner, directory),
    part: above === undefined ? 'root' : above.kpi === kpi ? 'share' : 'driver',
    latest: versionBody(latest, now),
    inForce: holding === null ? null : versionBody(holding, now),
    value,
    meets: value === null ? null : missOf(value, held.bounds) === 0,
    consistency,
    warnings: warningsOf(target, consistency, around),
    may: {
      change: mayChange(actor, owner, place),
      answer: latest.state === 'proposed' && isOwner(actor, owner),
      onBehalf: latest.state === 'proposed' && !isOwner(actor, owner) && mayChange(actor, owner, place),
    },
  };
}

function warningsOf(
  target: KeptTarget,
  consistency: TargetNode['consistency'],
  { live, uses, needs }: Around,
): Warning[] {
  const { kpi, owner } = target;
  const plain = (code: Warning['code']): Warning => ({ code, text: null });
  const own = live.filter((t) => t.owner.kind === owner.kind && t.owner.id === owner.id);
  const weights = own.map((t) => latestOf(t).weight);
  const given = weights.filter((w) => w !== null);
  const misfit = owner.kind === 'agent' ? misfitFor(kpi) : null;
  const evidence = latestOf(target).evidence;
  return [
    ...(own.length > HANDFUL ? [plain('too_many')] : []),
    ...(given.length > 0 && Math.abs(given.reduce((sum, w) => sum + w, 0) - 100) > 1e-6 ? [plain('weights')] : []),
    ...(misfit !== null && !isUseAllowed(kpi, uses, needs.clock.now())
      ? [{ code: 'role_fit' as const, text: misfit.why }]
      : []),
    ...(consistency?.reaches === false ? [plain('children_miss')] : []),
    ...(consistency !== null && consistency.unweighed > 0 ? [plain('children_unknown')] : []),
    ...(evidence !== null && evidence.periods === 0 ? [plain('no_history')] : []),
  ];
}

export function versionBody(version: KeptVersion, now: number): TargetVersion {
  const { byId: _, ...rest } = version;
  return { ...rest, state: stateAt(version, now) };
}
