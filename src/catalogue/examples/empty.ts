import type { Example } from '#src/semantic/kpi.ts';

/** The empty set of a rate or a time: no data is null, never 0 or 100 % (E10, V7). */
export const noFacts: Example = { name: 'no facts', given: {}, expect: null, source: 'V7' };

/** The empty set of a count: nothing happened. */
export const nothing: Example = { name: 'no facts', given: {}, expect: 0, source: 'V7' };
