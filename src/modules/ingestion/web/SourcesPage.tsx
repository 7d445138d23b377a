import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '#src/ui/layout/Page.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { formatStatedMoment } from '#src/ui/time/format-time.ts';
import { AddData } from './add/AddData.tsx';
import { BatchTable } from './lists/BatchTable.tsx';
import { EventsHelp } from './lists/EventsHelp.tsx';
import { RejectedTab } from './lists/RejectedTab.tsx';
import { SourceTable } from './lists/SourceTable.tsx';
import { sourcesPage, sourceTabs } from './sources.page.ts';
import { useSources } from './use-sources.ts';

const tabs = { sources: SourceTable, imports: BatchTable, rejected: RejectedTab, events: EventsHelp };

/** What the figures rest on: sources, imports, rejected records, and the place to drop the next file. */
export function SourcesPage() {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  const [{ tab = 'sources' }, setSearch] = usePageSearch(sourcesPage);
  const { data } = useSources();
  const rejected = (data ?? []).reduce((sum, source) => sum + source.rejected, 0);
  const until = (data ?? [])
    .flatMap((source) => source.until ?? [])
    .toSorted((a, b) => Date.parse(b) - Date.parse(a))[0];
  const count = (n: number): string => formatValue(n, 'count', locale);
  const Tab = tabs[tab];
  return (
    <Page
      sentence={
        data === undefined
          ? t('nav.sources')
          : data.length === 0
            ? t('sources.empty')
            : t('sources.sentence', {
                count: data.length,
                events: count(data.reduce((sum, { events }) => sum + events, 0)),
                until: until === undefined ? '–' : formatStatedMoment(until, locale),
              })
      }
      cause={
        rejected === 0 ? t('sources.cause') : t('sources.causeRejected', { count: rejected, rejected: count(rejected) })
      }
    >
      <AddData />
      <Segmented
        className="yc-scroll-x"
        value={tab}
        onChange={(next) => setSearch({ tab: next === 'sources' ? undefined : next })}
        options={sourceTabs.map((value) => ({
          value,
          label: value === 'rejected' && rejected > 0 ? `${t('tab.rejected')} ${count(rejected)}` : t(`tab.${value}`),
        }))}
        aria-label={t('nav.sources')}
      />
      <Tab />
    </Page>
  );
}
