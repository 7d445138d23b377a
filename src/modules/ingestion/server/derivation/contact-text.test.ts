import { describe, expect, it } from 'vitest';
import type { CanonicalEvent, EventData } from '../../contract/event.ts';
import { BASE, derive, event } from '#test/derivation/derive-events.ts';

const text = { channel: 'chat' };
const says = (sender: 'customer' | 'agent' | 'bot', at: number, more: Partial<EventData<'message_sent'>> = {}) =>
  event('message_sent', at, { sender, ...(sender === 'agent' && { agent: 'Ann' }), body: 'x', ...more });

describe('text', () => {
  it('starts the first response at the hand-over from the bot (V11)', () => {
    const { contacts, turns } = derive(
      [
        event('bot_started', 0, {}),
        says('customer', 1),
        says('bot', 2),
        event('bot_ended', 20, { handedOver: true }),
        says('agent', 30, { automatic: true }),
        says('agent', 62),
      ],
      text,
    );
    expect(contacts[0]).toMatchObject({
      first_response: 42_000,
      entered_bot: true,
      handed_over_at: BASE + 20_000,
      agent_messages: 1,
      bot_messages: 1,
      messages: 4,
      outcome: 'handled',
    });
    expect(turns.map((t) => [t.gap, t.first])).toEqual([[42_000, true]]);
  });

  it('counts turns and gaps as in V8', () => {
    const gaps = derive(
      [
        says('customer', 0),
        says('customer', 4),
        says('agent', 10),
        says('agent', 12),
        says('customer', 20),
        says('agent', 30),
        says('customer', 40),
      ],
      text,
    );
    expect(gaps.turns.map((t) => t.gap)).toEqual([10_000, 10_000]);
    expect(gaps.contacts[0]).toMatchObject({
      turns: 2,
      customer_messages: 4,
      agent_messages: 3,
      last_message_by: 'customer',
    });
  });

  it('leaves the queue out of the gap but not out of the first response', () => {
    const { contacts, turns } = derive(
      [
        says('customer', 0),
        event('queue_entered', 0, { queue: 'q' }),
        event('agent_connected', 100, { agent: 'Ann', queue: 'q' }),
        says('agent', 115),
      ],
      text,
    );
    expect(contacts[0]?.first_response).toBe(115_000);
    expect(turns[0]?.gap).toBe(15_000);
  });

  it('ends an idle chat with its last message, and calls it nobody’s close (E23)', () => {
    const { contacts, legs } = derive(
      [
        event('agent_connected', 0, { agent: 'Ann' }),
        says('customer', 5),
        says('agent', 60),
        event('contact_ended', 28_800, { by: 'timeout' }),
      ],
      text,
    );
    expect(contacts[0]).toMatchObject({ ended_at: BASE + 60_000, closed_by: 'timeout' });
    expect(legs[0]).toMatchObject({ ended_at: BASE + 60_000, talk: 60_000, end_kind: 'timeout', active: 55_000 });
  });

  it('credits the sender, with several agents in one chat', () => {
    const { turns, legs, contacts } = derive(
      [says('customer', 0), says('agent', 10), says('customer', 20), says('agent', 50, { agent: 'Bo' })],
      text,
    );
    expect(turns.map((t) => [t.agent, t.gap])).toEqual([
      ['Ann', 10_000],
      ['Bo', 30_000],
    ]);
    expect(legs.map((l) => l.agent)).toEqual(['Ann', 'Bo']);
    expect(contacts[0]).toMatchObject({ legs: 2, agent: 'Bo', first_agent: 'Ann' });
  });

  it('tells contained, unanswered and open chats apart', () => {
    const { contacts } = derive(
      [
        { ...says('customer', 0), subject: 'contained' },
        { ...says('bot', 1), subject: 'contained' },
        event('bot_ended', 9, { handedOver: false }, 'contained'),
        { ...says('customer', 0), subject: 'unanswered' },
        event('contact_ended', 600, { by: 'system' }, 'unanswered'),
        { ...says('customer', 0), subject: 'open' },
      ] as CanonicalEvent[],
      text,
    );
    expect(contacts.map((c) => [c.contact_id, c.outcome, c.first_response])).toEqual([
      ['contained', 'bot', null],
      ['unanswered', 'unanswered', null],
      ['open', 'open', null],
    ]);
  });

  it('marks goodbyes, counts canned scripts, and takes the last of several answers (E26)', () => {
    const { contacts, surveys } = derive(
      [
        says('customer', 0, { body: '怎么退货?' }),
        says('agent', 5, { cannedId: 's1' }),
        says('customer', 9, { body: '好的，谢谢！' }),
        event('contact_ended', 12, { by: 'agent' }),
        event('survey_answered', 20, { survey: 'csat', score: 2, scale: 5 }),
        event('survey_answered', 30, { survey: 'csat', score: 5, scale: 5 }),
        event('survey_answered', 31, { survey: 'nps', score: 9, scale: 10 }),
      ],
      text,
    );
    expect(contacts[0]).toMatchObject({
      closing_phrase: true,
      canned_messages: 1,
      closed_by: 'agent',
      last_message_by: 'customer',
    });
    expect(surveys.map((s) => [s.kind, s.score, s.valid, s.agent])).toEqual([
      ['csat', 2, false, 'Ann'],
      ['csat', 5, true, 'Ann'],
      ['nps', 9, true, 'Ann'],
    ]);
  });

  it('uses only the newest edition of a re-sent record', () => {
    const record = (version: number, score: number) => ({
      ...event('survey_answered', version, { survey: 'csat', score, scale: 5 }),
      record: { id: 'r', version, digest: `${score}` },
    });
    expect(derive([record(1, 1), record(3, 4), record(2, 2)]).surveys.map((s) => s.score)).toEqual([4]);
  });
});
