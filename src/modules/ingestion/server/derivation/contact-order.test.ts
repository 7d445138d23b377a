import fc from '#test/fast-check.ts';
import { expect, it } from 'vitest';
import type { CanonicalEvent } from '../../contract/event.ts';
import { derive, event } from '#test/derivation/derive-events.ts';

it('any order of arrival, and any repetition, gives the same rows', () => {
  const ids = ['a', 'b', 'c'];
  const one = fc.record({
    subject: fc.constantFrom(...ids),
    at: fc.integer({ min: 0, max: 12 }),
    what: fc.integer({ min: 0, max: 11 }),
    agent: fc.constantFrom('A', 'B'),
    queue: fc.constantFrom('x', 'y'),
  });
  const make = (
    { subject, at, what, agent, queue }: { subject: string; at: number; what: number; agent: string; queue: string },
    n: number,
  ): CanonicalEvent => {
    const kinds: readonly (() => CanonicalEvent)[] = [
      () => event('queue_entered', at, { queue }, subject),
      () => event('queue_left', at, { queue, how: 'abandoned' }, subject),
      () => event('queue_left', at, { queue, how: 'timeout', wait: 2000 }, subject),
      () => event('agent_connected', at, { agent, queue, wait: 1000, ring: 500 }, subject),
      () => event('agent_left', at, { agent, queue, how: 'agent', talk: 3000 }, subject),
      () => event('agent_left', at, { agent, how: 'blind_transfer' }, subject),
      () => event('ring_ended', at, { agent, queue, how: 'no_answer', ring: 1000 }, subject),
      () => event('hold_started', at, {}, subject),
      () => event('hold_ended', at, {}, subject),
      () => event('message_sent', at, { sender: 'customer', body: 'hi' }, subject),
      () => event('message_sent', at, { sender: 'agent', agent, body: 'yes' }, subject),
      () => event('contact_ended', at, { by: 'customer' }, subject),
    ];
    return { ...(kinds[what] as () => CanonicalEvent)(), key: `e${n}` } as CanonicalEvent;
  };
  const settled = (events: readonly CanonicalEvent[]) => {
    const { notes: _, ...rows } = derive(events);
    return Object.values(rows).map((list) => list.map((row) => JSON.stringify(row)).sort());
  };
  fc.assert(
    fc.property(fc.array(one, { maxLength: 25 }), fc.infiniteStream(fc.nat()), (specs, order) => {
      const events = specs.map(make);
      const shuffled = [...events, ...events.slice(0, 5)]
        .map((e) => ({ e, o: order.next().value as number }))
        .sort((a, b) => a.o - b.o)
        .map(({ e }) => e);
      expect(settled(shuffled)).toEqual(settled(events));
      for (const leg of derive(events).legs)
        for (const name of ['talk', 'hold', 'acw'] as const)
          expect((leg[name] as number | null) ?? 0).toBeGreaterThanOrEqual(0);
      for (const entry of derive(events).entries) expect((entry.wait as number | null) ?? 0).toBeGreaterThanOrEqual(0);
    }),
    { seed: 11, numRuns: 400 },
  );
});
