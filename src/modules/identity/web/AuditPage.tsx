import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Pagination } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '#src/ui/layout/CodeBlock.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { FactList } from '#src/ui/passport/FactList.tsx';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import { ownZone } from '#src/ui/time/own-zone.ts';
import type { ActBody } from '../contract/routes.ts';
import { identityApi } from './api.ts';
import { auditPage } from './pages.ts';

const pageSize = 100;

/** Who did what, when, to what, and why; and whether the trail is whole. */
export function AuditPage() {
  const { t } = useTranslation('identity');
  const locale = useLocale();
  const [{ text, kind, actor, page = 1, act }, setSearch] = usePageSearch(auditPage);
  const asked = { text, kind, actor, limit: pageSize, offset: (page - 1) * pageSize };
  const { data, error, refetch } = useQuery({
    queryKey: ['audit', asked],
    queryFn: ({ signal }) => identityApi.acts(asked, { signal }),
    placeholderData: keepPreviousData,
  });
  const chain = useQuery({
    queryKey: ['audit-chain'],
    queryFn: ({ signal }) => identityApi.verifyAudit(undefined, { signal }),
  });
  const columns = useMemo(
    (): Column<ActBody>[] => [
      {
        key: 'at',
        title: t('audit.at'),
        value: ({ at }) => at,
        align: 'start',
        cell: ({ at }) => formatMoment(at, ownZone, locale),
      },
      {
        key: 'who',
        title: t('audit.who'),
        value: ({ actorName }) => actorName,
        cell: ({ actorName, onBehalfOf }) =>
          onBehalfOf === null ? actorName : `${actorName} (${t('audit.behalf', { id: onBehalfOf })})`,
      },
      { key: 'action', title: t('audit.action'), value: ({ action }) => action },
      { key: 'object', title: t('audit.object'), value: ({ object }) => object.label ?? object.id },
      { key: 'reason', title: t('audit.reason'), value: ({ reason }) => reason, noDataWord: '–' },
      { key: 'from', title: t('audit.from'), value: ({ from }) => from, noDataWord: '–', offAtFirst: true },
    ],
    [t, locale],
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const opened = data?.acts.find(({ seq }) => seq === act);
  return (
    <Page
      sentence={
        chain.data === undefined
          ? t('nav.audit')
          : chain.data.intact
            ? t('audit.intact', { count: chain.data.entries })
            : t('audit.broken', { at: chain.data.brokenAt, why: chain.data.why })
      }
      cause={t('audit.cause')}
      question={
        <Input.Search
          allowClear
          size="small"
          style={{ maxWidth: 320 }}
          placeholder={t('audit.find')}
          aria-label={t('audit.find')}
          defaultValue={text}
          onSearch={(next) => setSearch({ text: next === '' ? undefined : next, page: undefined })}
        />
      }
    >
      <DataTable
        id="audit"
        title={t('nav.audit')}
        columns={columns}
        rows={data?.acts ?? []}
        rowKey={({ seq }) => String(seq)}
        onOpen={({ seq }) => setSearch({ act: seq })}
        selected={act === undefined ? null : String(act)}
        loading={data === undefined}
        empty={t('audit.none')}
      />
      {data !== undefined && data.total > pageSize && (
        <Pagination
          current={page}
          pageSize={pageSize}
          total={data.total}
          showSizeChanger={false}
          onChange={(next) => setSearch({ page: next === 1 ? undefined : next })}
        />
      )}
      {opened !== undefined && (
        <DetailDrawer
          over={formatMoment(opened.at, ownZone, locale)}
          title={`${opened.actorName} · ${opened.action}`}
          onClose={() => setSearch({ act: undefined })}
        >
          <div className="yc-identity-drawer">
            <FactList
              items={[
                {
                  key: 'object',
                  label: t('audit.object'),
                  value: `${opened.object.kind} · ${opened.object.label ?? opened.object.id}`,
                },
                { key: 'reason', label: t('audit.reason'), value: opened.reason ?? '–' },
                { key: 'from', label: t('audit.from'), value: opened.from ?? '–' },
                { key: 'seq', label: t('audit.seq'), value: opened.seq },
              ]}
            />
            {(['before', 'after'] as const).map((side) => (
              <section key={side}>
                <h3>{t(`audit.${side}`)}</h3>
                <CodeBlock>{opened[side] === null ? '–' : JSON.stringify(opened[side], null, 2)}</CodeBlock>
              </section>
            ))}
          </div>
        </DetailDrawer>
      )}
    </Page>
  );
}
