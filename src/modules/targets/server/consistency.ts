import type { Bounds } from '../contract/bounds.ts';
import { missOf } from '../contract/bounds.ts';
import type { Consistency } from '../contract/target.ts';

/** A child at its target: the bounds and the volume (denominator) expected of it. */
export type Share = { readonly bounds: Bounds; readonly expected: number | null };

/**
 * What the parent would show with every child exactly at its target: Σ numerators ÷ Σ denominators at expected volumes, never a sum or a
 * plain mean of targets. `count` KPIs have no denominator and add up. Of a band the middle is taken, which is what a band aims at.
 */
export function consistencyOf(parent: Bounds, children: readonly Share[], adds: 'ratio' | 'count'): Consistency | null {
  if (children.length === 0) return null;
  const aims = children.map(({ bounds, expected }) => ({
    aim: aimOf(bounds),
    weight: adds === 'count' ? 1 : expected,
  }));
  const weighed = aims.flatMap(({ aim, weight }) => (weight !== null && weight > 0 ? [{ aim, weight }] : []));
  const unweighed = children.length - weighed.length;
  if (weighed.length === 0) return { children: children.length, unweighed, would: null, reaches: null, miss: null };
  const sum = weighed.reduce((total, { aim, weight }) => total + aim * weight, 0);
  const would = adds === 'count' ? sum : sum / weighed.reduce((total, { weight }) => total + weight, 0);
  const miss = missOf(would, parent);
  // Rounding of the sums must not make exact children miss.
  const reaches = miss <= 1e-9 * Math.max(1, Math.abs(would));
  return { children: children.length, unweighed, would, reaches, miss: reaches ? 0 : miss };
}

/** The figure a target aims at: its one bound, or the middle of the band. */
export const aimOf = (bounds: Bounds): number =>
  bounds.kind === 'between' ? (bounds.low + bounds.high) / 2 : bounds.value;
