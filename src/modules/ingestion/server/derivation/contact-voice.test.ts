import { describe, expect, it } from 'vitest';
import { BASE, derive, event } from '#test/derivation/derive-events.ts';

describe('voice', () => {
  it('books a callback as flow-out, and the callback as its own contact with its own clock (V14)', () => {
    const { contacts, entries } = derive([
      event('queue_entered', 0, { queue: 'q' }),
      event('queue_left', 120, { queue: 'q', how: 'callback' }),
      event('contact_described', 219, { callbackOf: 'c1' }, 'c2'),
      event('queue_entered', 219, { queue: 'q', isCallback: true }, 'c2'),
      event('agent_rung', 240, { agent: 'Ann', queue: 'q' }, 'c2'),
      event('agent_connected', 265, { agent: 'Ann', queue: 'q' }, 'c2'),
      event('agent_left', 300, { agent: 'Ann', how: 'agent' }, 'c2'),
    ]);
    expect(entries.map((e) => [e.outcome, e.flow_kind, e.wait, e.is_callback])).toEqual([
      ['flow_out', 'callback', 120_000, false],
      ['answered', null, 46_000, true],
    ]);
    expect(contacts.map((c) => [c.outcome, c.callback_of])).toEqual([
      ['flow_out', null],
      ['handled', 'c1'],
    ]);
  });

  it('keeps contact and legs apart when a call is transferred to another queue (V15, V16)', () => {
    const { contacts, entries, legs } = derive([
      event('queue_entered', 0, { queue: 'X' }),
      event('agent_connected', 10, { agent: 'A', queue: 'X' }),
      event('agent_left', 190, { agent: 'A', queue: 'X', how: 'blind_transfer' }),
      event('queue_entered', 190, { queue: 'Y' }),
      event('agent_connected', 200, { agent: 'B', queue: 'Y' }),
      event('agent_left', 500, { agent: 'B', queue: 'Y', how: 'customer' }),
    ]);
    expect(entries.map((e) => [e.queue, e.outcome, e.wait])).toEqual([
      ['X', 'answered', 10_000],
      ['Y', 'answered', 10_000],
    ]);
    expect(legs.map((l) => [l.agent, l.talk, l.entry_id])).toEqual([
      ['A', 180_000, 'c1#q1'],
      ['B', 300_000, 'c1#q2'],
    ]);
    expect(contacts).toHaveLength(1);
    expect(contacts[0]).toMatchObject({
      outcome: 'handled',
      legs: 2,
      entries: 2,
      transfers: 1,
      handle_time: 480_000,
      wait_time: 20_000,
      agent: 'B',
      first_agent: 'A',
      closed_by: 'customer',
      queue: 'Y',
    });
  });

  it('keeps one entry when an agent does not answer and the call is offered again (E18)', () => {
    const { entries, rings } = derive([
      event('queue_entered', 0, { queue: 'q' }),
      event('ring_ended', 20, { agent: 'A', queue: 'q', how: 'no_answer', ring: 20_000 }),
      event('queue_entered', 20, { queue: 'q' }),
      event('agent_connected', 30, { agent: 'B', queue: 'q', ring: 3000 }),
    ]);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ wait: 30_000, ring_no_answers: 1, outcome: 'answered' });
    expect(rings.map((r) => [r.agent, r.result, r.entry_id])).toEqual([
      ['A', 'no_answer', entries[0]?.entry_id],
      ['B', 'answered', entries[0]?.entry_id],
    ]);
  });

  it('lets stated durations win, takes negative ones as 0 and says so (E14)', () => {
    const stated = derive([
      event('queue_entered', 0, { queue: 'q' }),
      event('agent_connected', 10, { agent: 'A', queue: 'q', wait: 9000 }),
      event('agent_left', 70, { agent: 'A', how: 'agent', talk: 59_000 }),
    ]);
    expect([stated.entries[0]?.wait, stated.legs[0]?.talk, stated.notes]).toEqual([9000, 59_000, []]);
    const late = derive([
      event('agent_connected', 10, { agent: 'A' }),
      event('agent_left', 70, { agent: 'A', how: 'agent', hold: 100_000 }),
    ]);
    expect([late.legs[0]?.talk, late.notes]).toEqual([0, ['negative_duration']]);
  });

  it('takes two ends of one conversation as the transfer', () => {
    const { legs, notes } = derive([
      event('agent_connected', 10, { agent: 'A', queue: 'q' }),
      event('agent_left', 70, { agent: 'A', queue: 'q', how: 'agent', talk: 60_000 }),
      event('agent_left', 70, { agent: 'A', queue: 'q', how: 'attended_transfer', talk: 60_000 }),
    ]);
    expect(legs.map((l) => [l.end_kind, l.talk])).toEqual([['attended_transfer', 60_000]]);
    expect(notes).toEqual(['second_end_ignored']);
  });

  it('closes what a restart lost as system drop, never as abandoned; the rest stays open', () => {
    const events = [
      event('queue_entered', 0, { queue: 'q' }, 'waiting'),
      event('queue_entered', 0, { queue: 'q' }, 'talking'),
      event('agent_connected', 5, { agent: 'A', queue: 'q' }, 'talking'),
      event('queue_entered', 60, { queue: 'q' }, 'after'),
    ];
    const { entries, legs, contacts } = derive(events, { restarts: [{ at: BASE + 50_000, membersPersist: true }] });
    expect(entries.map((e) => [e.contact_id, e.outcome, e.wait, e.left_at])).toEqual([
      ['waiting', 'system_drop', null, BASE + 50_000],
      ['talking', 'answered', 5000, BASE + 5000],
      ['after', 'waiting', null, null],
    ]);
    expect(legs.map((l) => [l.end_kind, l.talk, l.ended_at])).toEqual([['system', null, BASE + 50_000]]);
    expect(contacts.map((c) => [c.outcome, c.closed_by, c.ended_at])).toEqual([
      ['system_drop', 'system', BASE + 50_000],
      ['handled', 'system', BASE + 50_000],
      ['open', null, null],
    ]);
  });

  it('keeps consults apart, and hold and after-contact work in their own columns (E17)', () => {
    const { legs, contacts } = derive([
      event('agent_connected', 0, { agent: 'A', queue: 'q' }),
      event('hold_started', 10, { agent: 'A' }),
      event('agent_connected', 12, { agent: 'B', consult: true }),
      event('agent_left', 32, { agent: 'B', how: 'agent' }),
      event('hold_ended', 40, { agent: 'A' }),
      event('agent_left', 100, { agent: 'A', how: 'customer' }),
      event('acw_ended', 130, { agent: 'A' }),
    ]);
    expect(legs.map((l) => [l.agent, l.kind, l.talk, l.hold, l.holds, l.acw, l.consult])).toEqual([
      ['A', 'customer', 70_000, 30_000, 1, 30_000, null],
      ['B', 'consult', null, null, 0, null, 20_000],
    ]);
    expect(contacts[0]).toMatchObject({
      legs: 1,
      talk_time: 70_000,
      hold_time: 30_000,
      acw_time: 30_000,
      handle_time: 130_000,
      agent: 'A',
    });
  });

  it('rebuilds what began before the log, from the durations the source states', () => {
    const { entries, legs, notes } = derive([
      event('agent_left', 100, { agent: 'A', queue: 'q', how: 'customer', wait: 7000, talk: 60_000 }),
    ]);
    expect(entries.map((e) => [e.outcome, e.enqueued_at, e.wait])).toEqual([['answered', BASE + 33_000, 7000]]);
    expect(legs.map((l) => [l.connected_at, l.talk])).toEqual([[BASE + 40_000, 60_000]]);
    expect(notes).toEqual(['entry_reconstructed', 'leg_reconstructed']);
  });

  it('tells refused, IVR and abandoned-in-IVR contacts apart, and takes a stated outcome', () => {
    const { contacts } = derive([
      event('contact_refused', 0, { queue: 'q', how: 'full' }, 'full'),
      event('contact_refused', 0, { queue: 'q', how: 'no_entry' }, 'asked'),
      event('contact_refused', 0, { queue: 'q', how: 'no_entry' }, 'entered'),
      event('queue_entered', 0, { queue: 'q' }, 'entered'),
      event('queue_left', 3, { how: 'abandoned' }, 'entered'),
      event('ivr_entered', 0, {}, 'served'),
      event('ivr_left', 30, { served: true }, 'served'),
      event('ivr_entered', 0, {}, 'hung up'),
      event('ivr_left', 30, {}, 'hung up'),
      event('contact_described', 0, { outcome: 'handled', talkTime: 5000 }, 'stated'),
    ]);
    expect(contacts.map((c) => [c.contact_id, c.outcome, c.refused_kind, c.ivr_time, c.talk_time])).toEqual([
      ['full', 'refused', 'full', null, null],
      ['asked', 'refused', 'unknown', null, null],
      ['entered', 'abandoned', null, null, null],
      ['served', 'ivr_served', null, 30_000, null],
      ['hung up', 'abandoned_ivr', null, 30_000, null],
      ['stated', 'handled', null, null, 5000],
    ]);
  });

  it('books rows to the organisation of their own time', () => {
    const move = BASE + 100_000;
    const stamp = (at: number) => ({
      site: null,
      project: null,
      client: null,
      team: at < move ? 'Old' : 'New',
      from: at < move ? 0 : move,
      until: at < move ? move : Number.POSITIVE_INFINITY,
    });
    const { legs } = derive(
      [event('agent_connected', 0, { agent: 'A' }), event('agent_connected', 200, { agent: 'A' }, 'c2')],
      { stamp },
    );
    expect(legs.map((l) => l.team)).toEqual(['Old', 'New']);
  });
});
