import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import { type Period, periodKind } from '../contract/closing.ts';
import './closings.css';
import { closingsPage } from './closings.page.ts';
import { PeriodDrawer } from './PeriodDrawer.tsx';
import { usePeriods } from './use-closings.ts';

/** Periods with data: which are closed, in which version, and where the data say otherwise now. */
export function ClosingsPage() {
  const { t } = useTranslation('closings');
  const locale = useLocale();
  const [{ kind = 'month', period }, setSearch] = usePageSearch(closingsPage);
  const { data, error, refetch } = usePeriods(kind);
  const zone = data?.zone ?? 'UTC';
  const columns = useMemo(
    (): Column<Period>[] => [
      { key: 'period', title: t('column.period'), value: ({ firstDay, lastDay }) => `${firstDay} – ${lastDay}` },
      {
        key: 'state',
        title: t('column.state'),
        value: ({ state }) => t(`state.${state}`),
        cell: ({ state, differing }) =>
          state === 'differs' ? (
            <b className="yc-closing-differs">{t('differs', { count: differing })}</b>
          ) : (
            t(`state.${state}`)
          ),
      },
      { key: 'version', title: t('column.version'), value: ({ version }) => version, noDataWord: '–' },
      {
        key: 'at',
        title: t('column.at'),
        value: ({ closedAt }) => closedAt,
        cell: ({ closedAt }) => (closedAt === null ? '–' : formatMoment(closedAt, zone, locale)),
        align: 'start',
      },
      { key: 'by', title: t('column.by'), value: ({ closedBy }) => closedBy, noDataWord: '–' },
    ],
    [t, zone, locale],
  );
  const periods = data?.periods ?? [];
  const [open, differs] = (['open', 'differs'] as const).map((s) => periods.filter(({ state }) => state === s).length);
  const opened = periods.find(({ id }) => id === period);
  return (
    <Page
      sentence={
        data === undefined
          ? t('nav.closings')
          : differs
            ? t('sentenceDiffers', { count: differs })
            : t(open ? 'sentence' : 'sentenceNone', { count: open ?? 0 })
      }
      cause={t('cause')}
    >
      <Segmented
        value={kind}
        onChange={(next) => setSearch({ kind: next === 'month' ? undefined : next, period: undefined })}
        options={periodKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
        aria-label={t('column.period')}
      />
      {error === null ? (
        <DataTable
          id="closings"
          title={t('nav.closings')}
          columns={columns}
          rows={periods}
          rowKey={({ id }) => id}
          selected={period ?? null}
          onOpen={({ id }) => setSearch({ period: id })}
          loading={data === undefined}
          empty={t('none')}
        />
      ) : (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      )}
      {opened !== undefined && (
        <PeriodDrawer key={opened.id} period={opened} onClose={() => setSearch({ period: undefined })} />
      )}
    </Page>
  );
}
