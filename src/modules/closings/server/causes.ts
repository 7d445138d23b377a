import type { Entity } from '#src/semantic/entity.ts';
import type { Batch } from '#src/modules/ingestion/contract/api.ts';
import type { HeldSetting } from '#src/modules/kpis/contract/api.ts';
import type { Cause, ContactChange } from '../contract/closing.ts';
import type { otherChanges } from './contacts-difference.ts';

/** What numbers were judged by. */
export type KeptDefinitions = {
  readonly settings: readonly HeldSetting[];
  readonly kpis: Readonly<Record<string, number>>;
};

/** Batches of the imports a changed contact has lines of, newest last. */
export type BatchesOf = (contact: string) => Promise<readonly string[]>;

/** Changed contacts whose raw lines are looked up to tell late data from a new derivation. */
const LOOKED_UP = 200;

/** Why contacts changed: what came after the closing, or known data derived anew. */
export async function contactCauses(
  changes: readonly ContactChange[],
  batches: readonly Batch[],
  closedAt: number,
  batchesOf: BatchesOf,
): Promise<Cause[]> {
  const late = new Map(batches.filter((b) => (b.endedAt ?? b.startedAt) > closedAt).map((b) => [b.id, b]));
  const byBatch = new Map<string, number>();
  let [again, gone, looked] = [0, 0, 0];
  for (const change of changes) {
    if (change.what === 'gone') {
      gone += 1;
      continue;
    }
    let batch = late.get(change.after?.batch ?? '');
    if (batch === undefined && late.size > 0 && looked < LOOKED_UP) {
      looked += 1;
      const own = await batchesOf(change.contact);
      batch = late.get(own.findLast((id) => late.has(id)) ?? '');
    }
    if (batch === undefined) again += 1;
    else byBatch.set(batch.id, (byBatch.get(batch.id) ?? 0) + 1);
  }
  return [
    ...[...byBatch].map(([id, contacts]): Cause => {
      const { file, source, endedAt, startedAt } = late.get(id)!;
      return { kind: 'late_data', batch: id, file, source, at: endedAt ?? startedAt, contacts };
    }),
    ...(again > 0 ? [{ kind: 'derived_again', contacts: again } as const] : []),
    ...(gone > 0 ? [{ kind: 'gone', contacts: gone } as const] : []),
  ];
}

export function otherCauses(
  changes: ReturnType<typeof otherChanges>,
  entities: Readonly<Record<string, Entity>>,
): Cause[] {
  return changes.map(({ entity, subjects, days }) => ({
    kind: 'other_facts',
    entity,
    label: entities[entity]?.label ?? { en: entity, zh: entity },
    subjects,
    days,
  }));
}

/** Settings and definitions that reach into the period and are not what they were. */
export function definitionCauses(
  before: KeptDefinitions,
  after: KeptDefinitions,
  { from, to }: { readonly from: number; readonly to: number },
): Cause[] {
  const inside = (list: readonly HeldSetting[]) =>
    new Map(
      list
        .filter((s) => (s.from ?? Number.NEGATIVE_INFINITY) < to && (s.until ?? Number.POSITIVE_INFINITY) > from)
        // What matters is what holds inside the period: a setting that ends after it has not changed it.
        .map((s) => {
          const [begin, end] = [Math.max(s.from ?? from, from), Math.min(s.until ?? to, to)];
          return [`${s.parameter}|${JSON.stringify(s.where)}|${begin}|${end}|${JSON.stringify(s.value)}`, s] as const;
        }),
    );
  const [old, now] = [inside(before.settings), inside(after.settings)];
  const came = [...now].filter(([key]) => !old.has(key)).map(([, s]) => s);
  const went = [...old].filter(([key]) => !now.has(key)).map(([, s]) => s);
  const same = (a: HeldSetting, b: HeldSetting) =>
    a.parameter === b.parameter && JSON.stringify(a.where) === JSON.stringify(b.where);
  const settings = [
    ...came.map((s) => ({ s, before: went.find((w) => same(w, s))?.value ?? null, after: s.value, reason: s.reason })),
    ...went
      .filter((w) => !came.some((s) => same(w, s)))
      .map((s) => ({ s, before: s.value, after: null, reason: null })),
  ];
  return [
    ...settings.map(
      ({ s, ...change }): Cause => ({ kind: 'setting', parameter: s.parameter, where: { ...s.where }, ...change }),
    ),
    ...Object.entries(after.kpis).flatMap(([kpi, version]): Cause[] => {
      const was = before.kpis[kpi];
      return was === undefined || was === version ? [] : [{ kind: 'definition', kpi, before: was, after: version }];
    }),
  ];
}
