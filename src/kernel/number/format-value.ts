import { type Locale, intlTag } from '../locale.ts';
import { durationClock, durationParts } from './format-duration.ts';
import type { Unit } from './unit.ts';

export interface FigurePart {
  readonly kind: 'figure' | 'unit';
  readonly text: string;
  /** A space before it: `3 分 12 秒`, `3m 12s`, but `76.2%`. */
  readonly spaced: boolean;
}

export interface FormatOptions {
  /** Digits after the point; the unit's own default otherwise (one for shares and scores, none for counts). */
  readonly digits?: number;
  /** ISO 4217 code, for `money`. */
  readonly currency?: string;
  /** `clock` writes a duration as 5:02. */
  readonly duration?: 'words' | 'clock';
}

/** Shown wherever a value is absent; never 0. */
export const noDataMark = '–';

const defaultDigits: Readonly<Record<Unit, number>> = {
  ratio: 1,
  duration: 0,
  count: 0,
  money: 2,
  score: 1,
  points: 1,
  number: 2,
  per_hour: 1,
  per_10000: 1,
};

const unitWords: Readonly<Record<Locale, Partial<Record<Unit, string>>>> = {
  'zh-CN': { ratio: '%', score: '分', per_hour: '/小时', per_10000: '/万' },
  en: { ratio: '%', per_hour: '/h', per_10000: '/10k' },
};

function decimal(value: number, digits: number, locale: Locale, extra: Intl.NumberFormatOptions = {}): string {
  const text = new Intl.NumberFormat(intlTag(locale), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...extra,
  }).format(value);
  // A rounded minus nothing is nothing; the true minus sign has the width of a figure.
  return (/^-[^1-9]*$/.test(text) ? text.slice(1) : text).replace('-', '−');
}

const figurePart = (text: string): FigurePart => ({ kind: 'figure', text, spaced: false });

/** Figure and unit apart, so that the unit can be set smaller. `null` gives the mark for no data. */
export function valueParts(
  value: number | null,
  unit: Unit,
  locale: Locale,
  options: FormatOptions = {},
): FigurePart[] {
  if (value === null || !Number.isFinite(value)) return [figurePart(noDataMark)];
  const digits = options.digits ?? defaultDigits[unit];
  if (unit === 'duration') {
    return options.duration === 'clock' ? [figurePart(durationClock(value))] : durationParts(value, locale);
  }
  if (unit === 'money') {
    const currency = options.currency ?? 'CNY';
    return [
      figurePart(decimal(value, digits, locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })),
    ];
  }
  const figure = figurePart(decimal(unit === 'ratio' ? value * 100 : value, digits, locale));
  const word = unitWords[locale][unit];
  return word === undefined ? [figure] : [figure, { kind: 'unit', text: word, spaced: word === '分' }];
}

/** One line of text: `76.2%`, `3 分 12 秒`, `3m 12s`. */
export function formatValue(value: number | null, unit: Unit, locale: Locale, options: FormatOptions = {}): string {
  return valueParts(value, unit, locale, options)
    .map(({ text, spaced }) => (spaced ? ` ${text}` : text))
    .join('');
}

/**
 * A difference without sign, in the unit people speak of: ratios in percentage points (0.051 → `5.1`), durations with
 * their unit, the rest as the value itself. The direction is a shape beside it.
 */
export function formatDifference(value: number, unit: Unit, locale: Locale): string {
  const size = Math.abs(value);
  if (unit === 'ratio') return decimal(size * 100, 1, locale);
  if (unit === 'score') return decimal(size, 1, locale);
  if (unit === 'duration' && size >= 1) return formatValue(Math.round(size), unit, locale);
  return formatValue(size, unit, locale);
}

/** `77.6–85.2` for ratios (the % stands once elsewhere), `4:53–5:23` for durations. */
export function formatRange(low: number, high: number, unit: Unit, locale: Locale): string {
  if (unit === 'ratio') return `${decimal(low * 100, 1, locale)}–${decimal(high * 100, 1, locale)}`;
  if (unit === 'duration') return `${durationClock(low)}–${durationClock(high)}`;
  const digits = defaultDigits[unit];
  return `${decimal(low, digits, locale)}–${decimal(high, digits, locale)}`;
}
