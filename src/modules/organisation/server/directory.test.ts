import { expect, test } from 'vitest';
import { buildDirectory } from './directory.ts';

test('what facts may call an agent is hers alone', () => {
  const directory = buildDirectory({
    revision: 1,
    sites: [],
    clients: [],
    projects: [],
    teams: [],
    agents: [
      { id: 'anna', name: 'Anna', number: null },
      { id: 'ben', name: 'Ben', number: null },
    ],
    queues: [{ id: 'anna', name: 'Anna', channel: null, zone: null }],
    sourceNames: [
      { noun: 'agent', source: 'pbx', name: 'SIP/101', id: 'anna' },
      // The same number is somebody else's in another system.
      { noun: 'agent', source: 'pbx', name: '7', id: 'anna' },
      { noun: 'agent', source: 'chat', name: '7', id: 'ben' },
    ],
    assignments: [],
  });
  expect(directory.writtenAs('agent', 'anna').toSorted()).toEqual(['Anna', 'SIP/101', 'anna']);
  expect(directory.writtenAs('agent', 'ben').toSorted()).toEqual(['Ben', 'ben']);
  expect(directory.writtenAs('queue', 'anna').toSorted()).toEqual(['Anna', 'anna']);
  expect(directory.writtenAs('agent', 'nobody')).toEqual(['nobody']);
});
