import { coverage, type Share } from '#test/quality/coverage.ts';
import type { Proof } from './proof.ts';

const SEED = 20_261_128;
const CENTRES = 1000;
const WANTED = 0.93;

const percent = ({ share, error }: Share): string => `${(100 * share).toFixed(1)} ± ${(100 * error).toFixed(1)} %`;

/** Intervals and estimates of QA scores against the truth of the twin's fast path. */
export const scoreIntervals: Proof = {
  name: 'score-intervals',
  claim: `in ${CENTRES} centres (30 people, 5 inspectors, 300 contacts each) 95 % intervals hold a person's month in ≥ 93 % from 10 evaluations on; shrunken estimates lie nearer than raw means at 3, 5, 10, 30`,
  seed: String(SEED),
  run(log) {
    const sizes = coverage(SEED, CENTRES, [3, 5, 10, 20, 30], { agents: 30, inspectors: 5, contacts: 300 }, (done) => {
      if (done % 100 === 0) log(`  ${done} of ${CENTRES} centres`);
    });
    const said = sizes.map((c) => {
      const nearer = `error ${c.raw.toFixed(2)} → ${c.shrunken.toFixed(2)} points shrunken, nearer in ${(100 * c.nearer.share).toFixed(0)} % of centres`;
      const held = `${percent(c.ours)} (length ${c.length.toFixed(1)}), plain t ${percent(c.student)} (${c.studentLength.toFixed(1)}), Wilson of critical errors ${percent(c.wilson)}`;
      const line = c.n < 5 ? `n = ${c.n}: ${nearer}` : `n = ${c.n}: ${held}; ${nearer}`;
      log(`  ${line}`);
      return line;
    });
    const missed = sizes.filter((c) => c.shrunken >= c.raw || (c.n >= 10 && c.ours.share < WANTED));
    if (missed.length > 0) throw new Error(`missed at ${missed.map(({ n }) => n).join(', ')}: ${said.join('; ')}`);
    const short = sizes.map((c) =>
      c.n < 5
        ? `${c.n}: error ${c.raw.toFixed(2)} → ${c.shrunken.toFixed(2)}`
        : `${c.n}: ${percent(c.ours)}, t ${percent(c.student)}, Wilson ${percent(c.wilson)}, length ${c.length.toFixed(1)} (t ${c.studentLength.toFixed(1)}), error ${c.raw.toFixed(2)} → ${c.shrunken.toFixed(2)}`,
    );
    return Promise.resolve(short.join('; '));
  },
};
