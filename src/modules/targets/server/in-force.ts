import { misfitFor } from '#src/catalogue/role-fit.ts';
import type { Db } from '#src/records/records.ts';
import type { TargetInForce } from '../contract/api.ts';
import type { Owner } from '../contract/target.ts';
import { type KeptUse, readUses } from './decision.store.ts';
import { inForceAt } from './kept.ts';
import { readTargets } from './target.store.ts';

/**
 * The targets of an owner that hold at an instant, one a KPI: of two goals the one with the shorter span, which was meant more exactly. A
 * management KPI holds for a person only while its use is approved.
 */
export async function targetsInForce(db: Db, owner: Owner, at: number, kpi?: string): Promise<TargetInForce[]> {
  const targets = await readTargets(db, { owner, ...(kpi !== undefined && { kpi }) });
  const uses = owner.kind === 'agent' && targets.some((t) => misfitFor(t.kpi)) ? await readUses(db) : [];
  const found = new Map<string, TargetInForce>();
  for (const target of targets) {
    const version = inForceAt(target, at);
    if (version === null || (owner.kind === 'agent' && !isUseAllowed(target.kpi, uses, at))) continue;
    const { bounds, weight, from, until } = version;
    const before = found.get(target.kpi);
    if (before && before.until - before.from <= until - from) continue;
    found.set(target.kpi, { id: target.id, kpi: target.kpi, owner, bounds, weight, from, until });
  }
  return [...found.values()];
}

/** True for KPIs meant for persons, and for others while an approval has not expired. */
export const isUseAllowed = (kpi: string, uses: readonly KeptUse[], at: number): boolean =>
  misfitFor(kpi) === null || uses.some((use) => use.kpi === kpi && use.state === 'approved' && at < use.expires);
