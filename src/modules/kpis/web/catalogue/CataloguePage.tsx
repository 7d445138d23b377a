import { Input } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { KpiSummary } from '../../contract/catalogue.ts';
import { inLocale, useKpis } from '../question/use-kpis.ts';
import { cataloguePage, kpiPage } from './catalogue.page.ts';
import './catalogue.css';
import { groupWord } from './group-word.ts';

const fits = (kpi: KpiSummary, asked: string): boolean =>
  [kpi.id, kpi.name.en, kpi.name.zh, kpi.title.en, kpi.title.zh, ...kpi.aliases].some((word) =>
    word.toLowerCase().includes(asked),
  );

/** Every KPI the program knows, by group, each with its definition in a line. */
export function CataloguePage() {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const [{ text = '' }, setSearch] = usePageSearch(cataloguePage);
  const { data, error, refetch } = useKpis();
  const groups = useMemo(() => {
    const found = (data ?? []).filter((kpi) => fits(kpi, text.trim().toLowerCase()));
    return [...Map.groupBy(found, ({ group }) => group)];
  }, [data, text]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return (
    <Page sentence={t('catalogue.sentence', { count: data.length })} cause={t('catalogue.cause')}>
      <Input
        allowClear
        className="yc-catalogue-find"
        placeholder={t('catalogue.find')}
        aria-label={t('catalogue.find')}
        value={text}
        onChange={(event) =>
          setSearch({ text: event.target.value === '' ? undefined : event.target.value }, { replace: true })
        }
      />
      {groups.length === 0 && <Card>{t('catalogue.none', { text })}</Card>}
      {groups.map(([group, kpis]) => (
        <Card key={group} title={groupWord(group, t)} subtitle={String(kpis.length)} padded={false}>
          <ul className="yc-catalogue">
            {kpis.map((kpi) => (
              <li key={kpi.id}>
                <PageLink to={kpiPage} params={{ id: kpi.id }}>
                  <b>{inLocale(kpi.title, locale)}</b>
                  <span>{inLocale(kpi.definition, locale)}</span>
                  <code>{kpi.id}</code>
                </PageLink>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </Page>
  );
}
