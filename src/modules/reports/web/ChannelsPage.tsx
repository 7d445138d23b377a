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
import type { ChannelBody } from '../contract/channel.ts';
import type { DeliveryRowBody } from '../contract/schedule.ts';
import { ChannelDrawer } from './ChannelDrawer.tsx';
import './reports.css';
import { channelsPage } from './reports.page.ts';
import { Deliveries } from './RunTable.tsx';
import { useChannels, useDeliveries } from './use-reports.ts';

/** Where messages go, and what became of them. */
export function ChannelsPage() {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const [{ channel: opened }, setSearch] = usePageSearch(channelsPage);
  const { data, error, refetch } = useChannels();
  const deliveries = useDeliveries();
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const columns = useMemo(
    (): Column<ChannelBody>[] => [
      { key: 'name', title: t('channel.name'), value: ({ name }) => name },
      { key: 'kind', title: t('channel.kind'), value: ({ kind }) => t(`kind.${kind}`) },
      {
        key: 'to',
        title: t('channel.to'),
        value: ({ secrets, settings }) =>
          secrets['url'] ?? (Array.isArray(settings['to']) ? settings['to'].join(', ') : ''),
      },
    ],
    [t],
  );
  const sent = useMemo(
    (): Column<DeliveryRowBody>[] => [
      {
        key: 'at',
        title: t('delivery.at'),
        value: ({ madeAt }) => madeAt,
        align: 'start',
        cell: ({ madeAt }) => formatMoment(madeAt, zone, locale),
      },
      { key: 'title', title: t('delivery.what'), value: ({ title }) => title },
      {
        key: 'state',
        title: t('run.to'),
        value: ({ channel }) => channel.name,
        cell: (row) => <Deliveries deliveries={[row]} />,
      },
    ],
    [t, locale, zone],
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      sentence={t('channel.sentence', { count: data?.length ?? 0 })}
      cause={t('channel.cause')}
      actions={
        <Button type="primary" onClick={() => setSearch({ channel: 'new' })}>
          {t('channel.new')}
        </Button>
      }
    >
      <DataTable
        id="channels"
        title={t('nav.channels')}
        columns={columns}
        rows={data ?? []}
        rowKey={({ id }) => id}
        selected={opened ?? null}
        onOpen={({ id }) => setSearch({ channel: id })}
        loading={data === undefined}
        empty={t('channel.empty')}
      />
      <DataTable
        id="deliveries"
        title={t('delivery.title')}
        subtitle={zone}
        columns={sent}
        rows={deliveries.data ?? []}
        rowKey={({ id }) => id}
        loading={deliveries.data === undefined}
        empty={t('delivery.empty')}
      />
      {opened !== undefined && (
        <ChannelDrawer
          key={opened}
          channel={data?.find(({ id }) => id === opened) ?? null}
          onClose={() => setSearch({ channel: undefined })}
        />
      )}
    </Page>
  );
}
