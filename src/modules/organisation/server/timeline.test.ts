import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { assignSpan, type Span, valueAt } from './timeline.ts';

const change = fc
  .record({
    from: fc.integer({ min: 0, max: 30 }),
    length: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
    value: fc.constantFrom('A', 'B', 'C', null),
  })
  .map(
    ({ from, length, value }): Span<string | null> => ({ from, until: length === null ? null : from + length, value }),
  );

describe('effective dates', () => {
  it('an agent who moves keeps the past', () => {
    const start = assignSpan<string>([], { from: 0, until: null, value: 'A' });
    const moved = assignSpan(start, { from: 100, until: null, value: 'B' });
    expect(moved).toEqual([
      { from: 0, until: 100, value: 'A' },
      { from: 100, until: null, value: 'B' },
    ]);
    expect([valueAt(moved, 99), valueAt(moved, 100)]).toEqual(['A', 'B']);
  });

  it('a loan in the middle gives the agent back', () => {
    const lent = assignSpan([{ from: 0, until: null, value: 'A' }], { from: 10, until: 20, value: 'B' });
    expect(lent.map((s) => [s.from, s.until, s.value])).toEqual([
      [0, 10, 'A'],
      [10, 20, 'B'],
      [20, null, 'A'],
    ]);
    expect(assignSpan(lent, { from: 10, until: 20, value: 'A' })).toEqual([{ from: 0, until: null, value: 'A' }]);
  });

  it('at every instant the last statement about it holds; the history stays disjoint, ordered and without seams', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const history = changes.reduce<Span<string>[]>((before, next) => assignSpan(before, next), []);
        for (let at = 0; at < 60; at += 1) {
          const said = changes.findLast((c) => c.from <= at && (c.until === null || at < c.until));
          expect(valueAt(history, at)).toBe(said?.value ?? null);
        }
        for (const [i, span] of history.entries()) {
          const next = history[i + 1];
          if (!next) break;
          expect(span.until).not.toBeNull();
          expect(span.until ?? 0).toBeLessThanOrEqual(next.from);
          expect(span.until === next.from && span.value === next.value).toBe(false);
        }
      }),
    );
  });
});
