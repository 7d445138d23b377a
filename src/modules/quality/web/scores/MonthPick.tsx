import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { monthsAway } from './months.ts';

/** One of the latest twelve months. */
export function MonthPick({
  latest,
  value,
  onChange,
}: {
  readonly latest: string;
  readonly value: string;
  readonly onChange: (month: string | undefined) => void;
}) {
  const { t } = useTranslation('scores');
  const months = [...new Set([value, ...Array.from({ length: 12 }, (_, i) => monthsAway(latest, -i))])]
    .sort()
    .reverse();
  return (
    <Select
      aria-label={t('month')}
      value={value}
      options={months.map((month) => ({ value: month, label: month }))}
      onChange={(month) => onChange(month === latest ? undefined : month)}
    />
  );
}
