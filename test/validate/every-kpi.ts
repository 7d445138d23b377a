import type { Proof } from './proof.ts';
import { runVitest } from './run-vitest.ts';

/** Every KPI through every layer; a third of them is all a test run takes time for. */
export const everyKpi: Proof = {
  name: 'every-kpi',
  claim:
    'every KPI gives its worked example, and not its likeliest misreading, from events and tables through the API to the command line',
  seed: 'none',
  async run() {
    await runVitest(['test/cli/misreadings.test.ts'], { YUNCHOU_LONG: '1' });
    return 'every KPI';
  },
};
