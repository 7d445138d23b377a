import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { drawSample, shareOut } from './sample.ts';

const PERIOD = { from: 0, to: 2800 };
const contacts = (agents: number, each: number) =>
  Array.from({ length: agents * each }, (_, i) => ({
    id: `c${i}`,
    agent: `a${i % agents}`,
    at: Math.floor((i / (agents * each)) * PERIOD.to),
  }));

describe('a random sample', () => {
  it('has the same number of everybody, spread over the period', () => {
    const drawn = drawSample(contacts(5, 80), PERIOD, 4, 'november');
    const perAgent = Map.groupBy(drawn, ({ agent }) => agent);
    expect([...perAgent.values()].map((own) => own.length)).toEqual([4, 4, 4, 4, 4]);
    for (const own of perAgent.values()) expect(own.map(({ at }) => Math.floor(at / 700))).toEqual([0, 1, 2, 3]);
  });

  it('takes all of somebody who has fewer, and makes up for weeks without work', () => {
    const few = [{ id: 'x', agent: 'few', at: 10 }];
    const late = Array.from({ length: 9 }, (_, i) => ({ id: `l${i}`, agent: 'late', at: 2100 + i }));
    const drawn = drawSample([...few, ...late], PERIOD, 4, 's');
    expect(drawn.filter(({ agent }) => agent === 'few')).toHaveLength(1);
    expect(new Set(drawn.filter(({ agent }) => agent === 'late').map(({ id }) => id)).size).toBe(4);
  });

  it('is the same for the same seed in whatever order contacts come, and another one for another', () => {
    const all = contacts(3, 60);
    const ids = (list: typeof all, seed: string): string[] => drawSample(list, PERIOD, 5, seed).map(({ id }) => id);
    expect(ids(all.toReversed(), 's')).toEqual(ids(all, 's'));
    expect(ids(all, 't')).not.toEqual(ids(all, 's'));
  });

  it('gives every contact of a span the same chance', () => {
    const ten = Array.from({ length: 10 }, (_, i) => ({ id: `c${i}`, agent: 'a', at: i }));
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed++)
      for (const { id } of drawSample(ten, { from: 0, to: 10 }, 1, `${seed}`)) times.set(id, (times.get(id) ?? 0) + 1);
    // 2,000 draws of ten: 200 ± 4 standard deviations.
    for (const { id } of ten)
      expect(Math.abs((times.get(id) ?? 0) - 200)).toBeLessThan(4 * Math.sqrt(2000 * 0.1 * 0.9));
  });

  it('never draws a contact twice, nor one that is not there', () => {
    const any = fc.uniqueArray(
      fc.record({ id: fc.string(), agent: fc.constantFrom('a', 'b', 'c'), at: fc.integer({ min: 0, max: 2799 }) }),
      { selector: ({ id }) => id, maxLength: 60 },
    );
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 9 }), (list, perAgent) => {
        const drawn = drawSample(list, PERIOD, perAgent, 's');
        expect(new Set(drawn).size).toBe(drawn.length);
        for (const [agent, own] of Map.groupBy(list, (c) => c.agent))
          expect(drawn.filter((c) => c.agent === agent)).toHaveLength(Math.min(perAgent, own.length));
      }),
      { seed: 8, numRuns: 100 },
    );
  });
});

describe('sharing out', () => {
  it('balances load, mixes inspectors over each agent, and gives nobody her own contacts', () => {
    const sample = drawSample(contacts(6, 40), PERIOD, 4, 's');
    const shared = shareOut(sample, [
      { id: 'su', agent: null, open: 3 },
      { id: 'xu', agent: 'a0', open: 0 },
      { id: 'he', agent: null, open: 0 },
    ]);
    expect(shared).toHaveLength(24);
    expect(shared.filter(({ contact, inspector }) => inspector === 'xu' && contact.agent === 'a0')).toEqual([]);
    const loads = [...Map.groupBy(shared, ({ inspector }) => inspector).values()].map((own) => own.length);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(4);
    for (const own of Map.groupBy(shared, ({ contact }) => contact.agent).values())
      expect(new Set(own.map(({ inspector }) => inspector)).size).toBeGreaterThanOrEqual(2);
    expect(shareOut(sample, [{ id: 'xu', agent: 'a0', open: 0 }])).toHaveLength(20);
  });
});
