import { isoLocal } from '#src/kernel/zone.ts';
import type { CalibrationDrift } from '../../contract/calibration.ts';
import type { FormContent } from '../../contract/form.ts';
import { outOf100, scoreOf } from '../../contract/score.ts';
import { type ClusteredUnit, clusteredAgreement } from '../../contract/statistics/clustered-agreement.ts';
import { meanDifference } from '../../contract/statistics/mean-difference.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { type KeptForm, readForms } from '../form.store.ts';
import { type DatedPair, doubleScored } from '../validity/item-agreement.ts';
import { expertOf } from './bodies.ts';
import { answersTo, named } from './compared-items.ts';
import { type PersonRating, readRatings } from './ratings.ts';
import { readSessions } from './session.store.ts';

type Point = CalibrationDrift['inspectors'][number]['points'][number];
/** Contacts scored twice are read so far back. */
const BACK_MS = 400 * 86_400_000;

/**
 * Agreement (Gwet's AC1) and severity of every inspector, oldest first: against the expert, session by session, and against whoever scored the same
 * contact, month by month. Sessions that are not revealed are in none.
 */
export async function driftOf({ records, kpis, clock }: QualityNeeds): Promise<CalibrationDrift> {
  const [{ zone }, forms, sessions] = await Promise.all([
    kpis.coverage(),
    readForms(records.db),
    readSessions(records.db),
  ]);
  const people = new Map<string, { name: string; points: Point[] }>();
  const add = (id: string, name: string, point: Point): void => {
    const known = people.get(id) ?? { name, points: [] };
    known.points.push(point);
    people.set(id, known);
  };
  for (const session of sessions) {
    if (session.revealed_at === null) continue;
    const ratings = await readRatings(records.db, session.id);
    const expert = expertOf(session);
    for (const { person, name } of session.people) {
      if (person === expert) continue;
      const pairs = pairsWith(expert, person, ratings);
      if (pairs.length === 0) continue;
      add(person, name, {
        kind: 'session',
        id: session.id,
        name: session.name,
        at: isoLocal(zone, session.revealed_at),
        ...readPairs(pairs),
      });
    }
  }
  const now = clock.now();
  for (const form of forms) {
    const pairs = await doubleScored(records.db, form.id, { from: now - BACK_MS, to: now + 1 });
    for (const [key, own] of byPersonAndMonth(pairs, zone)) {
      const [id = '', month = ''] = key.split('\0');
      add(id, own[0]?.name ?? id, {
        kind: 'double_scored',
        id: `${month} ${form.id}`,
        name: `${month} · ${form.name}`,
        at: `${month}-28T00:00:00`,
        ...readPairs(own.map(({ pair, isFirst }) => bothOf(pair, isFirst, form))),
      });
    }
  }
  return {
    inspectors: [...people]
      .map(([id, { name, points }]) => ({ id, name, points: points.sort((a, b) => (a.at < b.at ? -1 : 1)) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** What one person and another said of a contact. */
type Both = { readonly contact: string; readonly own: PersonRating; readonly other: PersonRating };

function pairsWith(expert: string, person: string, ratings: readonly PersonRating[]): Both[] {
  const experts = new Map(ratings.filter((one) => one.person === expert).map((one) => [one.contact, one]));
  return ratings.flatMap((own) => {
    const other = experts.get(own.contact);
    return own.person === person && other !== undefined ? [{ contact: own.contact, own, other }] : [];
  });
}

function readPairs(pairs: readonly Both[]): Pick<Point, 'contacts' | 'agreement' | 'severity'> {
  const units = pairs.flatMap(({ contact, own, other }): ClusteredUnit[] => {
    const said = answersTo(other.content, other.answers);
    return [...answersTo(own.content, own.answers)].map(([item, answer]) => ({
      cluster: contact,
      stratum: item,
      ratings: [named(said.get(item)), named(answer)],
    }));
  });
  const difference = meanDifference(
    pairs.flatMap(({ own, other }) => {
      const [a, b] = [own, other].map(({ content, answers }) => outOf100(scoreOf(content, answers).total));
      return a == null || b == null ? [] : [a - b];
    }),
  );
  return {
    contacts: new Set(pairs.map(({ contact }) => contact)).size,
    agreement: clusteredAgreement(units, 'ac1'),
    severity: difference === null ? null : { mean: difference.mean, low: difference.low, high: difference.high },
  };
}

type Own = { readonly pair: DatedPair; readonly name: string; readonly isFirst: boolean };

function byPersonAndMonth(pairs: readonly DatedPair[], zone: string): Map<string, Own[]> {
  return Map.groupBy(
    pairs.flatMap((pair) => pair.by.map(({ name }, i): Own => ({ pair, name, isFirst: i === 0 }))),
    ({ pair, isFirst }) => `${pair.by[isFirst ? 0 : 1].id}\0${isoLocal(zone, pair.contactAt).slice(0, 7)}`,
  );
}

/** Both evaluations are read by the form of the contact's day. */
function bothOf(pair: DatedPair, isFirst: boolean, { versions }: KeptForm): Both {
  const content: FormContent = versions.find(({ version }) => version === pair.version)?.content ?? {
    sections: [],
    passMark: 0,
  };
  const [own, other] = isFirst ? [pair.first, pair.second] : [pair.second, pair.first];
  const rating = { contact: pair.contact, content, person: '' };
  return { contact: pair.contact, own: { ...rating, answers: own }, other: { ...rating, answers: other } };
}
