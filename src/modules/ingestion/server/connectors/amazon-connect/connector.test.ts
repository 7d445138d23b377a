import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ofKind, readConnector } from '#test/read-connector.ts';
import { describeReference, referencePath } from '#test/reference.ts';
import { currentEvents } from '../../../contract/current-events.ts';
import { connector } from './connector.ts';

const fixture = (name: string) => ({ path: resolve(import.meta.dirname, 'fixtures', name) });
const at = (time: string): number => Date.parse(`2026-11-16T${time}Z`);

describe('contact records', () => {
  it('joins the records of a transfer into one contact with two entries and two legs', async () => {
    const { events } = await readConnector(connector, fixture('transfer.jsonl'));
    const one = events.filter((event) => event.subject === 't1');
    expect(events.some((event) => event.subject === 't2')).toBe(false);
    expect(ofKind(one, 'queue_entered').map((e) => [e.data.queue, e.at])).toEqual([
      ['Tier1', at('03:35:20')],
      ['Tier2', at('03:38:25')],
    ]);
    expect(ofKind(one, 'agent_left').map((e) => e.data)).toEqual([
      { agent: 'ann', queue: 'Tier1', how: 'blind_transfer', talk: 150_000, hold: 30_000, holds: 1 },
      { agent: 'bob', queue: 'Tier2', how: 'customer', talk: 300_000, hold: 0, holds: 0 },
    ]);
    expect(ofKind(one, 'acw_ended')[0]?.data).toEqual({ agent: 'ann', acw: 12_000 });
    // Only the last record ends the contact.
    expect(ofKind(one, 'contact_ended').map((e) => e.at)).toEqual([at('03:43:45')]);
    expect(ofKind(one, 'ivr_left').map((e) => e.at)).toEqual([at('03:35:20')]);
  });

  it('tells abandoned in the queue from ended by the flow', async () => {
    const { events } = await readConnector(connector, fixture('transfer.jsonl'));
    expect(
      ofKind(
        events.filter((e) => e.subject === 'lost'),
        'queue_left',
      )[0]?.data,
    ).toEqual({ queue: 'Tier1', how: 'abandoned', wait: 60_000 });
    expect(
      ofKind(
        events.filter((e) => e.subject === 'ivr'),
        'ivr_left',
      )[0],
    ).toMatchObject({ at: at('03:35:40'), data: { served: true } });
  });

  it('V14: a callback flows out of the first entry and is a contact of its own, waiting from its own entry', async () => {
    const { events } = await readConnector(connector, fixture('callback.jsonl'));
    const first = events.filter((event) => event.subject === 'cb-in');
    const callback = events.filter((event) => event.subject === 'cb-out');
    expect(ofKind(first, 'queue_entered')[0]?.at).toBe(at('03:35:00'));
    expect(ofKind(first, 'queue_left').map((e) => [e.at, e.data.how])).toEqual([[at('03:37:00'), 'callback']]);
    expect(ofKind(callback, 'contact_described')[0]?.data).toMatchObject({
      callbackOf: 'cb-in',
      direction: 'outbound',
    });
    expect(ofKind(callback, 'queue_entered')[0]).toMatchObject({
      at: at('03:38:39'),
      data: { queue: 'Support', isCallback: true },
    });
    expect(ofKind(callback, 'agent_connected')[0]).toMatchObject({ at: at('03:39:25'), data: { wait: 46_000 } });
    expect(events.some((event) => event.kind === 'queue_left' && event.data.how === 'abandoned')).toBe(false);
  });

  it('the same record again gives the same keys; a later version replaces the earlier, whichever comes first', async () => {
    const text = JSON.stringify({
      ContactId: 'v',
      InitiationMethod: 'INBOUND',
      InitiationTimestamp: '2026-11-16T03:00:00Z',
      Channel: 'VOICE',
      LastUpdateTimestamp: '2026-11-16T04:00:00Z',
    });
    const newer = text.replace('04:00:00', '05:00:00').replace('"VOICE"', '"CHAT"');
    const [once, again, later] = await Promise.all([text, text, newer].map((one) => readConnector(connector, one)));
    expect(again?.events.map((e) => e.key)).toEqual(once?.events.map((e) => e.key));
    for (const order of [
      [once, later],
      [later, once],
    ]) {
      const current = currentEvents(order.flatMap((one) => one?.events ?? []));
      expect(ofKind(current, 'contact_described').map((e) => e.data.channel)).toEqual(['chat']);
    }
  });

  it('a record without its times is rejected with field and remedy', async () => {
    const { rejections } = await readConnector(
      connector,
      '{"ContactId":"x","InitiationTimestamp":"2026-11-16 03:00"}\n{"a":1}\n',
    );
    expect(rejections).toMatchObject([
      { line: 1, field: 'InitiationTimestamp', code: 'bad_time' },
      { line: 2, code: 'unknown_record' },
    ]);
  });
});

