import type { FunnelPoint } from '../FunnelChart.tsx';

export interface FunnelPicture {
  readonly points: readonly FunnelPoint[];
  readonly centre: number;
  readonly sizeMax: number;
  /** Walls at rising sizes. */
  readonly walls: readonly { readonly size: number; readonly low: number; readonly high: number }[];
  readonly low: number;
  readonly high: number;
}

const steps = 48;

/** Points from small to large, walls across the same sizes, and a value range that shows every point. */
export function funnelPicture(
  points: readonly FunnelPoint[],
  centre: number,
  wallsAt: (size: number) => { readonly low: number; readonly high: number } | null,
): FunnelPicture {
  const sorted = points.toSorted((a, b) => a.size - b.size);
  const sizeMax = (sorted.at(-1)?.size ?? 1) * 1.08;
  const least = Math.max(1, (sorted[0]?.size ?? 1) * 0.6);
  const walls = Array.from({ length: steps + 1 }, (_, i) => least + ((sizeMax - least) * i) / steps).flatMap((size) => {
    const wall = wallsAt(size);
    return wall === null ? [] : [{ size, ...wall }];
  });
  const values = sorted.map(({ value }) => value);
  // The walls of the smallest group may reach far beyond every point: at most half as far again is shown.
  const [bottom, top] = [Math.min(centre, ...values), Math.max(centre, ...values)];
  const reach = Math.max(top - centre, centre - bottom, walls.at(-1) === undefined ? 0 : walls.at(-1)!.high - centre);
  const room = (reach || Math.abs(centre) || 1) * 1.35;
  return { points: sorted, centre, sizeMax, walls, low: centre - room, high: centre + room };
}
