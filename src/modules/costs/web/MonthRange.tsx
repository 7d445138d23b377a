import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Months } from './use-costs.ts';

interface MonthRangeProps {
  readonly months: readonly string[];
  readonly value: Months;
  readonly onChange: (next: Months) => void;
}

/** First and last month, of those there is a cost table for. */
export function MonthRange({ months, value, onChange }: MonthRangeProps) {
  const { t } = useTranslation('costs');
  const options = [...new Set([...months, value.from, value.until])]
    .sort()
    .map((month) => ({ value: month, label: month }));
  return (
    <span className="yc-cost-months">
      <Select
        size="small"
        aria-label={t('from')}
        value={value.from}
        options={options}
        onChange={(from) => onChange({ from, until: from > value.until ? from : value.until })}
      />
      –
      <Select
        size="small"
        aria-label={t('until')}
        value={value.until}
        options={options}
        onChange={(until) => onChange({ from: until < value.from ? until : value.from, until })}
      />
    </span>
  );
}
