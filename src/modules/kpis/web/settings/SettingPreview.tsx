import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#src/kernel/errors.ts';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { formatDayRange } from '#src/ui/time/format-time.ts';
import type { SettingInput } from '../../contract/settings.ts';
import { kpisApi } from '../api.ts';
import { inLocale } from '../question/use-kpis.ts';

/** The KPIs a change touches, over the last 28 days with data: as set now and as they would be. */
export function SettingPreview({ change, zone }: { readonly change: SettingInput; readonly zone: string }) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const { parameter, value, where } = change;
  const asked = useDeferredValue(JSON.stringify({ parameter, value, where }));
  const { data, error } = useQuery({
    queryKey: ['setting-preview', asked],
    queryFn: ({ signal }) => kpisApi.previewSetting(JSON.parse(asked) as SettingInput, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (error !== null) {
    // Half a duration is no failure: say what is expected and wait for the rest.
    return error instanceof AppError && error.kind === 'invalid' ? (
      <p className="yc-quiet" role="status">{`${error.message}. ${error.details.remedy ?? ''}`}</p>
    ) : (
      <ErrorNotice error={error} />
    );
  }
  if (data === undefined) return <Bone width="100%" height={72} />;
  const days = formatDayRange(Date.parse(data.from), Date.parse(data.to), zone, locale);
  if (data.kpis.length === 0) return <p className="yc-quiet">{t('settings.previewNone', { days })}</p>;
  return (
    <table className="yc-setting-preview">
      <caption>{t('settings.preview', { days })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('settings.kpi')}</th>
          <th scope="col">{t('settings.before')}</th>
          <th scope="col">{t('settings.after')}</th>
        </tr>
      </thead>
      <tbody>
        {data.kpis.map(({ kpi, name, unit, before, after }) => (
          <tr key={kpi} className={before === after ? 'yc-quiet' : undefined}>
            <th scope="row">{inLocale(name, locale)}</th>
            <td>{formatValue(before, unit as Unit, locale)}</td>
            <td>{before === after ? t('settings.same') : formatValue(after, unit as Unit, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
