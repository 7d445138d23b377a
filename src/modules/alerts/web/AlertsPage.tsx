import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '#src/ui/layout/Page.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { AlertDrawer } from './AlertDrawer.tsx';
import './alerts.css';
import { alertsPage, alertTabs } from './alerts.page.ts';
import { AlertTable } from './AlertTable.tsx';
import { RuleDrawer } from './RuleDrawer.tsx';
import { RuleTable } from './RuleTable.tsx';
import { useAlerts, useRules } from './use-alerts.ts';

/** What is off, who has taken it, and the rules that watch. */
export function AlertsPage() {
  const { t } = useTranslation('alerts');
  const locale = useLocale();
  const [{ tab = 'alerts', alert, rule }, setSearch] = usePageSearch(alertsPage);
  const { data } = useAlerts();
  const rules = useRules();
  const waiting = (data?.alerts ?? []).filter(({ state }) => state === 'open').length;
  const opened = data?.alerts.find(({ id }) => id === alert);
  const odd = (rules.data ?? []).filter(({ health, active }) => active && (health === 'silent' || health === 'noisy'));
  return (
    <Page
      sentence={
        data === undefined
          ? t('nav.alerts')
          : data.open === 0
            ? t('sentenceNone')
            : t('sentence', { count: data.open, waiting })
      }
      cause={[
        data?.acknowledgeMedian == null
          ? t('causeNone')
          : t('cause', { time: formatValue(data.acknowledgeMedian / 1000, 'duration', locale) }),
        ...(odd.length === 0 ? [] : [t('causeOdd', { count: odd.length })]),
      ].join(' ')}
      actions={
        <Button type="primary" onClick={() => setSearch({ tab: 'rules', rule: 'new' })}>
          {t('rule.new')}
        </Button>
      }
    >
      <Segmented
        style={{ justifySelf: 'start' }}
        value={tab}
        onChange={(next) => setSearch({ tab: next === 'alerts' ? undefined : next })}
        options={alertTabs.map((value) => ({ value, label: t(`tab.${value}`) }))}
        aria-label={t('nav.alerts')}
      />
      {tab === 'alerts' ? <AlertTable /> : <RuleTable />}
      {opened !== undefined && data !== undefined && (
        <AlertDrawer alert={opened} zone={data.zone} onClose={() => setSearch({ alert: undefined })} />
      )}
      {rule !== undefined && (
        <RuleDrawer
          key={rule}
          rule={rules.data?.find(({ id }) => id === rule) ?? null}
          onClose={() => setSearch({ rule: undefined })}
        />
      )}
    </Page>
  );
}
