import type { ComparedGroup } from '../../contract/comparison.ts';

/** One scale for all rows: everything drawn in them, with a little air. */
export function scaleOf(groups: readonly ComparedGroup[], centre: number | null): { low: number; high: number } {
  const drawn = [
    centre,
    ...groups.flatMap((g) => [g.value, g.low, g.high, g.expected, g.limitLow, g.limitHigh]),
  ].filter((v): v is number => v !== null);
  if (drawn.length === 0) return { low: 0, high: 1 };
  const [least, most] = [Math.min(...drawn), Math.max(...drawn)];
  const air = (most - least || Math.abs(most) || 1) * 0.04;
  return { low: least - air, high: most + air };
}
