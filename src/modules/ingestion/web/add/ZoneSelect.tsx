import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

interface ZoneSelectProps {
  /** IANA name; empty: the centre's own. */
  readonly value: string;
  readonly onChange: (zone: string) => void;
}

/** Every time zone the browser knows, to be found by typing. */
export function ZoneSelect({ value, onChange }: ZoneSelectProps) {
  const { t } = useTranslation('ingestion');
  const options = useMemo(
    () =>
      ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
        value: zone,
        label: zone,
      })),
    [],
  );
  return (
    <Select
      showSearch
      allowClear
      value={value === '' ? null : value}
      placeholder={t('field.zoneOwn')}
      onChange={(zone: string | null | undefined) => onChange(zone ?? '')}
      options={options}
    />
  );
}
