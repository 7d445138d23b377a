import type { Judged } from '../contract/judged.ts';
import type { ItemState, SheetState, Step } from '../contract/sheet.ts';

/** What became of one KPI of a sheet: its last step says it. */
export function itemState(steps: readonly Step[], kpi: string): ItemState {
  const last = steps.findLast((step) => step.kpi === kpi);
  switch (last?.what) {
    case undefined:
    case 'renew':
      return 'open';
    case 'confirm':
      return 'confirmed';
    case 'object':
      return 'objected';
    case 'keep':
      return 'kept';
    case 'correct':
      return 'correcting';
  }
}

/** A sheet by its items. One without items has nothing to confirm. */
export function sheetState(states: readonly ItemState[]): SheetState {
  if (states.some((state) => state === 'objected')) return 'objected';
  if (states.every((state) => state === 'confirmed')) return 'confirmed';
  return states.some((state) => state === 'kept' || state === 'correcting') ? 'answered' : 'open';
}

/** What may be said about an item now; null says why not. */
export const mayObject = (state: ItemState): boolean => state === 'open' || state === 'confirmed';

const parts = ({ value, numerator, denominator, target, weight }: Judged): string =>
  JSON.stringify([value, numerator, denominator, target, weight]);

/** KPIs that read otherwise now than frozen, with the figure as it was; those that came or went too. */
export function changedItems(
  before: readonly Judged[],
  after: readonly Judged[],
): { readonly kpi: string; readonly before: Judged | null; readonly after: Judged | null }[] {
  const kpis = [...new Set([...before, ...after].map(({ kpi }) => kpi))];
  return kpis.flatMap((kpi) => {
    const [old, now] = [before, after].map((list) => list.find((item) => item.kpi === kpi) ?? null);
    const same = old != null && now != null && parts(old) === parts(now);
    return same ? [] : [{ kpi, before: old ?? null, after: now ?? null }];
  });
}
