import type { Unit } from '../../number/unit.ts';

export interface Axis {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const durationSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 36000];

/** The smallest round step ≥ the wished one: 1-2-5 decades, for durations steps of the clock. */
function roundStep(wish: number, unit: Unit): number {
  if (unit === 'duration') {
    const found = durationSteps.find((step) => step >= wish);
    if (found !== undefined) return found;
  }
  const decade = 10 ** Math.floor(Math.log10(wish));
  const lead = wish / decade;
  const nice = lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 5.0001 ? 5 : 10;
  return unit === 'count' ? Math.max(1, nice * decade) : nice * decade;
}

interface AxisWish {
  readonly unit: Unit;
  /** Bars must start at nought, lines need not. */
  readonly fromZero?: boolean;
  /** About how many steps; four reads well at 280 px. */
  readonly steps?: number;
}

/** Round bounds around what is drawn (values, target, limits). A share never passes 100 %. */
export function niceAxis(values: readonly number[], { unit, fromZero = false, steps = 4 }: AxisWish): Axis {
  if (values.length === 0) return { min: 0, max: 1, step: unit === 'ratio' ? 0.25 : 1 };
  let low = fromZero ? Math.min(0, ...values) : Math.min(...values);
  let high = fromZero ? Math.max(0, ...values) : Math.max(...values);
  // One value, or values that differ by rounding only: open a window around them.
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low <= size * 1e-9 || size < 1e-6) {
    const room = size < 1e-6 ? (unit === 'ratio' ? 0.1 : 1) : size * 0.1;
    low = low < 0 ? low - room : fromZero ? 0 : Math.max(0, low - room);
    high += room;
  }
  const step = roundStep((high - low) / steps, unit);
  const clean = (n: number): number => Number(n.toFixed(10));
  const capped = unit === 'ratio' && Math.max(...values) <= 1;
  const min = clean(Math.floor(clean(low / step)) * step);
  const max = clean(Math.ceil(clean(high / step)) * step);
  return { min, max: capped ? Math.min(1, max) : max, step: clean(step) };
}
