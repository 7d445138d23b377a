import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { parameterText } from '../passport/parameter-text.ts';
import { inLocale } from '../question/use-kpis.ts';
import { periodWords, whereWords } from './setting-words.ts';
import { settingsPage } from './settings.page.ts';
import { useSettings } from './use-settings.ts';

/** What the centre has set for one KPI, per scope; nothing while all of it is the default. */
export function SettingsInForce({ kpi }: { readonly kpi: string }) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const { data } = useSettings();
  const read = new Set(data?.parameters.flatMap((p) => (p.kpis.includes(kpi) ? [p.id] : [])));
  const rows =
    data?.rows.filter((r) => read.has(r.parameter) && (r.state === 'in_force' || r.state === 'planned')) ?? [];
  if (data === undefined || rows.length === 0) return null;
  return (
    <Card
      title={t('settings.now')}
      extra={
        <PageLink to={settingsPage} search={{}}>
          {t('settings.open')}
        </PageLink>
      }
    >
      <FactList
        items={rows.map((row) => ({
          key: row.id,
          label: inLocale(row.label, locale),
          value: `${parameterText(row.value, row.kind, locale, t)} · ${whereWords(row.where, t)} · ${periodWords(row, data.zone, locale, t)}`,
        }))}
      />
    </Card>
  );
}
