import { and, type Expression, or, when } from '#src/semantic/expression.ts';
import { type Measure, ratio, sum, count } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { evaluation } from '../entities/quality.ts';

/** Evaluations score from 0 to 100. */
export const SCORE_SCALE = { floor: 0, ceiling: 100 } as const;

const { at, is } = evaluation;

/** Evaluations that estimate something: random samples, unless set otherwise; targeted ones would bend it (E31). */
export function sampled(p: ParameterValues): Expression {
  switch (p.choice('qa.samples')) {
    case 'full':
      return at.sample.is('full');
    case 'all':
      return is.counted;
    default:
      return is.random ?? at.sample.is('random');
  }
}

/** Critical errors of one class, or of any. */
export function critical(p: ParameterValues): Expression {
  switch (p.choice('critical_error.class')) {
    case 'customer':
      return at.critical_customer;
    case 'business':
      return at.critical_business;
    case 'compliance':
      return at.critical_compliance;
    default:
      return anyCritical;
  }
}
const anyCritical = or(at.critical_customer, at.critical_business, at.critical_compliance);

/** Mean of a score over sampled evaluations that have it. */
export function meanScore(p: ParameterValues, score: Expression): Measure {
  const counted = and(sampled(p), score.known());
  const value = p.choice('qa.aggregate') === 'auto_fail' ? when(anyCritical, 0, score) : score;
  return ratio(sum(evaluation, value, counted), count(evaluation, counted));
}
