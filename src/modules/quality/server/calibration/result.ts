import { type CalibrationResult, FEWEST_CONTACTS } from '../../contract/calibration.ts';
import type { FormItem } from '../../contract/form.ts';
import { type Answer, outOf100, scoreOf } from '../../contract/score.ts';
import { type ClusteredUnit, clusteredAgreement } from '../../contract/statistics/clustered-agreement.ts';
import { meanDifference } from '../../contract/statistics/mean-difference.ts';
import type { Level } from '../../contract/statistics/ratings.ts';
import { answersTo, levelOf, named, placed } from './compared-items.ts';
import type { PersonRating } from './ratings.ts';

type Said = {
  readonly answers: Map<string, Answer | null>;
  readonly rating: PersonRating;
  readonly score: number | null;
};

/** What a session shows: everybody beside the expert, contact by contact, and how far they agree. `people`: those who scored, the expert among them. */
export function calibrationResult(
  ratings: readonly PersonRating[],
  {
    expert,
    people,
    contacts,
    items,
  }: {
    readonly expert: string;
    readonly people: readonly string[];
    readonly contacts: readonly string[];
    readonly items: readonly FormItem[];
  },
): CalibrationResult {
  const said = new Map(
    ratings.map((rating): [string, Said] => [
      `${rating.contact}\0${rating.person}`,
      {
        rating,
        answers: answersTo(rating.content, rating.answers),
        score: outOf100(scoreOf(rating.content, rating.answers).total),
      },
    ]),
  );
  const of = (contact: string, person: string): Said | undefined => said.get(`${contact}\0${person}`);
  const answer = (contact: string, person: string, item: string) => of(contact, person)?.answers.get(item) ?? null;
  const differs = (contact: string, person: string, item: string): boolean => {
    const [own, other] = [answer(contact, person, item), answer(contact, expert, item)];
    return own !== null && other !== null && own !== other;
  };
  const others = people.filter((person) => person !== expert);
  const differing = (contact: string, item: string): number =>
    others.filter((person) => differs(contact, person, item)).length;
  /** Answers of some to every item of every contact. */
  const units = (some: readonly string[], of_: readonly FormItem[], level?: Level): ClusteredUnit[] =>
    contacts.flatMap((contact) =>
      of_.map(({ id }) => ({
        cluster: contact,
        stratum: id,
        ratings: some.map((person) => {
          const own = answer(contact, person, id);
          return level === undefined ? named(own) : placed(own, level);
        }),
      })),
    );
  const coefficients = (of_: readonly FormItem[], level: Level) => {
    const nominal = units(people, of_);
    return {
      percent: clusteredAgreement(nominal, 'percent'),
      fleiss: clusteredAgreement(nominal, 'fleiss'),
      krippendorff: clusteredAgreement(
        level === 'nominal' ? nominal : units(people, of_, level),
        'krippendorff',
        level,
      ),
      ac1: clusteredAgreement(nominal, 'ac1'),
    };
  };
  return {
    overall: coefficients(items, 'nominal'),
    items: items
      .map((item) => ({
        item: item.id,
        level: levelOf(item),
        agreement: coefficients([item], levelOf(item)),
        differing: contacts.filter((contact) => differing(contact, item.id) > 0).length,
      }))
      .sort((a, b) => b.differing - a.differing || (a.agreement.percent.value ?? 2) - (b.agreement.percent.value ?? 2)),
    inspectors: others.map((person) => {
      const pair = units([expert, person], items);
      const [byExpert, byOthers] = [
        contacts.flatMap((contact) => lessThan(of(contact, person), [of(contact, expert)])),
        contacts.flatMap((contact) =>
          lessThan(
            of(contact, person),
            people.filter((one) => one !== person).map((one) => of(contact, one)),
          ),
        ),
      ];
      const difference = meanDifference(byExpert);
      return {
        id: person,
        contacts: contacts.filter((contact) => of(contact, person) && of(contact, expert)).length,
        percent: clusteredAgreement(pair, 'percent'),
        cohen: clusteredAgreement(pair, 'cohen'),
        ac1: clusteredAgreement(pair, 'ac1'),
        expert: boundsOf(difference),
        others: boundsOf(meanDifference(byOthers)),
        spread: difference?.spread ?? null,
      };
    }),
    contacts: contacts.map((contact) => ({
      contact,
      scores: people.map((person) => ({
        person,
        score: of(contact, person)?.score ?? null,
        differing: items.filter(({ id }) => differs(contact, person, id)).length,
      })),
      items: items
        .map(({ id }) => ({
          item: id,
          differing: differing(contact, id),
          answers: people.map((person) => ({
            person,
            answer: answer(contact, person, id),
            comment: of(contact, person)?.rating.answers[id]?.comment ?? '',
            differs: differs(contact, person, id),
          })),
        }))
        .sort((a, b) => b.differing - a.differing),
    })),
    insufficient:
      contacts.filter((contact) => people.filter((person) => of(contact, person)).length >= 2).length < FEWEST_CONTACTS,
  };
}

/** Points a person gives more than the mean of others on one contact. */
function lessThan(own: Said | undefined, others: readonly (Said | undefined)[]): number[] {
  const scores = others.flatMap((one) => (one?.score == null ? [] : [one.score]));
  if (own?.score == null || scores.length === 0) return [];
  return [own.score - scores.reduce((sum, score) => sum + score, 0) / scores.length];
}

const boundsOf = (found: ReturnType<typeof meanDifference>) =>
  found === null ? null : { mean: found.mean, low: found.low, high: found.high };
