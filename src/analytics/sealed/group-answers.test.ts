import { expect, it } from 'vitest';
import { GroupAnswers } from './group-answers.ts';

it('lets go of a first question whose quantile stands after another figure', () => {
  const fresh = new GroupAnswers();
  const task = {
    layout: { most: 3, first: [0] },
    aggregates: [{ fn: 'count' }, { fn: 'quantile', p: 0.9 }],
    decisions: [],
  };
  fresh.take(task as unknown as Parameters<GroupAnswers['take']>[0]);
  expect(() => fresh.release()).not.toThrow();
});
