import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { ScheduleRow } from '../contract/schedule.ts';
import './reports.css';
import { schedulesPage } from './reports.page.ts';
import { RunTable } from './RunTable.tsx';
import { ScheduleDrawer } from './ScheduleDrawer.tsx';
import { useChannels, useSchedules } from './use-reports.ts';
import { useWhenWords } from './use-when-words.ts';

/** What goes out when, and what went out. */
export function SchedulesPage() {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const [{ schedule: opened }, setSearch] = usePageSearch(schedulesPage);
  const { data, error, refetch } = useSchedules();
  const { data: channels } = useChannels();
  const inWords = useWhenWords();
  const columns = useMemo((): Column<ScheduleRow>[] => {
    const nameOf = (id: string): string => channels?.find((channel) => channel.id === id)?.name ?? t('channel.gone');
    return [
      { key: 'name', title: t('schedule.report'), value: ({ name }) => name },
      { key: 'when', title: t('schedule.when'), value: ({ when }) => inWords(when) },
      { key: 'channels', title: t('schedule.channels'), value: (row) => row.channels.map(nameOf).join('、') },
      {
        key: 'formats',
        title: t('schedule.formats'),
        value: (row) => row.formats.map((format) => t(`format.${format}`)).join('、'),
      },
      {
        key: 'next',
        title: t('schedule.next'),
        value: ({ nextAt }) => nextAt,
        align: 'start',
        cell: ({ nextAt, zone, active }) =>
          active && nextAt !== null ? `${formatMoment(nextAt, zone, locale)} (${zone})` : t('schedule.off'),
      },
    ];
  }, [t, channels, inWords, locale]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const active = (data ?? []).filter((row) => row.active).length;
  return (
    <Page
      sentence={t('schedule.sentence', { count: active })}
      cause={t('schedule.cause')}
      actions={
        <Button type="primary" onClick={() => setSearch({ schedule: 'new' })}>
          {t('schedule.new')}
        </Button>
      }
    >
      <DataTable
        id="report-schedules"
        title={t('nav.schedules')}
        columns={columns}
        rows={data ?? []}
        rowKey={({ id }) => id}
        selected={opened ?? null}
        onOpen={({ id }) => setSearch({ schedule: id })}
        loading={data === undefined}
        empty={t('schedule.empty')}
      />
      <RunTable />
      {opened !== undefined && (
        <ScheduleDrawer
          key={opened}
          schedule={data?.find(({ id }) => id === opened) ?? null}
          onClose={() => setSearch({ schedule: undefined })}
        />
      )}
    </Page>
  );
}
