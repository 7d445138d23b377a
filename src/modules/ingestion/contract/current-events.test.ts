import { expect, test } from 'vitest';
import { currentEvents } from './current-events.ts';
import type { RecordEdition } from './event.ts';

type Sample = { key: string; record?: RecordEdition };
const event = (key: string, id: string, version: number, digest: string): Sample => ({
  key,
  record: { id, version, digest },
});
const keys = (events: readonly { key: string }[]) => events.map((e) => e.key);

test('a newer version replaces every event of the older one, also those it no longer has', () => {
  const events = [
    event('a1', 'r', 1, 'x'),
    event('a2', 'r', 1, 'x'),
    event('b1', 'r', 2, 'y'),
    event('c', 's', 1, 'z'),
  ];
  expect(keys(currentEvents(events))).toEqual(['b1', 'c']);
});

test('an old version that arrives late changes nothing', () => {
  expect(keys(currentEvents([event('b', 'r', 2, 'y'), event('a', 'r', 1, 'x')]))).toEqual(['b']);
});

test('without versions the content that arrived last counts; events without a record always do', () => {
  const events: Sample[] = [event('a', 'r', 0, 'x'), { key: 'free' }, event('b', 'r', 0, 'y')];
  expect(keys(currentEvents(events))).toEqual(['free', 'b']);
});
