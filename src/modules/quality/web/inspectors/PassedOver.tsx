import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { PassedOver as Person } from '../../contract/inspector.ts';

interface PassedOverProps {
  readonly people: readonly (Person & { readonly formName?: string })[];
}

/** Inspectors no work is given to, each with the reason; what helps is a new certificate. */
export function PassedOver({ people }: PassedOverProps) {
  const { t } = useTranslation('inspectors');
  const locale = useLocale();
  const why = ({ why: reason, skill, low, formName }: PassedOverProps['people'][number]): string =>
    [
      ...(formName === undefined ? [] : [formName]),
      t(`why.${reason}`),
      ...(skill === null ? [] : [t(`skill.${skill}`)]),
      ...(low === null ? [] : [t('why.low', { low: formatValue(low, 'number', locale) })]),
    ].join(' · ');
  return (
    <>
      {t('passedOver', {
        people: people.map((one) => t('passedOverOne', { name: one.name, why: why(one) })).join(t('comma')),
      })}
    </>
  );
}
