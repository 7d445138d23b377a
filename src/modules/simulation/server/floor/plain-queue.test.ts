import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { erlangA } from '#src/modules/queueing/contract/erlang-a.ts';
import { erlangC } from '#src/modules/queueing/contract/erlang-c.ts';
import { describeReference, referencePath } from '#test/reference.ts';
import { type Batch, type PlainQueue, runPlainQueue } from './plain-queue.ts';

const HANDLE = 180_000;
/** Two-sided quantile of Student's t with 19 degrees of freedom at 99.9 %: 20 figures must hold together at one fixed seed. */
const T = 3.883;

/** Mean and half width of its interval over the batches. */
function estimate(batches: readonly Batch[], of: keyof Batch) {
  const values = batches.map((batch) => batch[of]);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1);
  return { mean, half: T * Math.sqrt(variance / values.length) };
}

function agrees(queue: PlainQueue, theory: Partial<Record<keyof Batch, number>>): void {
  const batches = runPlainQueue(queue, 20_261_128, 20, 5_000);
  for (const [name, expected] of Object.entries(theory) as [keyof Batch, number][]) {
    const { mean, half } = estimate(batches, name);
    expect(Math.abs(mean - expected), `${name}: ${mean} ± ${half}, theory ${expected}`).toBeLessThanOrEqual(half);
    // An interval wide enough to hold anything would prove nothing.
    expect(half, `${name}: width`).toBeLessThan(expected * 0.35);
  }
}

const erlang = () =>
  JSON.parse(readFileSync(referencePath('data/verification-tables/erlang.json'), 'utf8')) as {
    erlang_c: { erlangs: number; agents: number; p_wait: number }[];
    erlang_a: {
      rows: {
        load: number;
        agents: number;
        patience_s: number;
        p_wait: number;
        p_abandon: number;
        mean_wait_s: number;
      }[];
    };
  };

describe('the floor as M/M/n and M/M/n+M', () => {
  it('agrees with Erlang C in the worked example (10 erlangs, 14 agents)', () => {
    const c = erlangC({ load: 10, agents: 14, handleTime: HANDLE });
    agrees(
      { load: 10, agents: 14, handleTime: HANDLE, patience: null, threshold: 20_000 },
      { waited: c.waitProbability, meanWait: c.asa ?? 0, inTime: c.serviceLevel(20_000) },
    );
  });

  it('agrees with Erlang A, service level included', () => {
    const queue = { load: 55, agents: 50, handleTime: HANDLE, patience: 60_000 };
    const a = erlangA(queue);
    agrees(
      { ...queue, threshold: 20_000 },
      { waited: a.waitProbability, abandoned: a.abandonment, meanWait: a.meanWait, inTime: a.serviceLevel(20_000) },
    );
  });
});

describeReference('the floor against the published rows', ['data/verification-tables/erlang.json'], () => {
  it('agrees with the Erlang C rows', () => {
    // 10 erlangs on 11 agents has busy periods longer than these batches: the long proof takes it.
    for (const { erlangs, agents, p_wait } of erlang().erlang_c.filter((row) => row.agents >= 12))
      agrees({ load: erlangs, agents, handleTime: HANDLE, patience: null, threshold: 20_000 }, { waited: p_wait });
  });

  it('agrees with the Erlang A rows', () => {
    for (const row of erlang().erlang_a.rows)
      agrees(
        { load: row.load, agents: row.agents, handleTime: HANDLE, patience: row.patience_s * 1000, threshold: 20_000 },
        { waited: row.p_wait, abandoned: row.p_abandon, meanWait: row.mean_wait_s * 1000 },
      );
  });
});
