import { describe, expect, it } from 'vitest';
import { erlangC } from './erlang-c.ts';
import { offeredLoad } from './workload.ts';

describe('Erlang C', () => {
  it('gives the published shares that wait (10 erlangs on 11 and 12 agents)', () => {
    expect(erlangC({ load: 10, agents: 11, handleTime: 1 }).waitProbability).toBeCloseTo(0.6821, 4);
    expect(erlangC({ load: 10, agents: 12, handleTime: 1 }).waitProbability).toBeCloseTo(0.4494, 4);
  });

  it('gives the worked example of callcentrehelper.com: 100 calls in 30 minutes, 180 s, 14 agents, 20 s', () => {
    const load = offeredLoad(100, 1800, 180);
    const c = erlangC({ load, agents: 14, handleTime: 180 });
    expect(load).toBeCloseTo(10, 12);
    expect(c.waitProbability).toBeCloseTo(0.1741, 4);
    expect(c.serviceLevel(20)).toBeCloseTo(0.888, 3);
    expect(c.asa).toBeCloseTo(7.8, 1);
    expect(c.occupancy).toBeCloseTo(0.714, 3);
  });

  it('agrees with the steady state behind the M/M/12 example of contactcenters (SL 0.8991, ASA 0.1022 min)', () => {
    const c = erlangC({ load: 8.4, agents: 12, handleTime: 2 });
    expect(c.serviceLevel(20 / 60)).toBeCloseTo(0.8991, 4);
    expect(c.asa).toBeCloseTo(0.1022, 4);
    expect(c.occupancy).toBeCloseTo(0.7, 12);
  });

  it('obeys Little’s law and its own quantiles', () => {
    const c = erlangC({ load: 95, agents: 100, handleTime: 300 });
    expect(c.queueLength).toBeCloseTo(((c.asa ?? 0) * 95) / 300, 12);
    expect(c.waitTail(c.waitQuantile(0.9) ?? 0)).toBeCloseTo(0.1, 12);
    expect(c.waitQuantile(1 - c.waitProbability)).toBe(0);
  });

  it('works where powers and factorials give NaN', () => {
    const c = erlangC({ load: 99_000, agents: 100_000, handleTime: 180 });
    expect(c.waitProbability).toBeGreaterThan(0);
    expect(c.waitProbability).toBeLessThan(0.01);
  });

  it('has no mean wait where work arrives faster than it is done', () => {
    const c = erlangC({ load: 12, agents: 12, handleTime: 180 });
    expect(c).toMatchObject({ stable: false, waitProbability: 1, asa: null, queueLength: null, occupancy: 1 });
    expect(c.serviceLevel(20)).toBe(0);
  });
});
