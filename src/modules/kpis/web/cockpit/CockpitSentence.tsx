import { Trans, useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatDifference, formatValue } from '#src/ui/number/format-value.ts';
import { KpiNumber } from '#src/ui/number/KpiNumber.tsx';
import type { Unit } from '#src/ui/number/unit.ts';
import { formatDayRange } from '#src/ui/time/format-time.ts';
import { dayCount } from '#src/ui/time/time-range.ts';
import type { KpiSummary } from '../../contract/catalogue.ts';
import { cellOf } from '../question/read-answer.ts';
import { daysScope, passportOf } from '../question/scope.ts';
import { inLocale } from '../question/use-kpis.ts';
import type { CockpitData } from './use-cockpit.ts';

interface CockpitSentenceProps {
  readonly data: CockpitData;
  readonly kpi: KpiSummary;
}

/** What is the case, in one sentence: the first KPI and how it moved. */
export function CockpitSentence({ data, kpi }: CockpitSentenceProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const unit = kpi.unit as Unit;
  const { value } = cellOf(data.shown, kpi.id, 0);
  const earlier = cellOf(data.compared, kpi.id, 0).value;
  const name = inLocale(kpi.title, locale);
  const day = formatDayRange(
    Date.parse(`${data.days.from}T00:00:00Z`),
    Date.parse(`${data.days.to}T00:00:00Z`) + 86_400_000,
    'UTC',
    locale,
  );
  if (value === null) return <>{t('cockpit.sentenceNoData', { name, day })}</>;
  const figure = (
    <KpiNumber value={value} unit={unit} label={name} passport={passportOf(kpi.id, daysScope(data.days))} />
  );
  const difference = earlier === null ? null : value - earlier;
  const same = difference !== null && formatValue(value, unit, locale) === formatValue(earlier, unit, locale);
  const move = difference === null ? 'alone' : same ? 'same' : difference > 0 ? 'up' : 'down';
  const size =
    difference === null
      ? ''
      : `${formatDifference(difference, unit, locale)}${unit === 'ratio' ? t('cockpit.points') : ''}`;
  return (
    <Trans
      ns="kpis"
      i18nKey={`cockpit.sentence.${move}`}
      values={{ name, size, before: t(`cockpit.before.${data.comparedBy}`, { count: dayCount(data.days) }) }}
      components={{ figure }}
    />
  );
}
