import type { Proof } from './proof.ts';
import { runVitest } from './run-vitest.ts';

const SEEDS = 500;

/** The logs of the writer that shares no code with the reader, many more of them than with every test run. */
export const manySeeds: Proof = {
  name: 'many-seeds',
  claim: `${SEEDS} written logs with every event and trap give the visits, legs and times known by construction`,
  seed: `0–${SEEDS - 1}`,
  async run() {
    await runVitest(['test/asterisk/log-writer.test.ts'], { YUNCHOU_SEEDS: String(SEEDS) });
    return `${SEEDS} logs, no difference`;
  },
};
