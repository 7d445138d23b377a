import { driversOf } from '#src/catalogue/drivers.ts';
import type { Actor } from '#src/http/actor.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { TargetDetail, TargetNode } from '../contract/target.ts';
import type { TargetDependencies } from './dependencies.ts';
import { sameOwner } from './drafts.ts';
import { readGoals } from './goal.store.ts';
import { historyOf, lookback } from './history.ts';
import { type KeptTarget, latestOf } from './kept.ts';
import { kpiFacts } from './kpi-facts.ts';
import { goalTree, versionBody } from './tree.ts';
import { readComments, readTarget, readTargets } from './target.store.ts';

/** Everything about one target the actor may see. Throws `unknown_target`, also for one she may not know of. */
export async function targetDetail(id: string, actor: Actor, needs: TargetDependencies): Promise<TargetDetail> {
  const { db } = needs.records;
  const target = await readTarget(db, id);
  const tree = await goalTree(target.goal, actor, needs, (t) => t.id === id);
  const node = tree.nodes.find((n) => n.id === id);
  if (node === undefined) throw new AppError('not_found', 'unknown_target', 'There is no such target', { field: 'id' });
  const goal = (await readGoals(db)).find((g) => g.id === target.goal)!;
  const back = await lookback(goal, needs);
  const { kpi, owner } = target;
  const { scale } = kpiFacts(kpi, needs);
  const points =
    back === null
      ? []
      : ((await historyOf(kpi, owner.kind, back, goal, needs, owner.id ?? undefined)).get(owner.id ?? '') ?? []);
  const others = await readTargets(db, { goal: target.goal });
  return {
    node,
    goal: tree.goal,
    versions: target.versions.map((v) => versionBody(v, needs.clock.now())).toReversed(),
    comments: await readComments(db, id),
    history: {
      grain: back?.grain ?? 'period',
      zone: back?.zone ?? goal.zone,
      points: (back?.buckets ?? []).map(({ from, until }, i) => {
        const point = points[i] ?? null;
        return {
          from,
          until,
          value: point === null || !(point.denominator > 0) ? null : (point.numerator / point.denominator) * scale,
          rows: point === null ? null : point.denominator,
        };
      }),
    },
    drivers: driversOf(kpi).map((driver) => ({
      kpi: driver,
      target: others.find((t) => t.kpi === driver && sameOwner(t.owner, owner))?.id ?? null,
    })),
  };
}

/** What waits for the actor: proposals she owns, objections to what she may change, and nothing else. */
export async function inboxOf(
  actor: Actor,
  needs: TargetDependencies,
): Promise<(TargetNode & { readonly goalName: string })[]> {
  const { db } = needs.records;
  const now = needs.clock.now();
  const found: (TargetNode & { readonly goalName: string })[] = [];
  for (const goal of await readGoals(db)) {
    const isOpen = (t: KeptTarget): boolean => ['proposed', 'objected'].includes(latestOf(t).state);
    const open = (await readTargets(db, { goal: goal.id })).some(isOpen);
    if (!open || now >= goal.until) continue;
    for (const node of (await goalTree(goal.id, actor, needs, isOpen)).nodes)
      if (node.may.answer || (node.latest.state === 'objected' && node.may.change))
        found.push({ ...node, goalName: goal.name });
  }
  return found;
}
