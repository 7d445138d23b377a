import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { CanonicalEvent } from '../../contract/event.ts';
import { BASE, derive, event, leg, MINUTE, type Row } from '#test/derivation/derive-agent.ts';
import { safeStart } from './safe-start.ts';

const act = fc.record({
  at: fc.integer({ min: 0, max: 90 }),
  what: fc.integer({ min: 0, max: 6 }),
  queue: fc.constantFrom('a', 'b'),
  reason: fc.constantFrom('Lunch', 'Break'),
});
const eventOf = (
  { at, what, queue, reason }: { at: number; what: number; queue: string; reason: string },
  n: number,
): CanonicalEvent => {
  const kinds: readonly (() => CanonicalEvent)[] = [
    () => event('signed_in', at, { queue }),
    () => event('signed_out', at, { queue }),
    () => event('signed_in', at, { queue, paused: true }),
    () => event('paused', at, { queue, reason }),
    () => event('unpaused', at, { queue }),
    () => event('signed_out', at, {}),
    () => event('activity_planned', at, { activity: 'work', until: BASE + (at + 5) * MINUTE }),
  ];
  return { ...(kinds[what] as () => CanonicalEvent)(), key: `e${n}` } as CanonicalEvent;
};
const legs = fc.array(
  fc.record({
    from: fc.integer({ min: 0, max: 90 }),
    length: fc.integer({ min: 0, max: 20 }),
    acw: fc.integer({ min: 0, max: 5 }),
  }),
  { maxLength: 6 },
);

describe('agent time, always', () => {
  it('is disjoint, covers sign-ins, handling and plan, and sums up', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), legs, (acts, spans) => {
        const work = {
          legs: spans.map(({ from, length, acw }) => leg(from, from + length, false, from + length + acw)),
          rings: [],
        };
        const { times, sessions, pauses } = derive(acts.map(eventOf), work);
        for (const [i, row] of times.entries()) {
          expect(row.end_at).toBeGreaterThan(row.start_at);
          if (i > 0) expect(row.start_at).toBeGreaterThanOrEqual((times[i - 1] as Row).end_at);
          if (row.paused_all) expect(row.paused_any && row.signed_in).toBe(true);
        }
        // Minute by minute, from the spans themselves.
        const end = (value: unknown) => (typeof value === 'number' ? value : BASE + 100 * MINUTE);
        for (let m = 0; m < 100; m++) {
          const at = BASE + m * MINUTE;
          const row = times.find((t) => t.start_at <= at && at < t.end_at);
          const inside = (s: { start_at?: unknown; end_at?: unknown }) =>
            (s.start_at as number) <= at && at < end(s.end_at);
          const handled = spans.filter((s) => s.from <= m && m < s.from + s.length + s.acw).length;
          const planned = acts.some((a) => a.what === 6 && a.at <= m && m < a.at + 5);
          expect(row?.signed_in ?? false).toBe(sessions.some(inside));
          expect(row?.handling ?? 0).toBe(handled);
          expect(row?.planned ?? null).toBe(planned ? 'work' : null);
          if (sessions.some(inside)) expect(row?.paused_any).toBe(pauses.some((p) => p.scope === 'queue' && inside(p)));
        }
      }),
      { seed: 21, numRuns: 150 },
    );
  });

  it('comes out the same from a safe start as from the beginning', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), legs, fc.integer({ min: 0, max: 95 }), (acts, spans, touched) => {
        const events = acts.filter((a) => a.what !== 6).map(eventOf);
        const work = { legs: spans.map(({ from, length }) => leg(from, from + length)), rings: [] };
        const until = BASE + 100 * MINUTE;
        const whole = derive(events, work);
        const known = [
          ...whole.sessions.map((s) => ({
            start: s.start_at as number,
            end: (s.end_at as number | null) ?? Number.POSITIVE_INFINITY,
          })),
          ...work.legs.map((l) => ({ start: l.connectedAt, end: l.endedAt })),
        ];
        const from = safeStart(known, BASE + touched * MINUTE);
        const rest = derive(
          events.filter((e) => e.at >= from),
          { legs: work.legs.filter((l) => l.connectedAt >= from), rings: [] },
          { from, until },
        );
        const since = <T extends { start_at?: unknown }>(rows: readonly T[]) =>
          rows.filter((row) => (row.start_at as number) >= from);
        expect(rest.times).toEqual(since(whole.times));
        expect(rest.sessions).toEqual(since(whole.sessions));
        expect(rest.pauses).toEqual(since(whole.pauses));
      }),
      { seed: 22, numRuns: 200 },
    );
  });
});
