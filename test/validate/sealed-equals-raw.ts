import type { Proof } from './proof.ts';
import { freshSeed } from './fresh-seed.ts';
import { runVitest } from './run-vitest.ts';

const ROUNDS = 20;
const RUNS = 25;

/** Random questions to random days, answered from sealed cells and from the rows. */
export const sealedEqualsRaw: Proof = {
  name: 'sealed-equals-raw',
  claim: 'Sealed days answer every random question as the rows do',
  seed: 'new ones every run; a failure names its own',
  async run(log) {
    for (let round = 1; round <= ROUNDS; round++) {
      await runVitest(['src/analytics/sealed/sealed-runner.test.ts'], {
        YUNCHOU_RUNS: String(RUNS),
        YUNCHOU_DRAWS: String(freshSeed()),
      });
      log(`  round ${round} of ${ROUNDS}`);
    }
    return `${ROUNDS * RUNS} sets of days, 12 questions each, no difference`;
  },
};
