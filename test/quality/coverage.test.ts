import { expect, it } from 'vitest';
import { coverage } from './coverage.ts';

// The same with a thousand centres: `npm run validate -- score-intervals`.
it('intervals hold the truth of the fast twin as often as they say, and shrunken estimates lie nearer', () => {
  const sizes = coverage(20_261_128, 24, [3, 5, 10, 30], { agents: 30, inspectors: 5, contacts: 120 });
  for (const { n, ours, raw, shrunken } of sizes) {
    expect(shrunken, `n = ${n}`).toBeLessThan(raw);
    if (n >= 10) expect(ours.share + 2 * ours.error, `n = ${n}`).toBeGreaterThan(0.93);
  }
  // Not by being endless: shorter than plain t at 5, and than the bound that holds for every shape.
  expect(sizes[1]?.length).toBeLessThan(sizes[1]?.studentLength ?? 0);
  expect(sizes[2]?.length).toBeLessThan((sizes[2]?.boundedLength ?? 0) / 2);
});
