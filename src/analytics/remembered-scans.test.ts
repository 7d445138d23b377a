import { describe, expect, it } from 'vitest';
import type { ScanResult } from '#src/semantic/groups.ts';
import type { Scan } from '#src/semantic/scan.ts';
import { rememberedScans } from './remembered-scans.ts';

const scanOf = (entity: string, dataFrom = 0): Scan => ({ entity, dataFrom }) as Scan;
const resultOf = (value: number, length = 1): ScanResult => ({
  length,
  path: 'raw',
  columns: { a0: new Float64Array(length).fill(value) },
});

/** A store that counts: every answer differs from the last. */
function counting(length = 1) {
  const asked: string[] = [];
  return {
    asked,
    run: async (scan: Scan): Promise<ScanResult> => resultOf(asked.push(`${scan.entity} ${scan.dataFrom}`), length),
  };
}

describe('remembered scans', () => {
  it('ask once for equal scans, also while the first is under way, and again for any difference', async () => {
    const { run, asked } = counting();
    const remembered = rememberedScans(run);
    const together = await Promise.all([remembered.run(scanOf('contact')), remembered.run(scanOf('contact'))]);
    expect(together[0]).toBe(together[1]);
    expect(await remembered.run(scanOf('contact'))).toBe(together[0]);
    await remembered.run(scanOf('contact', 1));
    expect(asked).toEqual(['contact 0', 'contact 1']);
  });

  it('keep nothing over a change of facts, nor a result that was under way when they changed', async () => {
    const { run, asked } = counting();
    let finish = (): void => {};
    const slow = new Promise<void>((done) => (finish = done));
    const remembered = rememberedScans(async (scan) => {
      const result = await run(scan);
      if (asked.length === 1) await slow;
      return result;
    });
    const early = remembered.run(scanOf('contact'));
    remembered.forget();
    finish();
    expect((await early).columns['a0']?.[0]).toBe(1);
    expect((await remembered.run(scanOf('contact'))).columns['a0']?.[0]).toBe(2);
    remembered.forget();
    expect((await remembered.run(scanOf('contact'))).columns['a0']?.[0]).toBe(3);
  });

  it('ask again after a failure', async () => {
    let times = 0;
    const remembered = rememberedScans(async () => {
      if (times++ === 0) throw new Error('disk full');
      return resultOf(1);
    });
    await expect(remembered.run(scanOf('contact'))).rejects.toThrow('disk full');
    expect((await remembered.run(scanOf('contact'))).length).toBe(1);
  });

  it('let the longest unasked go when there is no more room', async () => {
    const { run, asked } = counting(10);
    const remembered = rememberedScans(run, 25);
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await remembered.run(scanOf(name));
    expect(asked).toEqual(['a 0', 'b 0', 'c 0', 'b 0']);
  });
});
