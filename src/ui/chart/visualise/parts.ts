import type { Locale } from '../../locale/locale.ts';
import { durationClock } from '../../number/format-duration.ts';
import { formatValue } from '../../number/format-value.ts';
import type { Unit } from '../../number/unit.ts';
import { fontFamily, type Tokens } from '../../theme/tokens.ts';
import type { Axis } from '../prepare/axis.ts';

/** What every drawing needs besides its picture. */
export interface Brush {
  readonly tokens: Tokens;
  readonly locale: Locale;
  readonly unit: Unit;
  readonly width: number;
  readonly height: number;
}

/** Axis figures: no forced decimals, durations as a clock. */
export function axisText(value: number, unit: Unit, locale: Locale, step: number): string {
  if (unit === 'duration') return durationClock(value);
  const shown = unit === 'ratio' ? step * 100 : step;
  const digits = Number.isInteger(Math.round(shown * 1e6) / 1e6) ? 0 : shown >= 0.1 ? 1 : 2;
  return formatValue(value, unit, locale, { digits }).replace(' 分', '');
}

export const axisFont = (tokens: Tokens) => ({ color: tokens.text3, fontFamily, fontSize: 11 });

/** Escapes text that goes into a tooltip's HTML: names come from the centre's own data. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);

export function tooltipLook(tokens: Tokens) {
  return {
    backgroundColor: tokens.surface,
    borderColor: tokens.lineStrong,
    borderWidth: 1,
    padding: [6, 10],
    textStyle: { color: tokens.text1, fontFamily, fontSize: 12 },
    extraCssText:
      'box-shadow:0 4px 16px rgb(0 0 0 / 14%);border-radius:6px;font-feature-settings:"tnum";line-height:18px',
    confine: true,
    transitionDuration: 0,
  };
}

/** A tick that is also the target says so above its figure, where no line can cross it. */
export function valueAxis(
  axis: Axis,
  { tokens, locale, unit }: Brush,
  named: { readonly values: readonly number[]; readonly word: string } | null = null,
) {
  const isNamed = (value: number): boolean =>
    named?.values.some((v) => Math.abs(v - value) < axis.step / 1000) ?? false;
  return {
    type: 'value' as const,
    min: axis.min,
    max: axis.max,
    interval: axis.step,
    axisLabel: {
      ...axisFont(tokens),
      margin: 8,
      formatter: (value: number) => {
        const text = axisText(value, unit, locale, axis.step);
        return isNamed(value) ? `{target|${named!.word}}\n{figure|${text}}\n{target| }` : text;
      },
      rich: {
        target: {
          color: tokens.text2,
          fontFamily,
          fontSize: 11,
          fontWeight: 600,
          lineHeight: 13,
          align: 'right' as const,
        },
        figure: { color: tokens.text3, fontFamily, fontSize: 11, lineHeight: 13, align: 'right' as const },
      },
    },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: tokens.line } },
  };
}

export function bucketAxis(ticks: readonly string[], shown: readonly boolean[], tokens: Tokens, text = true) {
  return {
    type: 'category' as const,
    data: [...ticks],
    axisLabel: {
      ...axisFont(tokens),
      show: text,
      margin: 8,
      hideOverlap: false,
      interval: (i: number) => shown[i] === true,
    },
    axisLine: { lineStyle: { color: tokens.line }, onZero: false },
    axisTick: { show: false },
    splitLine: { show: false },
  };
}

/** State colours for points off their ordinary look. */
export const stateColour = (tokens: Tokens, state: 'on' | 'off' | 'watch' | 'provisional' | 'none'): string =>
  ({
    on: tokens.stateOn,
    off: tokens.stateOff,
    watch: tokens.stateWatch,
    provisional: tokens.stateProvisional,
    none: tokens.stateNone,
  })[state];
