import type { ExampleRows } from '#src/semantic/kpi.ts';

/** Six invitations: four valid answers 5, 4, 3, 2 of 5, one invalid answer of 5 (an earlier one of the same contact), one without answer. */
export const SURVEYS: ExampleRows = {
  survey: [
    ...[5, 4, 3, 2].map((score) => ({ kind: 'csat', valid: true, score, scale: 5 })),
    { kind: 'csat', valid: false, score: 5, scale: 5 },
    { kind: 'csat', valid: false },
    { kind: 'nps', valid: true, score: 10, scale: 10 },
  ],
};
