import { describe, expect, it } from 'vitest';
import type { CanonicalEvent } from '../../contract/event.ts';
import { SUBJECT } from './event-kind.ts';
import { batchOf, fromRawColumns, toRawColumns } from './raw-event.ts';
import { groupBySubject } from './subject-groups.ts';

const events: CanonicalEvent[] = [
  {
    kind: 'queue_entered',
    at: 1000,
    subject: 'pbx1-1.1',
    key: 'a',
    data: { queue: '客服', customer: '0151', isCallback: true },
    line: 7,
    raw: 'line',
  },
  { kind: 'signed_in', at: 1000, subject: 'Ann', key: 'b', data: { queue: '客服', cap: 3 } },
  {
    kind: 'agent_connected',
    at: 3000,
    subject: 'pbx1-1.1',
    key: 'c',
    data: { agent: 'Ann', queue: '客服', wait: 2000, ring: 0 },
  },
  {
    kind: 'agent_left',
    at: 9000,
    subject: 'pbx1-1.1',
    key: 'd',
    data: { agent: 'Ann', how: 'blind_transfer', talk: 6000, target: '8000', holds: 2 },
  },
  { kind: 'message_sent', at: 9500, subject: 'c2', key: 'e', data: { sender: 'bot', body: '', automatic: true } },
  { kind: 'paused', at: 9500, subject: 'Ann', key: 'f', data: { reason: '' } },
  { kind: 'system_restarted', at: 9600, subject: '', key: 'g', data: { membersPersist: false } },
  {
    kind: 'fact_recorded',
    at: 9700,
    subject: 'f1',
    key: 'h',
    data: { entity: 'sale', row: { won: true } },
    record: { id: 'r', version: 2, digest: 'x' },
  },
];

describe('event batch', () => {
  it('gives back the data it was given, also through stored columns', () => {
    const batch = batchOf(events);
    const again = fromRawColumns(toRawColumns(batch, { source: 's', batch: '1', file: 'f', firstArrival: 40 }));
    for (const [i, event] of events.entries()) {
      for (const b of [batch, again]) {
        expect(b.data(i)).toEqual(event.data);
        expect(b.subjectText(i)).toBe(event.subject);
        expect(b.at[i]).toBe(event.at);
        expect(b.keyLo[i]).toBe(batch.keyLo[i]);
      }
    }
    expect(again.records.get(7)).toEqual(events[7]?.record);
    expect(batch.rawText(0)).toBe('line');
  });

  it('groups by subject in order of arrival, kinds of subject apart', () => {
    const batch = batchOf(events);
    const groups = groupBySubject(batch, SUBJECT.contact);
    expect(groups.count).toBe(2);
    expect([...groups.order]).toEqual([0, 2, 3, 4]);
    expect([...groupBySubject(batch, SUBJECT.agent).order]).toEqual([1, 5]);
  });

  it('grows, and keeps thousands of names apart', () => {
    const many = Array.from(
      { length: 5000 },
      (_, n): CanonicalEvent => ({
        kind: 'noted',
        at: n,
        subject: `${1_700_000_000 + (n >> 3)}.${n}`,
        key: `${n}`,
        data: { what: 'x' },
      }),
    );
    const batch = batchOf([...many, ...many]);
    expect(batch.subjects[SUBJECT.contact]?.size).toBe(5000);
    expect(batch.subjectText(9999)).toBe('1700000624.4999');
  });
});
