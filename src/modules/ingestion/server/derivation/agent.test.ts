import { describe, expect, it } from 'vitest';
import { BASE, derive, event, leg, MINUTE, minutes } from '#test/derivation/derive-agent.ts';
import { NO_WORK } from './agent.ts';

describe('agent time', () => {
  it('makes union and sum of overlapping chats plain sums (V6)', () => {
    const { times } = derive([event('signed_in', 0, { queue: 'chat' }), event('signed_out', 30, { queue: 'chat' })], {
      legs: [leg(0, 20, true), leg(5, 25, true)],
      rings: [],
    });
    const handling = minutes(times, (t) => t.handling > 0);
    const available = minutes(times, (t) => t.activity === 'available');
    expect(handling / (handling + available)).toBeCloseTo(25 / 30, 10);
    expect(
      minutes(
        times,
        (t) => t.handling > 0,
        (t) => t.handling,
      ) / handling,
    ).toBeCloseTo(1.6, 10);
    expect(Math.max(...times.map((t) => t.conversations))).toBe(2);
  });

  it('gives the parts of adherence and conformance (V10)', () => {
    const { times } = derive([
      event('activity_planned', 0, { activity: 'work', until: BASE + 60 * MINUTE }),
      event('signed_in', 10, { queue: 'q' }),
      event('signed_out', 70, { queue: 'q' }),
    ]);
    const planned = minutes(times, (t) => t.planned !== null && t.tracked);
    const adherent = minutes(times, (t) => t.adherent);
    const outside = minutes(times, (t) => t.planned === null && t.signed_in && !t.paused_all);
    expect([planned, adherent, outside]).toEqual([60, 50, 10]);
    expect(1 - (planned - adherent + outside) / (planned + outside)).toBeCloseTo(0.714, 3);
    expect(minutes(times, (t) => t.signed_in && !t.paused_all) / minutes(times, (t) => t.planned === 'work')).toBe(1);
  });

  it('matches categories, not reasons: lunch in a planned break is adherent, offline is not', () => {
    const plan = event('activity_planned', 0, { activity: 'break', until: BASE + 30 * MINUTE });
    const { times } = derive([
      plan,
      event('signed_in', 0, {}),
      event('paused', 0, { reason: 'Lunch' }),
      event('unpaused', 10, {}),
      event('signed_out', 20, {}),
    ]);
    expect(times.map((t) => [t.activity, t.adherent, (t.end_at - t.start_at) / MINUTE])).toEqual([
      ['meal', true, 10],
      ['available', false, 10],
      ['offline', false, 10],
    ]);
  });

  it('lets a plan published later replace what it covers', () => {
    const plan = (activity: 'work' | 'break', from: number, to: number) =>
      event('activity_planned', from, { activity, until: BASE + to * MINUTE });
    const { times } = derive([plan('work', 0, 60), plan('break', 20, 30), plan('work', 25, 28)]);
    expect(times.map((t) => [t.planned, (t.start_at - BASE) / MINUTE, (t.end_at - BASE) / MINUTE])).toEqual([
      ['work', 0, 20],
      ['break', 20, 25],
      ['work', 25, 28],
      ['break', 28, 30],
      ['work', 30, 60],
    ]);
  });

  it('pauses in one queue of two are any, in both are all; removal ends a pause silently; announcements are never time', () => {
    const { times, pauses, sessions } = derive([
      event('signed_in', 0, { queue: 'a' }),
      event('signed_in', 0, { queue: 'b', paused: true }),
      event('paused', 10, { reason: 'Lunch', announced: true }),
      event('paused', 10, { queue: 'a', reason: 'Lunch' }),
      event('paused', 10, { queue: 'b', reason: 'Lunch' }),
      event('unpaused', 20, { queue: 'a' }),
      event('signed_out', 30, { queue: 'b' }),
    ]);
    expect(times.map((t) => [t.paused_any, t.paused_all, (t.end_at - t.start_at) / MINUTE])).toEqual([
      [true, false, 10],
      [true, true, 10],
      [true, false, 10],
      [false, false, 70],
    ]);
    // Events of one instant are taken in the order of their keys, which says nothing here.
    const of = (scope: string) =>
      pauses
        .filter((p) => p.scope === scope)
        .map((p) => [p.queue ?? null, p.reason ?? null, ((p.end_at as number) - (p.start_at as number)) / MINUTE])
        .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    expect(of('queue')).toEqual([
      ['a', 'Lunch', 10],
      ['b', '(paused at login)', 10],
      ['b', 'Lunch', 20],
    ]);
    expect(of('agent')).toEqual([
      [null, '(paused at login)', 10],
      [null, 'Lunch', 20],
    ]);
    expect(of('announced')).toEqual([[null, 'Lunch', 0]]);
    expect(Object.fromEntries(sessions.map((s) => [s.queue, s.end_kind]))).toEqual({ a: 'open', b: 'sign_out' });
  });

  it('keeps or ends sign-ins at a restart, as the platform does', () => {
    const events = [event('signed_in', 0, { queue: 'a' })];
    const at = BASE + 40 * MINUTE;
    const kept = derive(events, NO_WORK, undefined, { restarts: [{ at, membersPersist: true }] });
    const gone = derive([...events, event('signed_in', 50, { queue: 'a' })], NO_WORK, undefined, {
      restarts: [{ at, membersPersist: false }],
    });
    expect(minutes(kept.times, (t) => t.signed_in)).toBe(100);
    expect(gone.sessions.map((s) => [s.end_kind, s.end_at ?? null])).toEqual([
      ['removed', at],
      ['open', null],
    ]);
    expect(minutes(gone.times, (t) => t.signed_in)).toBe(90);
  });

  it('ends sessions without a sign of life, and resumes them with one (E32)', () => {
    const events = [event('signed_in', 0, { queue: 'a' }), event('heartbeat', 5, {}), event('heartbeat', 60, {})];
    const work = { legs: [leg(8, 20)], rings: [] };
    const { sessions, times, notes } = derive(events, work, undefined, { heartbeatTimeout: 10 * MINUTE });
    expect(
      sessions.map((s) => [
        ((s.start_at as number) - BASE) / MINUTE,
        ((s.end_at as number) - BASE) / MINUTE,
        s.end_kind,
      ]),
    ).toEqual([
      [0, 30, 'timed_out'],
      [60, 70, 'timed_out'],
    ]);
    expect(minutes(times, (t) => t.signed_in)).toBe(40);
    expect(notes).toEqual(['session_timed_out', 'session_timed_out']);
  });

  it('reads sources with one state, and sources that report stretches', () => {
    const states = derive([
      event('state_changed', 0, { state: 'available' }),
      event('state_changed', 10, { state: '小休' }),
      event('state_changed', 15, { state: 'available' }),
      event('state_changed', 30, { state: 'offline' }),
    ]);
    expect(states.times.map((t) => [t.activity, (t.end_at - t.start_at) / MINUTE])).toEqual([
      ['available', 10],
      ['break', 5],
      ['available', 15],
    ]);
    const lasted = (state: string, from: number, to: number) =>
      event('state_lasted', from, { state, until: BASE + to * MINUTE });
    const stretches = derive([
      lasted('available', 0, 10),
      lasted('用餐', 10, 40),
      lasted('offline', 40, 50),
      lasted('available', 50, 60),
    ]);
    expect(stretches.times.map((t) => [t.activity, (t.end_at - t.start_at) / MINUTE])).toEqual([
      ['available', 10],
      ['meal', 30],
      ['available', 10],
    ]);
  });

  it('handles after-contact work, rings and agents whose sign-in nobody logs', () => {
    const { times } = derive([], {
      legs: [leg(10, 20, false, 25)],
      rings: [{ start: BASE + 9 * MINUTE, end: BASE + 10 * MINUTE }],
    });
    expect(
      times.map((t) => [t.activity, t.signed_in, t.talking, t.handling, (t.end_at - t.start_at) / MINUTE]),
    ).toEqual([
      ['handling', false, 1, 1, 10],
      ['handling', false, 0, 1, 5],
    ]);
  });
});
