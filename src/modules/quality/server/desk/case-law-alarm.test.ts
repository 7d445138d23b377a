import { expect, it } from 'vitest';
import { caseLawAlarm } from './case-law-alarm.ts';

it('raises an alarm when precedents grow and appeals do not fall, and only then', () => {
  const grown = { now: 9, before: 4 };
  expect(caseLawAlarm(grown, { now: 0.1, before: 0.1 })).toBe(true);
  expect(caseLawAlarm(grown, { now: 0.09, before: 0.1 })).toBe(false);
  expect(caseLawAlarm({ now: 4, before: 4 }, { now: 0.2, before: 0.1 })).toBe(false);
  // Before there was anything to compare with, nothing is said.
  expect(caseLawAlarm(grown, { now: 0.1, before: null })).toBe(false);
});
