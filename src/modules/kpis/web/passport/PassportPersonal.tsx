import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { Passport } from '../../contract/passport.ts';

/** The personal result of the same number: which spans are left out, why, who asked and who approved. */
export function PassportPersonal({ passport }: { readonly passport: Passport }) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const { personal, zone, unit } = passport;
  if (personal === null) return null;
  const moment = (at: number): string => formatMoment(at, zone, locale);
  const count = (value: number | null): string => formatValue(value, 'number', locale, { digits: 0 });
  return (
    <div className="yc-drawer-block">
      <h3 className="yc-drawer-title">
        {t('passport.personal.title')} {formatValue(personal.value, unit as Unit, locale)}
      </h3>
      <p className="yc-quiet">{t(personal.additive ? 'passport.personal.how' : 'passport.personal.whole')}</p>
      <FactList
        items={personal.exclusions.map((span) => ({
          key: `${span.from} ${span.until}`,
          label: `${moment(span.from)} – ${moment(span.until)}`,
          value: (
            <>
              {span.reason} · {t('passport.personal.people', { asked: span.requestedBy, approved: span.approvedBy })}
              {span.numerator !== null &&
                ` · ${count(span.numerator)}${span.denominator === null ? '' : ` / ${count(span.denominator)}`}`}
            </>
          ),
        }))}
      />
    </div>
  );
}
