import type { TargetInForce } from './api.ts';
import type { Bounds } from './bounds.ts';
import { type Owner, ownerKind } from './target.ts';

/** Whose targets figures under these filters are held against: the centre's without any, else those of the one they name; `null` for a mixture. */
export function ownerOf(where: Readonly<Partial<Record<string, readonly string[]>>>): Owner | null {
  const named = Object.entries(where).filter(([, ids]) => ids !== undefined && ids.length > 0);
  if (named.length === 0) return { kind: 'centre', id: null };
  const [[noun, ids] = ['', []]] = named;
  const [id] = ids ?? [];
  if (named.length > 1 || ids?.length !== 1 || id === undefined) return null;
  const kind = ownerKind.safeParse(noun);
  return kind.success && kind.data !== 'centre' ? { kind: kind.data, id } : null;
}

/** Targets by KPI. */
export const boundsOf = (targets: readonly TargetInForce[]): Record<string, Bounds> =>
  Object.fromEntries(targets.map(({ kpi, bounds }) => [kpi, bounds]));
