import { useLocale } from '../locale/use-locale.ts';
import { type FormatOptions, valueParts } from './format-value.ts';
import './number.css';
import type { Unit } from './unit.ts';

interface FigureProps extends FormatOptions {
  readonly value: number | null;
  readonly unit: Unit;
}

/** A formatted value, its unit set smaller. */
export function Figure({ value, unit, ...options }: FigureProps) {
  const locale = useLocale();
  return (
    <span className="yc-figure">
      {valueParts(value, unit, locale, options).map((part, i) => (
        // Parts are fixed by unit and value: their place is their identity.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={i} className={`yc-figure-${part.kind}${part.spaced ? ' yc-figure-spaced' : ''}`}>
          {part.text}
        </span>
      ))}
    </span>
  );
}
