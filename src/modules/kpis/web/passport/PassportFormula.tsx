import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { KpiNumber } from '#src/ui/number/KpiNumber.tsx';
import type { Unit } from '#src/ui/number/unit.ts';
import { Fraction } from '#src/ui/passport/Fraction.tsx';
import type { Part, Passport } from '../../contract/passport.ts';

interface PassportFormulaProps {
  readonly passport: Passport;
  readonly onPart: (part: Part) => void;
}

/** The formula in words with the figures that stand in it. */
export function PassportFormula({ passport, onPart }: PassportFormulaProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const { numerator, denominator, unit, parts, low, high, status } = passport;
  const words = locale === 'zh-CN' ? passport.formula.zh : passport.formula.en;
  const topUnit: Unit = unit === 'money' ? 'money' : parts.numerator;
  const bottomUnit: Unit = parts.denominator ?? 'count';
  const door = (part: Part, value: number | null, as: Unit) => (
    <button type="button" className="yc-door yc-door-accent" onClick={() => onPart(part)}>
      <span>{formatValue(value, as, locale, as === 'count' && !Number.isInteger(value) ? { digits: 2 } : {})}</span>
    </button>
  );
  const note = [
    status === 'provisional' ? t('passport.provisional') : null,
    low === null || high === null
      ? t('passport.exact')
      : t('passport.interval', {
          low: formatValue(low, unit as Unit, locale),
          high: formatValue(high, unit as Unit, locale),
        }),
  ].filter((text) => text !== null);

  return (
    <Fraction
      numerator={
        <>
          {words.numerator} {door('numerator', numerator, denominator === null ? (unit as Unit) : topUnit)}
        </>
      }
      {...(words.denominator === null || denominator === null
        ? {}
        : {
            denominator: (
              <>
                {words.denominator} {door('denominator', denominator, bottomUnit)}
              </>
            ),
            figures: `${formatValue(numerator, topUnit, locale)} ÷ ${formatValue(denominator, bottomUnit, locale)}${passport.formula.scale === 1 ? '' : ` × ${formatValue(passport.formula.scale, 'count', locale)}`}`,
          })}
      result={<KpiNumber value={passport.value} unit={unit as Unit} size="figure" />}
      note={note.join(' ')}
    />
  );
}
