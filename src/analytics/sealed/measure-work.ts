import type { Aggregate } from '#src/semantic/measure.ts';
import type { Decision } from './program.ts';

/** What one pass over a measure's cells adds up: aggregates by number, -1 where nobody asks. */
export type MeasureWork = {
  readonly measure: string;
  /** Values below a bound, milliseconds. */
  readonly below: number;
  readonly bound: number;
  /** Values there are. */
  readonly known: number;
  readonly sum: number;
  /** The quantile of all values. */
  readonly quantile: number;
};

export type Work = {
  readonly counts: number;
  readonly measures: readonly MeasureWork[];
  readonly others: Decision['others'];
};

/** What a decision does, the everyday actions on one measure joined, so that each of its cells is read once. */
export function workOf({ counts, others }: Decision, aggregates: readonly Pick<Aggregate, 'fn'>[]): Work {
  const measures = new Map<string, { -readonly [K in keyof MeasureWork]: MeasureWork[K] }>();
  const rest = others.filter(({ aggregate, action }) => {
    if (action.do !== 'values' && action.do !== 'rowsWithin') return true;
    const { measure } = action;
    const own = measures.get(measure) ?? { measure, below: -1, bound: 0, known: -1, sum: -1, quantile: -1 };
    const part = partOf(action, aggregates[aggregate]?.fn);
    if (part === null || own[part] >= 0) return true;
    own[part] = aggregate;
    if (part === 'below' && action.within !== null) own.bound = action.within[1] as number;
    measures.set(measure, own);
    return false;
  });
  return { counts, measures: [...measures.values()], others: rest };
}

type Acting = Extract<Decision['others'][number]['action'], { do: 'values' | 'rowsWithin' }>;

function partOf(action: Acting, fn: Aggregate['fn'] | undefined): 'below' | 'known' | 'sum' | 'quantile' | null {
  if (action.do === 'values') return action.within === null && (fn === 'sum' || fn === 'quantile') ? fn : null;
  const { within, nulls, times } = action;
  if (fn !== 'count' || nulls || times !== 1 || within.length !== 2 || within[0] !== Number.NEGATIVE_INFINITY)
    return null;
  return within[1] === Number.POSITIVE_INFINITY ? 'known' : 'below';
}
