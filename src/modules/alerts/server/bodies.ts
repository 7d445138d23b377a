import type { Alert } from '../contract/alert.ts';
import type { KeptAlert } from './alert.store.ts';
import type { Rule } from './rule.store.ts';

/** An alert as surfaces show it, with what its rule says. */
export function alertBody(kept: KeptAlert, rule: Rule): Alert {
  const { groupId, groupName, place: _, ...alert } = kept;
  return {
    ...alert,
    notes: [...alert.notes],
    name: rule.name,
    kpi: rule.kpi,
    grain: rule.grain,
    severity: rule.severity,
    owner: rule.owner,
    where: rule.where,
    group:
      rule.by === null || groupId === null ? null : { dimension: rule.by, id: groupId, name: groupName ?? groupId },
  };
}

/** Middle of a list, null for none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
}
