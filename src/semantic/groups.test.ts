import { describe, expect, it } from 'vitest';
import { makeGrid } from '#src/kernel/grid.ts';
import { joinGroups, type ScanResult } from './groups.ts';

describe('joined groups', () => {
  it('keep every hour a value of its own, in typed arrays or not', () => {
    const grid = makeGrid(0, 86_400_000, 'whole', 'UTC');
    const typed: ScanResult = {
      length: 3,
      path: 'raw',
      columns: { hour: Float64Array.of(9, 10, 21), a0: Float64Array.of(1, 2, 3) },
    };
    const listed: ScanResult = { length: 2, path: 'sealed', columns: { hour: [10, 21], a0: Float64Array.of(4, 5) } };
    const groups = joinGroups([typed, listed], false, ['hour'], grid);
    expect(groups.dimensions.hour).toEqual([9, 10, 21]);
    expect([...groups.values(0, 0, 0)]).toEqual([1, 2, 3]);
    expect([...groups.values(1, 0, 0)]).toEqual([0, 4, 5]);
  });
});
