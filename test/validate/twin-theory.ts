import { erlangA } from '#src/modules/queueing/contract/erlang-a.ts';
import { erlangC } from '#src/modules/queueing/contract/erlang-c.ts';
import { type Batch, type PlainQueue, runPlainQueue } from '#src/modules/simulation/server/floor/plain-queue.ts';
import type { Proof } from './proof.ts';

const SEED = 20_261_128;
const BATCHES = 30;
const SIZE = 100_000;
/** Two-sided quantile of Student's t with 29 degrees of freedom at 99.9 %: some thirty figures must hold together. */
const T = 3.659;

/** Erlangs, agents, mean patience in seconds (`null`: for ever); handle time 180 s. The last ones are the published rows. */
const ROWS: readonly (readonly [number, number, number | null])[] = [
  [10, 11, null],
  [10, 12, null],
  [10, 14, null],
  [95, 100, null],
  [10, 14, 120],
  [55, 50, 60],
  [100, 100, 180],
];

/** The engine of the twin as a textbook queue, long enough that a bias of a few per mille would show. */
export const twinTheory: Proof = {
  name: 'twin-theory',
  claim: `the twin's floor as M/M/n and M/M/n+M agrees with Erlang C and A within its own intervals (${BATCHES} batches of ${SIZE} arrivals)`,
  seed: String(SEED),
  async run(log) {
    let widest = 0;
    let figures = 0;
    for (const [load, agents, patience] of ROWS) {
      const queue = { load, agents, handleTime: 180_000, patience: patience === null ? null : patience * 1000 };
      const batches = runPlainQueue({ ...queue, threshold: 20_000 }, SEED, BATCHES, SIZE);
      for (const [name, expected] of Object.entries(theory(queue)) as [keyof Batch, number][]) {
        const { mean, half } = estimate(batches.map((batch) => batch[name]));
        const line = `${load} erlangs, ${agents} agents, patience ${patience ?? '∞'} s, ${name}: ${mean.toPrecision(6)} ± ${half.toPrecision(2)}, theory ${expected.toPrecision(6)}`;
        log(`  ${line}`);
        if (Math.abs(mean - expected) > half) throw new Error(line);
        widest = Math.max(widest, half / expected);
        figures++;
      }
    }
    return `${figures} figures of ${ROWS.length} queues inside, the widest interval ± ${(100 * widest).toFixed(1)} % of the figure`;
  },
};

function theory({ patience, ...queue }: Omit<PlainQueue, 'threshold'>): Partial<Record<keyof Batch, number>> {
  if (patience === null) {
    const c = erlangC(queue);
    return { waited: c.waitProbability, meanWait: c.asa ?? 0, inTime: c.serviceLevel(20_000) };
  }
  const a = erlangA({ ...queue, patience });
  return { waited: a.waitProbability, abandoned: a.abandonment, meanWait: a.meanWait, inTime: a.serviceLevel(20_000) };
}

function estimate(values: readonly number[]): { readonly mean: number; readonly half: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1);
  return { mean, half: T * Math.sqrt(variance / values.length) };
}
