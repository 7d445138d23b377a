import { isoLocal } from '#src/kernel/zone.ts';
import { type ClusteredUnit, clusteredAgreement } from '../../contract/statistics/clustered-agreement.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { expertOf } from './bodies.ts';
import { answersTo, named } from './compared-items.ts';
import { readRatings } from './ratings.ts';
import { readSessions } from './session.store.ts';

/** What an inspector has shown lately in calibrations of a form. */
export type InspectorAgreement = {
  readonly inspector: string;
  readonly name: string;
  readonly form: string;
  /** Items compared with the expert's. */
  readonly units: number;
  /** Gwet's AC1 against the expert, 95 %; null where the ratings cannot tell. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** When the latest session of these was closed. */
  readonly at: string | null;
};

/** Sessions closed so long before count together; older ones only where there is nothing since. */
const LATELY_MS = 90 * 86_400_000;

/**
 * Every inspector's latest agreement with the experts of her calibrations, form by form: all sessions of a form closed within 90 days before `now` together, else her
 * last one. A certificate stands on the lower bound.
 */
export async function inspectorAgreement(
  { records, kpis }: Pick<QualityNeeds, 'records' | 'kpis'>,
  now: number,
): Promise<InspectorAgreement[]> {
  const { zone } = await kpis.coverage();
  const closed = (await readSessions(records.db))
    .filter(({ closed_at }) => closed_at !== null && closed_at <= now)
    .sort((a, b) => (b.closed_at ?? 0) - (a.closed_at ?? 0));
  const own = new Map<string, { inspector: string; form: string; name: string; at: number; units: ClusteredUnit[] }>();
  for (const session of closed) {
    const ratings = await readRatings(records.db, session.id);
    const expert = expertOf(session);
    const at = session.closed_at ?? 0;
    for (const { person, name } of session.people.filter((one) => one.person !== expert)) {
      const units = ratings
        .filter((rating) => rating.person === person)
        .flatMap(({ contact, content, answers }) => {
          const other = ratings.find((one) => one.person === expert && one.contact === contact);
          if (other === undefined) return [];
          const said = answersTo(other.content, other.answers);
          return [...answersTo(content, answers)].map(([item, answer]) => ({
            cluster: `${session.id} ${contact}`,
            stratum: item,
            ratings: [named(said.get(item)), named(answer)],
          }));
        });
      const key = `${person}\0${session.form}`;
      const before = own.get(key);
      if (units.length === 0 || (before !== undefined && at < now - LATELY_MS)) continue;
      own.set(key, {
        inspector: person,
        form: session.form,
        name: before?.name ?? name,
        at: before?.at ?? at,
        units: [...(before?.units ?? []), ...units],
      });
    }
  }
  return [...own.values()]
    .map(({ inspector, form, name, at, units }) => ({
      inspector,
      name,
      form,
      ...clusteredAgreement(units, 'ac1'),
      at: isoLocal(zone, at),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
