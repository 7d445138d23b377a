import type { FormContent, FormItem } from '../../contract/form.ts';
import { type Answer, type Answers, isAsked, NOT_APPLICABLE } from '../../contract/score.ts';
import type { Level, Rating } from '../../contract/statistics/ratings.ts';
import type { PersonRating } from './ratings.ts';

/** Level of measurement of an item's answers: steps have an order, numbers have distances, yes and no and choices neither. */
export function levelOf({ answering }: FormItem): Level {
  switch (answering.kind) {
    case 'scale':
      return 'ordinal';
    case 'number':
      return 'interval';
    case 'yes_no':
    case 'choice':
      return 'nominal';
  }
}

/** What each item was answered; an item that a person's other answers took away does not apply to her. */
export function answersTo(content: FormContent, answers: Answers): Map<string, Answer | null> {
  const asked = new Set<string>();
  return new Map(
    content.sections
      .flatMap(({ items }) => items)
      .map((item) => {
        if (!isAsked(item, answers, asked)) return [item.id, NOT_APPLICABLE];
        asked.add(item.id);
        return [item.id, answers[item.id]?.answer ?? null];
      }),
  );
}

/** Answers as kinds of one list. */
export const named = (answer: Answer | null | undefined): Rating => (answer == null ? null : String(answer));

/** Answers on the item's own scale; "does not apply" has no place on it. */
export const placed = (answer: Answer | null | undefined, level: Level): Rating =>
  level === 'nominal' ? named(answer) : typeof answer === 'number' ? answer : null;

/** Items of one person that the expert answered too, and those answered alike. */
export type Alike = {
  readonly person: string;
  readonly contact: string;
  readonly items: number;
  readonly agreed: number;
};

/** Every rating against the expert's of the same contact, item by item; contacts the expert has not scored compare nothing. */
export function alikeWith(expert: string, ratings: readonly PersonRating[]): Alike[] {
  const experts = new Map(
    ratings
      .filter(({ person }) => person === expert)
      .map(({ contact, content, answers }) => [contact, answersTo(content, answers)]),
  );
  return ratings.flatMap(({ person, contact, content, answers }) => {
    const other = experts.get(contact);
    if (person === expert || other === undefined) return [];
    const both = [...answersTo(content, answers)].filter(
      ([item, answer]) => answer !== null && other.get(item) != null && !doesNotApply(answer, other.get(item)),
    );
    return [
      {
        person,
        contact,
        items: both.length,
        agreed: both.filter(([item, answer]) => other.get(item) === answer).length,
      },
    ];
  });
}

/** Where both say that an item does not apply nothing was judged. */
const doesNotApply = (a: Answer | null | undefined, b: Answer | null | undefined): boolean =>
  a === NOT_APPLICABLE && b === NOT_APPLICABLE;
