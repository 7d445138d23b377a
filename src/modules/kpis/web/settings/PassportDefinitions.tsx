import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { FactList } from '#src/ui/passport/FactList.tsx';
import type { Passport } from '../../contract/passport.ts';
import { inLocale } from '../question/use-kpis.ts';
import { SeriesBreaks } from './SeriesBreaks.tsx';

/** Where a number stands on several definitions: the changes inside its range, and each formula with the rows it holds for. */
export function PassportDefinitions({ passport }: { readonly passport: Passport }) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const { definitions, definitionChanges, zone } = passport;
  return (
    <>
      <SeriesBreaks changes={definitionChanges} zone={zone} />
      {definitions.length > 1 && (
        <FactList
          items={definitions.map(({ when, formula }, i) => {
            const { numerator, denominator } = locale === 'zh-CN' ? formula.zh : formula.en;
            return {
              key: String(i),
              label: when === null ? t('settings.otherwise') : inLocale(when, locale),
              value: denominator === null ? numerator : `(${numerator}) ÷ (${denominator})`,
            };
          })}
        />
      )}
    </>
  );
}
