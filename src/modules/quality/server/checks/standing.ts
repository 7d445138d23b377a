import type { Answer } from '../../contract/score.ts';
import type { Standing } from '../../contract/check.ts';
import { agreement } from '../../contract/statistics/agreement.ts';

/** One contact scored by two people and by the check; whether the first of them failed it. */
export type Trial = {
  readonly first: Answer;
  readonly second: Answer;
  readonly check: Answer;
  readonly failed: boolean;
};

export const CONTACTS_NEEDED = 200;
export const FAILURES_NEEDED = 30;
/** A check may be so much less in agreement with people than they are with each other. */
export const TOLERANCE = 0.05;

/**
 * Whether a check is good enough to decide: on 200 contacts scored twice by people, 30 of them failed, the lower end of its agreement with them lies within
 * 0.05 of theirs with each other, and so does its κ, which a check that always says yes cannot reach.
 */
export function standingOf(trials: readonly Trial[]): Standing {
  const codes = new Map<string, number>();
  const code = (answer: Answer): number => {
    const key = JSON.stringify(answer);
    if (!codes.has(key)) codes.set(key, codes.size);
    return codes.get(key) ?? 0;
  };
  // Each contact is one trial whoever of the two the check is set beside, by turns, so that pairs of one contact are not counted as two.
  const beside = trials.map(({ first, second, check }, i) => [code(check), code(i % 2 === 0 ? first : second)]);
  const humans = trials.map(({ first, second }) => [code(first), code(second)]);
  const of = (pairs: typeof beside, method: 'percent' | 'cohen') =>
    pairs.length === 0 ? { value: null, low: null } : agreement(pairs, method);
  const [own, ownKappa] = [of(beside, 'percent'), of(beside, 'cohen')];
  const [human, humanKappa] = [of(humans, 'percent'), of(humans, 'cohen')];
  const failures = trials.filter(({ failed }) => failed).length;
  const lacks: Standing['lacks'] = [];
  if (trials.length < CONTACTS_NEEDED) lacks.push('contacts');
  if (failures < FAILURES_NEEDED) lacks.push('failures');
  if (own.low === null || human.value === null || own.low < human.value - TOLERANCE) lacks.push('agreement');
  if (humanKappa.value === null) lacks.push('human_agreement');
  else if (ownKappa.value === null || ownKappa.value < humanKappa.value - TOLERANCE) lacks.push('chance_agreement');
  return {
    contacts: trials.length,
    failures,
    agreement: own.value,
    low: own.low,
    human: human.value,
    kappa: ownKappa.value,
    humanKappa: humanKappa.value,
    lacks,
  };
}
