import { Button, Input } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyLink } from '#src/ui/filter/CopyLink.tsx';
import { Icon } from '#src/ui/icon/Icon.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { useLastDay } from '#src/ui/time/last-day.ts';
import { resolveRange } from '#src/ui/time/time-range.ts';
import { useTimeRange } from '#src/ui/time/use-time-range.ts';
import { kpisApi } from '../api.ts';
import { CoverageGate } from '../question/CoverageGate.tsx';
import { DimensionFilters } from '../question/DimensionFilters.tsx';
import { daysScope } from '../question/scope.ts';
import { ExportDrawer } from '../export/ExportDrawer.tsx';
import { allPages } from '../question/all-pages.ts';
import { contactColumns } from './contact-columns.tsx';
import { contactFilters, contactsPage } from './contacts.page.ts';

const pageSize = 100;

/** Every contact of the chosen days, to search and to open. */
export function ContactsPage() {
  return <CoverageGate>{() => <ContactsBody />}</CoverageGate>;
}

function ContactsBody() {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const navigate = useNavigate();
  const [search, setSearch] = usePageSearch(contactsPage);
  const range = useTimeRange();
  const lastDay = useLastDay();
  const mayExport = useMay('export:contact');
  const [exporting, setExporting] = useState(false);
  const page = search.page ?? 1;
  const where = useMemo(
    () => Object.fromEntries(contactFilters.flatMap((id) => (search[id] === undefined ? [] : [[id, search[id]]]))),
    [search],
  );
  // A text is looked for in all days: people who hold an id rarely know the day.
  const scope = search.text === undefined && lastDay !== null ? daysScope(resolveRange(range, lastDay)) : {};
  const input = {
    ...scope,
    where,
    ...(search.text === undefined ? {} : { text: search.text }),
    limit: pageSize,
    offset: (page - 1) * pageSize,
  };
  const { data, error, refetch } = useQuery({
    queryKey: ['contacts', input],
    queryFn: ({ signal }) => kpisApi.contacts(input, { signal }),
    enabled: lastDay !== null,
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(() => contactColumns(t, locale, data?.zone ?? 'UTC'), [t, locale, data?.zone]);
  const pages = data === undefined ? 1 : Math.max(1, Math.ceil(data.total / pageSize));

  return (
    <Page
      question={
        <>
          <Input.Search
            allowClear
            placeholder={t('contacts.find')}
            aria-label={t('contacts.find')}
            defaultValue={search.text ?? ''}
            onSearch={(text) => setSearch({ text: text.trim() === '' ? undefined : text.trim(), page: undefined })}
            style={{ width: 280 }}
          />
          <DimensionFilters
            dimensions={contactFilters}
            where={where}
            onChange={(dimension, values) =>
              setSearch({ [dimension]: values.length === 0 ? undefined : [...values], page: undefined })
            }
          />
        </>
      }
      sentence={
        data === undefined
          ? t('nav.contacts')
          : t('contacts.count', { formatted: formatValue(data.total, 'count', locale), count: data.total })
      }
      cause={search.text === undefined ? t('contacts.inDays') : t('contacts.inAll')}
      actions={
        <>
          {mayExport && lastDay !== null && <Button onClick={() => setExporting(true)}>{t('export.title')}</Button>}
          <CopyLink />
        </>
      }
    >
      {error === null ? (
        <DataTable
          id="contacts"
          title={t('nav.contacts')}
          columns={columns}
          rows={data?.rows ?? []}
          rowKey={(row) => row.contactId}
          everyRow={() => allPages(500, (part) => kpisApi.contacts({ ...input, ...part }))}
          onOpen={(row) => void navigate({ to: '/contacts/$id', params: { id: row.contactId } } as never)}
          loading={data === undefined}
          empty={t('contacts.none')}
        />
      ) : (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      )}
      {exporting && lastDay !== null && (
        <ExportDrawer days={resolveRange(range, lastDay)} onClose={() => setExporting(false)} />
      )}
      {pages > 1 && (
        <nav className="yc-pager" aria-label={t('contacts.pages')}>
          <Button disabled={page <= 1} onClick={() => setSearch({ page: page === 2 ? undefined : page - 1 })}>
            <Icon name="left" size={14} /> {t('contacts.newer')}
          </Button>
          <span>{t('contacts.page', { page, pages })}</span>
          <Button disabled={page >= pages} onClick={() => setSearch({ page: page + 1 })}>
            {t('contacts.older')} <Icon name="right" size={14} />
          </Button>
        </nav>
      )}
    </Page>
  );
}
