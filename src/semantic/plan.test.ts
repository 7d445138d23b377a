import { expect, it } from 'vitest';
import { CATALOGUE } from '#src/catalogue/index.ts';
import { plan } from './plan.ts';
import type { Question } from './question.ts';

const asking = (where: Question['where']): Question => ({
  kpis: ['service_level'],
  from: 0,
  to: 86_400_000,
  zone: 'UTC',
  grain: 'whole',
  by: [],
  where,
  set: {},
  asOf: 86_400_000,
  dataFrom: 0,
});

it('reads clock filters as numbers and refuses what is no hour or weekday', () => {
  const { scans } = plan(asking({ hour: ['9', '10'], weekday: ['7'] }), CATALOGUE);
  expect(scans[0]?.filters.map((f) => f.values)).toEqual([[9, 10], [7]]);
  for (const [id, text] of [
    ['hour', 'nine'],
    ['hour', '24'],
    ['hour', ''],
    ['weekday', '0'],
    ['weekday', '1.5'],
  ] as const) {
    expect(() => plan(asking({ [id]: [text] }), CATALOGUE)).toThrow(`"${text}" is no ${id}`);
  }
});
