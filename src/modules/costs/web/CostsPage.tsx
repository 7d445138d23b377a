import { Button, Segmented, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { saveFile } from '#src/ui/file/save-file.ts';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { costsApi } from './api.ts';
import { CostImportDrawer } from './CostImportDrawer.tsx';
import { CostTableTab } from './CostTableTab.tsx';
import './costs.css';
import { costsPage, costTabs } from './costs.page.ts';
import { sumOf } from './group-lines.ts';
import { MonthRange } from './MonthRange.tsx';
import { PerContactTab } from './PerContactTab.tsx';
import { PointTab } from './PointTab.tsx';
import { useCostTable } from './use-costs.ts';

/** Budget against what was spent, cost per contact, and what one more point of service level would take. */
export function CostsPage() {
  const { t } = useTranslation('costs');
  const locale = useLocale();
  const [search, setSearch] = usePageSearch(costsPage);
  const { tab = 'table', from, until } = search;
  const { data, error, refetch } = useCostTable({
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  });
  const [mayChange, mayExport] = [useMay('change:cost'), useMay('export:cost')];
  const whole = data && sumOf(data.lines);
  const money = (value: number): string => formatValue(value, 'money', locale, { digits: 0 });
  const range = data && { from: data.from, until: data.until };
  const over = whole?.comparable ? whole.comparable.actual - whole.comparable.budget : null;
  const [newest] = data?.versions ?? [];
  const open = (): void => setSearch({ import: 'open' });
  return (
    <Page
      sentence={
        data === undefined || whole?.actual == null
          ? t('nav.costs')
          : t('sentence', { from: data.from, until: data.until, spent: money(whole.actual) })
      }
      cause={
        over === null || !whole?.comparable
          ? t('causeNone')
          : t(over > 0 ? 'causeOver' : 'causeUnder', {
              money: money(Math.abs(over)),
              share: formatValue(Math.abs(over) / whole.comparable.budget, 'ratio', locale),
            })
      }
      actions={
        <Space wrap>
          {mayExport && range !== undefined && data !== undefined && data.lines.length > 0 && (
            <Button
              onClick={() =>
                void costsApi
                  .export({ ...range, language: locale })
                  .then((file) => saveFile(file, `${t('nav.costs')}-${range.from}-${range.until}.xlsx`))
              }
            >
              {t('export')}
            </Button>
          )}
          {mayChange && (
            <Button type="primary" onClick={open}>
              {t('import')}
            </Button>
          )}
        </Space>
      }
    >
      <div className="yc-cost-bar">
        <Segmented
          value={tab}
          onChange={(next) => setSearch({ tab: next === 'table' ? undefined : next })}
          options={costTabs.map((value) => ({ value, label: t(`tab.${value}`) }))}
          aria-label={t('nav.costs')}
        />
        {tab !== 'point' && data !== undefined && (
          <MonthRange months={data.months} value={range!} onChange={(next) => setSearch({ ...next })} />
        )}
        {newest !== undefined && (
          <small className="yc-quiet">
            {t('version', { version: newest.version, by: newest.by, what: newest.what })}
          </small>
        )}
      </div>
      {error !== null ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <PageSkeleton />
      ) : tab === 'point' ? (
        <PointTab months={data.months} />
      ) : data.lines.length === 0 ? (
        <EmptyState
          title={t('empty')}
          hint={t('emptyHint')}
          {...(mayChange && { action: { label: t('import'), onClick: open } })}
        />
      ) : tab === 'contact' ? (
        <PerContactTab months={range!} />
      ) : (
        <CostTableTab table={data} />
      )}
      {search.import !== undefined && <CostImportDrawer onClose={() => setSearch({ import: undefined })} />}
    </Page>
  );
}
