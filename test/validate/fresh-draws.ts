import { execFileSync } from 'node:child_process';
import { freshSeed } from './fresh-seed.ts';
import type { Proof } from './proof.ts';
import { runVitest } from './run-vitest.ts';

const ROUNDS = 5;

/** Every property with cases the tests of a change never draw. */
export const freshDraws: Proof = {
  name: 'fresh-draws',
  claim: 'Every property holds for new random cases',
  seed: 'new ones every run; a failure names its own',
  async run(log) {
    const found = execFileSync('git', ['grep', '-l', '#test/fast-check.ts', '--', '*.test.ts'], { encoding: 'utf8' });
    const files = found.trim().split('\n');
    for (let round = 1; round <= ROUNDS; round++) {
      const seed = freshSeed();
      log(`  round ${round} of ${ROUNDS}: seed ${seed}`);
      await runVitest(files, { YUNCHOU_DRAWS: String(seed) });
    }
    return `${files.length} files of properties, ${ROUNDS} rounds, no counterexample`;
  },
};
