import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useMe } from '#src/ui/me/me.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { formatMonth, formatStatedMoment } from '#src/ui/time/format-time.ts';
import { HowJudged } from './HowJudged.tsx';
import { MonthCard } from './MonthCard.tsx';
import { MyContacts } from './MyContacts.tsx';
import { MyQuality } from './MyQuality.tsx';
import { MySignOff } from './MySignOff.tsx';
import './performance.css';
import { portalPage, portalTabs } from './performance.page.ts';
import { ShiftsCard } from './ShiftsCard.tsx';
import { useJudgedWords } from './use-judged-words.ts';
import { usePerson } from './use-performance.ts';

/** Where an agent lands: her month against her targets, her contacts, what she is judged on, and her months to sign off. */
export function PortalPage() {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const me = useMe();
  const [search, setSearch] = usePageSearch(portalPage);
  const { tab = 'month', agent, month } = search;
  const { data: person, error, refetch } = usePerson(agent, month);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (person === undefined) return <PageSkeleton />;
  const own = person.agent === me.agent;
  const count = (verdict: string): number => person.items.filter((item) => item.verdict === verdict).length;
  const [met, missed, close] = [count('met'), count('missed'), count('not_distinguishable')];
  const monthName = formatMonth(Date.parse(`${person.month}-15T00:00:00Z`), 'UTC', locale);
  const sentence =
    met + missed + close === 0
      ? t('sentence.noTargets', { month: monthName })
      : [
          t('sentence.met', { count: met }),
          ...(close > 0 ? [t('sentence.close', { count: close })] : []),
          ...(missed > 0 ? [t('sentence.missed', { count: missed })] : []),
        ].join(t('sentence.join')) + t('sentence.end');
  const waiting = person.sheets.filter(({ state }) => state !== 'confirmed').length;
  const until = person.dataUntil === null ? null : formatStatedMoment(person.dataUntil, locale);
  return (
    <div className="yc-portal">
      <Page
        sentence={sentence}
        cause={[
          own ? null : [person.name, person.number, person.teamName].filter((w) => w !== null).join(' · '),
          person.closing === null
            ? until !== null && person.running && t('dataUntil', { at: until })
            : t('closed', { version: person.closing }),
        ]
          .filter((text) => text !== null && text !== false)
          .join(' · ')}
        actions={
          <Select
            value={person.month}
            onChange={(next) => setSearch({ month: next, page: undefined })}
            aria-label={t('monthLabel')}
            options={person.months.map((id) => ({
              value: id,
              label: formatMonth(Date.parse(`${id}-15T00:00:00Z`), 'UTC', locale),
            }))}
          />
        }
      >
        <nav className="yc-portal-tabs yc-portal-bar" aria-label={t('nav.portal')}>
          <Segmented
            value={tab}
            onChange={(next) => setSearch({ tab: next === 'month' ? undefined : next, page: undefined })}
            options={portalTabs.map((value) => ({
              value,
              label: value === 'signOff' && waiting > 0 ? `${t('tab.signOff')} ${waiting}` : t(`tab.${value}`),
            }))}
          />
        </nav>
        {tab === 'month' && <MonthCard person={person} />}
        {tab === 'month' && <MyQuality agent={person.agent} />}
        {tab === 'month' && <ShiftsCard agent={person.agent} />}
        {tab === 'contacts' && <MyContacts person={person} />}
        {tab === 'judged' && <HowJudged person={person} />}
        {tab === 'signOff' && <MySignOff sheets={person.sheets} />}
      </Page>
    </div>
  );
}
