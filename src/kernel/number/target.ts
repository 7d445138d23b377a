import type { Locale } from '../locale.ts';
import { durationClock } from './format-duration.ts';
import { formatValue } from './format-value.ts';
import type { Unit } from './unit.ts';

/** What a KPI should reach, in its base unit. */
export type Target =
  | { readonly kind: 'at_least'; readonly value: number }
  | { readonly kind: 'at_most'; readonly value: number }
  | { readonly kind: 'between'; readonly low: number; readonly high: number };

/** Targets are agreed round numbers: no forced decimals (`80%`, not `80.0%`). */
export function formatTargetValue(value: number, unit: Unit, locale: Locale): string {
  const shown = unit === 'ratio' ? value * 100 : value;
  const digits = unit === 'duration' || Number.isInteger(Math.round(shown * 1e6) / 1e6) ? 0 : 1;
  const text = formatValue(value, unit, locale, { digits });
  return unit === 'score' ? text.replace(' 分', '') : text;
}

/** `≥ 80%`, `≤ 30 秒`, `4:40–5:20`. */
export function formatTarget(target: Target, unit: Unit, locale: Locale): string {
  switch (target.kind) {
    case 'at_least':
      return `≥ ${formatTargetValue(target.value, unit, locale)}`;
    case 'at_most':
      return `≤ ${formatTargetValue(target.value, unit, locale)}`;
    case 'between':
      return unit === 'duration'
        ? `${durationClock(target.low)}–${durationClock(target.high)}`
        : `${formatTargetValue(target.low, unit, locale).replace('%', '')}–${formatTargetValue(target.high, unit, locale)}`;
  }
}

/** The value at which to draw the target line(s). */
export const targetLines = (target: Target): readonly number[] =>
  target.kind === 'between' ? [target.low, target.high] : [target.value];

/** `null` when there is nothing to compare. Provisional values are the caller's matter: a target cannot know. */
export function meetsTarget(value: number | null, target: Target | null): boolean | null {
  if (value === null || target === null) return null;
  switch (target.kind) {
    case 'at_least':
      return value >= target.value;
    case 'at_most':
      return value <= target.value;
    case 'between':
      return value >= target.low && value <= target.high;
  }
}
