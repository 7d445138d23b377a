import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { erlangA } from './erlang-a.ts';
import { erlangC } from './erlang-c.ts';
import { offeredWait } from './offered-wait.ts';

describe('Erlang A', () => {
  it.each([
    [10, 14, 120, 0.12698, 0.02284, 2.741],
    [55, 50, 60, 0.5931, 0.12489, 7.493],
    [100, 100, 180, 0.5133, 0.03986, 7.175],
  ])(
    'gives the stationary figures of %d erlangs, %d agents, patience %d s',
    (load, agents, patience, wait, lost, mean) => {
      const a = erlangA({ load, agents, handleTime: 180, patience });
      expect(a.waitProbability).toBeCloseTo(wait, 4);
      expect(a.abandonment).toBeCloseTo(lost, 5);
      expect(a.meanWait).toBeCloseTo(mean, 3);
    },
  );

  it('is a Poisson distribution where patience equals handle time: P(wait) = P(Poisson(100) ≥ 100)', () => {
    let term = Math.exp(-100);
    let below = 0;
    for (let k = 0; k < 100; k++) {
      below += term;
      term *= 100 / (k + 1);
    }
    expect(erlangA({ load: 100, agents: 100, handleTime: 1, patience: 1 }).waitProbability).toBeCloseTo(1 - below, 12);
  });

  it('becomes Erlang C as patience grows', () => {
    const queue = { load: 90, agents: 100, handleTime: 180 };
    const a = erlangA({ ...queue, patience: 1e9 });
    const c = erlangC(queue);
    expect(a.waitProbability).toBeCloseTo(c.waitProbability, 6);
    expect(a.serviceLevel(20)).toBeCloseTo(c.serviceLevel(20), 6);
    expect(a.asa()).toBeCloseTo(c.asa ?? Number.NaN, 3);
  });

  it('keeps its two ways of reckoning equal: the chain and the integral of the wait', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 400, noNaN: true }),
        fc.double({ min: 0.6, max: 1.6, noNaN: true }),
        fc.double({ min: 0.02, max: 20, noNaN: true }),
        (load, staffing, patience) => {
          const agents = Math.max(1, Math.round(load * staffing));
          const a = erlangA({ load, agents, handleTime: 1, patience });
          const wait = offeredWait({ rate: load, drain: agents, patience, waitProbability: a.waitProbability });
          const answered = 1 - a.waitProbability + wait.answeredWithin(Number.POSITIVE_INFINITY);
          expect(Math.abs(answered - (1 - a.abandonment))).toBeLessThan(1e-11);
          // Everyone is answered in time, gives up in time, or waits longer.
          const t = patience / 3;
          expect(a.serviceLevel(t) + a.abandonedWithin(t) + a.waitTail(t)).toBeCloseTo(1, 9);
          expect(a.serviceLevel(1e12)).toBeCloseTo(1 - a.abandonment, 9);
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });

  it('neither overflows nor loses digits at 100,000 erlangs, overloaded or idle', () => {
    const busy = erlangA({ load: 100_000, agents: 50_000, handleTime: 180, patience: 18_000 });
    // A fluid: half the customers are served, the rest give up.
    expect(busy.waitProbability).toBeCloseTo(1, 12);
    expect(busy.abandonment).toBeCloseTo(0.5, 12);
    expect(busy.meanWait / 9000).toBeCloseTo(1, 12);
    const idle = erlangA({ load: 100_000, agents: 200_000, handleTime: 180, patience: 60 });
    expect(idle.waitProbability).toBe(0);
    expect(idle.serviceLevel(20)).toBe(1);
  });

  it('has its edges: nobody calls, nobody serves', () => {
    expect(erlangA({ load: 0, agents: 3, handleTime: 180, patience: 60 })).toMatchObject({
      abandonment: 0,
      meanWait: 0,
    });
    const nobody = erlangA({ load: 5, agents: 0, handleTime: 180, patience: 60 });
    expect(nobody.abandonment).toBeCloseTo(1, 12);
    expect(nobody.serviceLevel(20)).toBe(0);
    expect(() => erlangA({ load: 5, agents: 5, handleTime: 180, patience: 0 })).toThrow(/patience/);
  });
});
