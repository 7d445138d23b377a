import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatDay } from '#src/ui/time/format-time.ts';
import type { DefinitionChangeBody } from '../../contract/question.ts';
import { parameterText } from '../passport/parameter-text.ts';
import { inLocale } from '../question/use-kpis.ts';

interface SeriesBreaksProps {
  readonly changes: readonly DefinitionChangeBody[];
  readonly zone: string;
}

/** Says that numbers before and after a day are defined differently; nothing where they are not. */
export function SeriesBreaks({ changes, zone }: SeriesBreaksProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  if (changes.length === 0) return null;
  const texts = changes.map((c) =>
    t('settings.break', {
      day: formatDay(Date.parse(c.at), zone, locale),
      label: inLocale(c.label, locale),
      from: parameterText(c.from, c.kind, locale, t),
      to: parameterText(c.to, c.kind, locale, t),
      where: Object.values(c.where).flat().join(', ') || t('settings.wholeCentre'),
    }),
  );
  return (
    <ul className="yc-quiet" aria-label={t('settings.breaks')}>
      {[...new Set(texts)].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
