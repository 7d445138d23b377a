import { describe, expect, it } from 'vitest';
import { erlangA } from './erlang-a.ts';
import { erlangC } from './erlang-c.ts';
import { agentsFor } from './staffing.ts';

describe('staffing search', () => {
  it('finds the fewest agents for a service level, including the first stable number (a = 10.6 needs 11 at a low target)', () => {
    expect(agentsFor({ load: 10, handleTime: 180, serviceLevel: 0.8, threshold: 20 })).toBe(14);
    expect(agentsFor({ load: 10.6, handleTime: 180, serviceLevel: 0.05, threshold: 20 })).toBe(11);
  });

  it.each([0.3, 10, 99.5, 1000])('gives a number that meets the targets while one fewer does not (a = %d)', (load) => {
    const target = { serviceLevel: 0.8, threshold: 20, occupancy: 0.9 };
    const n = agentsFor({ load, handleTime: 200, ...target });
    const good = (agents: number): boolean => {
      const c = erlangC({ load, agents, handleTime: 200 });
      return c.serviceLevel(20) >= 0.8 && c.occupancy <= 0.9;
    };
    expect([good(n), good(n - 1)]).toEqual([true, false]);
    const m = agentsFor({ load, handleTime: 200, patience: 90, serviceLevel: 0.8, threshold: 20, abandonment: 0.05 });
    const alsoGood = (agents: number): boolean => {
      const a = erlangA({ load, agents, handleTime: 200, patience: 90 });
      return a.serviceLevel(20) >= 0.8 && a.abandonment <= 0.05;
    };
    expect([alsoGood(m), alsoGood(m - 1)]).toEqual([true, false]);
  });

  it('needs nobody where nobody calls, and refuses a question without a target', () => {
    expect(agentsFor({ load: 0, handleTime: 180, asa: 10 })).toBe(0);
    expect(() => agentsFor({ load: 5, handleTime: 180 })).toThrow(/target/i);
    expect(() => agentsFor({ load: 5, handleTime: 180, abandonment: 0.05 })).toThrow(/abandonment/);
  });
});
