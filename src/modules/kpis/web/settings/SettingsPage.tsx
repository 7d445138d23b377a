import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { PresetCard } from './PresetCard.tsx';
import { SettingForm } from './SettingForm.tsx';
import { settingsPage } from './settings.page.ts';
import { SettingsTable } from './SettingsTable.tsx';
import { useSettings } from './use-settings.ts';

/** What the centre has set, the form to change it, presets, and everything that ever held. */
export function SettingsPage() {
  const { t } = useTranslation('kpis');
  const [{ parameter }, setSearch] = usePageSearch(settingsPage);
  const { data, error, refetch } = useSettings();
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const now = data.rows.filter((r) => r.state === 'in_force' || r.state === 'planned');
  const past = data.rows.filter((r) => r.state === 'ended' || r.state === 'replaced');
  return (
    <Page sentence={t('settings.sentence', { count: now.length })} cause={t('settings.cause')}>
      <SettingsTable
        title={t('settings.now')}
        subtitle={data.zone}
        rows={now}
        zone={data.zone}
        empty={t('settings.none')}
        onOpen={(row) => setSearch({ parameter: row.parameter })}
      />
      <SettingForm
        body={data}
        parameter={parameter}
        onParameter={(id) => setSearch({ parameter: id }, { replace: true })}
      />
      <PresetCard body={data} />
      {past.length > 0 && (
        <SettingsTable
          title={t('settings.history')}
          subtitle={t('settings.historyHint')}
          rows={past}
          zone={data.zone}
          empty={t('settings.none')}
        />
      )}
    </Page>
  );
}
