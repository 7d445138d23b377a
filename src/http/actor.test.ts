import { expect, test } from 'vitest';
import { reaches } from './actor.ts';

const lead = [
  { noun: 'team', ids: ['day'] },
  { noun: 'agent', ids: ['anna'] },
] as const;

test('a row is reached when any limit holds it, and a row that belongs nowhere by nobody but all', () => {
  expect(reaches(lead, { team: 'day', agent: 'ben' })).toBe(true);
  expect(reaches(lead, { team: 'night', agent: 'anna' })).toBe(true);
  expect(reaches(lead, { team: 'night', agent: 'ben' })).toBe(false);
  expect(reaches(lead, { team: null })).toBe(false);
  expect(reaches('all', {})).toBe(true);
  expect(reaches(null, { team: 'day' })).toBe(false);
});
