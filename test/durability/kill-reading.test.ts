import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { describeReference, referencePath } from '../reference.ts';
import { contents, interrupted, run, seeded } from './killed-process.ts';

/** Of twenty in all, with those of the other file. */
const KILLS = 12;
const LOG = 'data/asterisk-a/queue_log';
const AGENTS = 'data/asterisk-a/agents.csv';

describeReference('killed while reading a log', [LOG, AGENTS], () => {
  const folder = mkdtempSync(join(tmpdir(), 'yunchou-kill-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(`${KILLS} times at random: nothing lost, nothing doubled`, async () => {
    const argsOf = (home: string) => [home, 'file', referencePath(LOG), referencePath(AGENTS)];
    expect(await run(argsOf(join(folder, 'whole')), null, () => undefined)).toBe('done');
    const whole = await contents(join(folder, 'whole'));
    expect(whole.stored).toBe(whole.distinct);
    const random = seeded(20_261_122);
    for (let kills = 0, round = 1; kills < KILLS; round++) {
      const home = join(folder, `log-${round}`);
      kills += await interrupted(random, KILLS - kills, () => argsOf(home));
      expect(await contents(home)).toEqual(whole);
    }
  }, 600_000);
});
