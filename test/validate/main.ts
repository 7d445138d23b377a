import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { bigQueueLog } from './big-queue-log.ts';
import { everyKpi } from './every-kpi.ts';
import { freshDraws } from './fresh-draws.ts';
import { manySeeds } from './many-seeds.ts';
import type { Proof } from './proof.ts';
import { record, results } from './results.ts';
import { qualityLife } from './quality-life.ts';
import { sampleLife } from './sample-life.ts';
import { scoreIntervals } from './score-intervals.ts';
import { sealedEqualsRaw } from './sealed-equals-raw.ts';
import { twinTheory } from './twin-theory.ts';

/**
 * `npm run validate`: proofs too long for every test run; each result goes into docs/validation.md at once. What was seen to
 * hold at this very commit is not run again, so an interrupted run goes on where it stopped. Names choose proofs, `--again`
 * runs them whatever was seen, `YUNCHOU_GIGABYTES` sets the size of the big log.
 */
const PROOFS: readonly Proof[] = [
  everyKpi,
  manySeeds,
  freshDraws,
  twinTheory,
  sealedEqualsRaw,
  scoreIntervals,
  sampleLife,
  qualityLife,
  bigQueueLog,
];

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const isAgain = process.argv.includes('--again');
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const unknown = wanted.filter((name) => !PROOFS.some((proof) => proof.name === name));
if (unknown.length > 0) {
  console.error(`There is no proof ${unknown.join(', ')}; there are ${PROOFS.map((proof) => proof.name).join(', ')}.`);
  process.exit(1);
}
for (const proof of PROOFS) {
  if (wanted.length > 0 && !wanted.includes(proof.name)) continue;
  const earlier = results().get(proof.name);
  if (!isAgain && earlier?.commit === commit && !earlier.seen.startsWith('FAILED')) {
    console.log(`${proof.name}: seen at this commit: ${earlier.seen}`);
    continue;
  }
  console.log(`${proof.name}: ${proof.claim}`);
  const seen = await proof
    .run((line) => console.log(line))
    .catch((error: unknown) => {
      process.exitCode = 1;
      return `FAILED: ${error instanceof Error ? error.message : String(error)}`;
    });
  console.log(`  ${seen}`);
  record(proof, seen, commit, new Date().toISOString().slice(0, 10));
}