describe('agent events', () => {
  it('give states, sign-in and after-contact work; contacts only when asked, never twice', async () => {
    const { events } = await readConnector(connector, fixture('agent-events.jsonl'));
    expect(ofKind(events, 'signed_in')[0]).toMatchObject({ at: at('03:00:00'), subject: 'ann', data: { cap: 3 } });
    expect(ofKind(events, 'acw_ended').map((e) => [e.subject, e.data.acw])).toEqual([['v1', 7250]]);
    const states = [...new Map(ofKind(events, 'state_changed').map((e) => [e.key, [e.at, e.data.state]])).values()];
    expect(states).toEqual([
      [at('03:00:00'), 'available'],
      [at('03:20:00'), 'Lunch'],
      [at('04:00:00'), 'offline'],
    ]);
    expect(ofKind(events, 'agent_connected')).toEqual([]);
  });

  it('give rings, holds and ends where no contact records are imported', async () => {
    const { events } = await readConnector(connector, fixture('agent-events.jsonl'), { contacts_from: 'agent_events' });
    const keys = new Set(ofKind(events, 'agent_connected').map((e) => e.key));
    expect(keys.size).toBe(1);
    expect(ofKind(events, 'agent_connected')[0]?.data).toEqual({ agent: 'ann', queue: 'Tier1', wait: 12_500 });
    expect([...ofKind(events, 'hold_started'), ...ofKind(events, 'hold_ended')].map((e) => e.at)).toEqual([
      at('03:11:00'),
      at('03:11:30'),
    ]);
    expect(ofKind(events, 'agent_left').map((e) => e.at)).toEqual([at('03:12:00')]);
  });
});

const DATA = 'data/amazon-connect';
describeReference(
  'Amazon Connect samples',
  [`${DATA}/ctr-voice-inbound.json`, `${DATA}/agent-event-acw-leave.json`],
  () => {
    const sample = (name: string) => ({ path: referencePath(`${DATA}/${name}`) });

    it('contact record: queue 7 s, interaction 33 s, after-contact work 32 s', async () => {
      const { events } = await readConnector(connector, sample('ctr-voice-inbound.json'));
      expect(ofKind(events, 'agent_connected')[0]?.data).toEqual({ agent: 'admin1', queue: 'BasicQueue', wait: 7000 });
      expect(ofKind(events, 'agent_left')[0]?.data).toMatchObject({ talk: 33_000, how: 'customer' });
      expect(ofKind(events, 'acw_ended')[0]?.data).toMatchObject({ acw: 32_000 });
      expect(ofKind(events, 'contact_ended')[0]?.at).toBe(Date.parse('2022-04-08T15:01:22Z'));
    });

    it('agent events: after-contact work of 5.005 s, as the guide says; the heartbeat gives the state', async () => {
      const { events } = await readConnector(connector, sample('agent-event-acw-leave.json'));
      expect(ofKind(events, 'acw_ended').map((e) => [e.subject, e.data.acw])).toEqual([['ContactId-1', 5005]]);
      const beat = await readConnector(connector, sample('agent-event-heartbeat-next-status.json'));
      expect(ofKind(beat.events, 'heartbeat')[0]?.subject).toBe('aestest');
    });

    it('chat transcript gives its messages, evaluation its fact; every file loads', async () => {
      const chat = await readConnector(connector, sample('contact-lens-chat.json'));
      const senders = ofKind(chat.events, 'message_sent').map((e) => e.data.sender);
      expect(new Set(senders)).toEqual(new Set(['customer', 'agent', 'system']));
      expect(new Set(chat.events.map((e) => e.subject)).size).toBe(1);
      const form = await readConnector(connector, sample('evaluation-form-output.json'));
      expect(ofKind(form.events, 'fact_recorded')[0]?.data.row).toMatchObject({ score: 100, inspector: 'jane' });
      for (const name of [
        'agent-event-acw-enter',
        'contact-event-0',
        'contact-event-1',
        'contact-lens-voice',
        'contact-lens-voice-redacted',
        'realtime-started',
        'realtime-segments',
        'realtime-completed',
        'realtime-failed',
      ]) {
        expect((await readConnector(connector, sample(`${name}.json`))).rejections, name).toEqual([]);
      }
    });
  },
);
