import type { Locale } from '../locale.ts';
import type { FigurePart } from './format-value.ts';

const words = {
  'zh-CN': { hour: '小时', minute: '分', second: '秒' },
  en: { hour: 'h', minute: 'm', second: 's' },
} as const;

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * Seconds in words: `3 分 12 秒` / `3m 12s`; from an hour on `1 小时 04 分`; under ten seconds one decimal,
 * because there a whole second is a tenth of the value.
 */
export function durationParts(seconds: number, locale: Locale): FigurePart[] {
  const w = words[locale];
  const negative = seconds < 0;
  const size = Math.abs(seconds);
  const sign = negative ? '−' : '';
  const parts = (...pairs: [string, string][]): FigurePart[] =>
    pairs.flatMap(([figure, unit], i) => [
      { kind: 'figure' as const, text: i === 0 ? sign + figure : figure, spaced: i > 0 },
      { kind: 'unit' as const, text: unit, spaced: locale === 'zh-CN' },
    ]);

  if (size < 9.95) return parts([Number.isInteger(size) ? String(size) : size.toFixed(1), w.second]);
  const whole = Math.round(size);
  if (whole < 60) return parts([String(whole), w.second]);
  if (whole < 3600) return parts([String(Math.floor(whole / 60)), w.minute], [two(whole % 60), w.second]);
  const minutes = Math.round(size / 60);
  const hours = new Intl.NumberFormat('en-GB').format(Math.floor(minutes / 60));
  return parts([hours, w.hour], [two(minutes % 60), w.minute]);
}

/** `5:02`, `1:04:09` – for axes, ranges and tables whose header names the unit. */
export function durationClock(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const sign = seconds < 0 && whole > 0 ? '−' : '';
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return sign + (hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`);
}

/** Two parts of a whole time in one unit, short enough for a tile: `3.4 / 7.2 h`. */
export function timeShare(part: number, whole: number, locale: Locale): string {
  const w = words[locale];
  const [size, word] = whole >= 3600 ? [3600, w.hour] : whole >= 60 ? [60, w.minute] : [1, w.second];
  const text = (seconds: number): string =>
    new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(seconds / size);
  return `${text(part)} / ${text(whole)} ${word}`;
}
