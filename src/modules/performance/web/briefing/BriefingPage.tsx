import { Button, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { formatDay, formatStatedMoment } from '#src/ui/time/format-time.ts';
import type { Briefing } from '../../contract/briefing.ts';
import { useJudgedWords } from '../use-judged-words.ts';
import './briefing.css';
import { briefingPage } from './briefing.page.ts';
import { CoachingCard } from './CoachingCard.tsx';
import { FiguresCard } from './FiguresCard.tsx';
import { GapsCard } from './GapsCard.tsx';
import { HandoverCard } from './HandoverCard.tsx';
import { NoticesCard } from './NoticesCard.tsx';
import { useBriefing } from './use-briefing.ts';

const DAY_MS = 86_400_000;

/** The team lead's page: what to say at the shift briefing, what at its end, and what to hand over; on one sheet of A4. */
export function BriefingPage() {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const [search, setSearch] = usePageSearch(briefingPage);
  const { data, error, refetch } = useBriefing(search.team, search.day);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const { part = 'shift' } = search;
  const closing = part === 'closing';
  const today = formatDay(Date.parse(`${data.day}T12:00:00Z`), 'UTC', locale);
  const yesterday = formatDay(Date.parse(`${data.yesterday}T12:00:00Z`), 'UTC', locale);
  const begin = Date.parse(`${data.day}T12:00:00Z`) - DAY_MS / 2;
  return (
    <div className="yc-briefing">
      <Page
        sentence={<Sentence data={data} closing={closing} />}
        cause={[
          data.teamName,
          today,
          data.dataUntil !== null && t('dataUntil', { at: formatStatedMoment(data.dataUntil, locale) }),
        ]
          .filter((text) => text !== false)
          .join(' · ')}
        actions={
          <>
            {data.teams.length > 1 && (
              <Select
                value={data.team}
                onChange={(team) => setSearch({ team })}
                aria-label={t('column.team')}
                options={data.teams.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <Segmented
              value={part}
              onChange={(next) => setSearch({ part: next === 'shift' ? undefined : next })}
              options={(['shift', 'closing'] as const).map((value) => ({ value, label: t(`briefing.${value}`) }))}
            />
            <Button onClick={() => window.print()}>{t('briefing.print')}</Button>
          </>
        }
      >
        <div className="yc-briefing-grid">
          <div>
            <FiguresCard
              title={closing ? t('briefing.today', { day: today }) : t('briefing.yesterday', { day: yesterday })}
              figures={closing ? data.teamFigures.today : data.teamFigures.yesterday}
              centre={closing ? data.centreFigures.today : data.centreFigures.yesterday}
              scope={{ team: data.team, day: closing ? data.day : data.yesterday }}
            />
          </div>
          <div>
            <GapsCard data={data} />
            <NoticesCard data={data} since={closing ? begin : null} />
            {!closing && <CoachingCard data={data} />}
            <HandoverCard data={data} closing={closing} />
          </div>
        </div>
      </Page>
    </div>
  );
}

function Sentence({ data, closing }: { readonly data: Briefing; readonly closing: boolean }) {
  const { t } = useTranslation('performance');
  const figures = closing ? data.teamFigures.today : data.teamFigures.yesterday;
  const off = figures.filter(({ meets }) => meets === false).length;
  const aimed = figures.filter(({ target }) => target !== null).length;
  const missing = data.roster.gaps.filter(({ kind }) => kind === 'absent' || kind === 'not_here').length;
  const open = data.notices.filter((n) => n.kind === 'alert' && n.state !== 'closed').length;
  const parts = [
    figures.length === 0
      ? t('briefing.noFigures')
      : aimed === 0
        ? t('briefing.noTargets')
        : t(closing ? 'briefing.offToday' : 'briefing.offYesterday', { off, count: aimed }),
    ...(data.roster.known
      ? [t('briefing.missing', { count: missing, planned: data.roster.planned })]
      : [t('briefing.noRoster')]),
    ...(open > 0 ? [t('briefing.openAlerts', { count: open })] : []),
    ...(!closing && data.coaching.weak.length > 0
      ? [t('briefing.coach', { count: new Set(data.coaching.weak.map(({ agent }) => agent)).size })]
      : []),
  ];
  return <>{parts.join(t('sentence.join')) + t('sentence.end')}</>;
}
