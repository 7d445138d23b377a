import type { Proof } from './proof.ts';
import { runVitest } from './run-vitest.ts';

/** The sample centre in a browser, through a closed month restated and a target objected to. */
export const sampleLife: Proof = {
  name: 'sample-life',
  claim:
    'on the sample centre a browser shows a closed month restated after late data, and a target of 90 people proposed, objected to, changed and agreed, with an exclusion in the passport',
  seed: 'the sample’s own, 24 days',
  async run() {
    await runVitest(['test/e2e/sample-life.test.ts'], { YUNCHOU_LONG: '1' });
    return 'every step, in Chinese, at a desk';
  },
};
