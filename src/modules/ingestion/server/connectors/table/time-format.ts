import type { Cell } from '../../reading/record.ts';
import { localMillis } from './local-time.ts';

/** What a cell says about time: an instant by itself, or a local clock reading that needs the zone. */
export type TimeReading = { readonly instant: number } | { readonly local: number };
export type TimeReader = (cell: Cell) => TimeReading | null;

const YEAR_FIRST =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:(?:T|\s)*(上午|下午|凌晨|中午|晚上)?\s*(\d{1,2})\s*[:：时点]\s*(\d{1,2})\s*(?:[:：分]\s*(?:(\d{1,2})(?:[.,](\d{1,9}))?\s*秒?)?)?\s*(AM|PM)?)?$/i;
const WITH_OFFSET = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?\s?(Z|[+-]\d\d:?\d\d)$/i;

const milliseconds = (digits: string | undefined): number => (digits ? Math.floor(Number(`0.${digits}`) * 1000) : 0);

function afternoon(hour: number, word: string | undefined): number {
  const late = /下午|晚上|PM/i.test(word ?? '');
  if (late && hour < 12) return hour + 12;
  if (/中午/.test(word ?? '') && hour < 3) return hour + 12;
  return /上午|凌晨|AM/i.test(word ?? '') && hour === 12 ? 0 : hour;
}

/** The forms nobody can misread: year first, ISO, Chinese, compact `yyyyMMddHHmmss`. Day-first dates must be named. */
export const readPlainTime: TimeReader = (cell) => {
  const text = String(cell).trim();
  if (WITH_OFFSET.test(text)) {
    const at = Date.parse(
      text
        .replace(' ', 'T')
        .replace(/\s/g, '')
        .replace(',', '.')
        .replace(/([+-]\d\d)(\d\d)$/, '$1:$2'),
    );
    return Number.isNaN(at) ? null : { instant: at };
  }
  const compact = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?$/.exec(text);
  if (compact && (text.length === 8 || text.length >= 12)) {
    const [year, month, day, hour, minute, second] = compact.slice(1).map(Number);
    return local(localMillis(year ?? 0, month ?? 0, day ?? 0, hour || 0, minute || 0, second || 0));
  }
  const match = YEAR_FIRST.exec(text);
  if (!match) return null;
  const [, year, month, day, early, hour, minute, second, fraction, late] = match;
  return local(
    localMillis(
      Number(year),
      Number(month),
      Number(day),
      afternoon(Number(hour ?? 0), early ?? late),
      Number(minute ?? 0),
      Number(second ?? 0),
      milliseconds(fraction),
    ),
  );
};

const local = (value: number | null): TimeReading | null => (value === null ? null : { local: value });

const TOKENS: Readonly<Record<string, { readonly pattern: string; readonly part: string }>> = {
  yyyy: { pattern: '(\\d{4})', part: 'year' },
  yy: { pattern: '(\\d{2})', part: 'shortYear' },
  MM: { pattern: '(\\d{1,2})', part: 'month' },
  M: { pattern: '(\\d{1,2})', part: 'month' },
  dd: { pattern: '(\\d{1,2})', part: 'day' },
  d: { pattern: '(\\d{1,2})', part: 'day' },
  HH: { pattern: '(\\d{1,2})', part: 'hour' },
  H: { pattern: '(\\d{1,2})', part: 'hour' },
  mm: { pattern: '(\\d{1,2})', part: 'minute' },
  m: { pattern: '(\\d{1,2})', part: 'minute' },
  ss: { pattern: '(\\d{1,2})', part: 'second' },
  s: { pattern: '(\\d{1,2})', part: 'second' },
  SSS: { pattern: '(\\d{1,9})', part: 'fraction' },
  a: { pattern: '(上午|下午|凌晨|中午|晚上|[AaPp]\\.?[Mm]\\.?)', part: 'half' },
};

/** Two-digit years up to 69 are of this century: the rule of POSIX. */
const century = (short: number): number => (short < 70 ? 2000 + short : 1900 + short);

function patternReader(pattern: string): TimeReader {
  const parts: string[] = [];
  // Adjoining fields (yyMMdd) have no separator: their width is fixed.
  const adjoining = /(yy|MM|dd|HH|mm|ss){2}/.test(pattern);
  const source = pattern.replace(/yyyy|yy|MM|M|dd|d|HH|H|mm|m|SSS|ss|s|a|[.*+?^${}()|[\]\\]|./g, (token) => {
    const known = TOKENS[token];
    if (!known) return token === ' ' ? '\\s*' : token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    parts.push(known.part);
    return adjoining && token.length === 2 && token !== 'HH' && token !== 'yy' ? '(\\d{2})' : known.pattern;
  });
  const expression = new RegExp(`^\\s*${source}\\s*$`);
  return (cell) => {
    const match = expression.exec(String(cell));
    if (!match) return null;
    const got: Record<string, string> = {};
    parts.forEach((part, i) => (got[part] = match[i + 1] ?? ''));
    const year = got.year ? Number(got.year) : century(Number(got.shortYear ?? 70));
    const hour = afternoon(Number(got.hour ?? 0), got.half?.replaceAll('.', ''));
    return local(
      localMillis(
        year,
        Number(got.month ?? 1),
        Number(got.day ?? 1),
        hour,
        Number(got.minute ?? 0),
        Number(got.second ?? 0),
        milliseconds(got.fraction),
      ),
    );
  };
}

const numeric =
  (scale: (value: number) => TimeReading): TimeReader =>
  (cell) => {
    const value = typeof cell === 'number' ? cell : Number(String(cell).trim() || Number.NaN);
    return Number.isFinite(value) ? scale(value) : null;
  };

const NAMED: Readonly<Record<string, TimeReader>> = {
  auto: readPlainTime,
  iso: readPlainTime,
  zh: readPlainTime,
  epoch_s: numeric((value) => ({ instant: Math.round(value * 1000) })),
  epoch_ms: numeric((value) => ({ instant: Math.round(value) })),
  epoch_us: numeric((value) => ({ instant: Math.round(value / 1000) })),
  /** Days since 30 December 1899, local time; rounded to the second, as sheets keep binary fractions of a day. */
  excel: numeric((value) => ({ local: Date.UTC(1899, 11, 30) + Math.round(value * 86_400) * 1000 })),
};

/** A named form (auto, iso, zh, epoch_s, epoch_ms, epoch_us, excel) or a pattern such as `dd/MM/yyyy HH:mm`; `null` for neither. */
export function timeReader(format: string): TimeReader | null {
  const named = NAMED[format];
  if (named) return named;
  return /yy/.test(format) && /d/.test(format) ? patternReader(format) : null;
}
