import { FEWEST_ITEMS } from '../../contract/inspector.ts';
import { type ClusteredUnit, clusteredAgreement } from '../../contract/statistics/clustered-agreement.ts';
import { inspectorAgreement } from '../calibration/standing.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { readForms } from '../form.store.ts';
import { newestTwice } from './newest-twice.ts';
import { ratingOf } from '../validity/item-agreement.ts';

const DAY_MS = 86_400_000;
/** Contacts of so many days count together. */
const LATELY_MS = 90 * DAY_MS;
/** Contacts read of each inspector and form, the newest: enough for an interval of a few hundredths. */
const MOST = 120;
/** Whole contacts are left out by so many groups: the interval is hardly wider than one by one, and a board of twenty inspectors stays quick. */
const GROUPS = 20;

/** How far an inspector agrees on a form, 95 %; `items` compared. */
export type KnownAgreement = {
  readonly form: string;
  readonly items: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly from: 'calibration' | 'double_scoring';
};

/** By inspector: one for each form she was compared on. */
export type Agreements = ReadonlyMap<string, readonly KnownAgreement[]>;

/**
 * Every inspector's agreement as of now, form by form: who scores one form as others do may read another her own way. Calibrations decide where they compared enough items, since there she stands beside the expert; else contacts
 * scored twice, where she stands beside whoever else scored them; else whichever compared more, which decides nothing.
 */
export async function agreementByInspector(
  needs: Pick<QualityNeeds, 'records' | 'kpis'>,
  now: number,
): Promise<Agreements> {
  const [calibrated, double] = await Promise.all([inspectorAgreement(needs, now), doubleScoring(needs, now)]);
  const found = new Map(double.map((one) => [`${one.inspector}\0${one.form}`, one]));
  for (const { inspector, form, units, value, low, high } of calibrated) {
    const other = found.get(`${inspector}\0${form}`);
    if (value === null || low === null || high === null) continue;
    const isEnough = units >= FEWEST_ITEMS || (other?.items ?? 0) < Math.min(units, FEWEST_ITEMS);
    if (isEnough)
      found.set(`${inspector}\0${form}`, { inspector, form, items: units, value, low, high, from: 'calibration' });
  }
  return Map.groupBy(found.values(), ({ inspector }) => inspector);
}

async function doubleScoring(
  { records }: Pick<QualityNeeds, 'records'>,
  now: number,
): Promise<(KnownAgreement & { readonly inspector: string })[]> {
  const found: (KnownAgreement & { readonly inspector: string })[] = [];
  for (const { id: form } of await readForms(records.db)) {
    const own = new Map<string, Omit<ClusteredUnit, 'cluster'>[][]>();
    // The newest first.
    for (const { first, second, by } of await newestTwice(records.db, form, { from: now - LATELY_MS, to: now })) {
      const items = Object.keys(first).filter((item) => item in second);
      const units = items.map((item) => ({
        stratum: item,
        ratings: [ratingOf(first, item), ratingOf(second, item)],
      }));
      for (const inspector of by) {
        const known = own.get(inspector) ?? [];
        known.push(units);
        own.set(inspector, known);
      }
    }
    for (const [inspector, contacts] of own) {
      const newest = contacts
        .slice(0, MOST)
        .flatMap((units, i) => units.map((unit) => ({ ...unit, cluster: String(i % GROUPS) })));
      const { value, low, high, units } = clusteredAgreement(newest, 'ac1');
      if (value === null || low === null || high === null) continue;
      found.push({ inspector, form, items: units, value, low, high, from: 'double_scoring' });
    }
  }
  return found;
}
