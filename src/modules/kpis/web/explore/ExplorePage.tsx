import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyLink } from '#src/ui/filter/CopyLink.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { useSmallCentre } from '#src/ui/me/me.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { formatDayRange } from '#src/ui/time/format-time.ts';
import { dataWord } from '../passport/reason-words.ts';
import { CoverageGate } from '../question/CoverageGate.tsx';
import { cellOf } from '../question/read-answer.ts';
import { SeriesBreaks } from '../settings/SeriesBreaks.tsx';
import { useAnswer } from '../question/use-answer.ts';
import { inLocale } from '../question/use-kpis.ts';
import { ViewsButton } from '../views/ViewsButton.tsx';
import './explore.css';
import { explorePage } from './explore.page.ts';
import { ExploreChart } from './ExploreChart.tsx';
import { ExploreQuestion } from './ExploreQuestion.tsx';
import { ExploreTable } from './ExploreTable.tsx';
import { type Group, groupsOf } from './groups.ts';
import { useExplore } from './use-explore.ts';

/** People are never ranked: only these may be named as lowest and highest. */
const ranked: ReadonlySet<string> = new Set(['queue', 'channel', 'project', 'reason', 'hour', 'weekday']);

const wholeCentre: Group = { id: null, name: null, index: 0, colour: 0 };

/** Any KPIs, split and filtered in any way, as picture and table. */
export function ExplorePage() {
  return <CoverageGate>{() => <ExploreBody />}</CoverageGate>;
}

function ExploreBody() {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const explore = useExplore();
  const small = useSmallCentre();
  const { kpis, by, days, ask } = explore;
  const first = kpis[0];
  const whole = useAnswer(ask({}));
  const split = useAnswer(ask({ by: by === null ? [] : [by] }));
  const groups = useMemo(
    () => (by === null ? [wholeCentre] : groupsOf(split.data, by, first?.id ?? '')),
    [split.data, by, first?.id],
  );
  if (explore.error !== null) return <ErrorNotice error={explore.error} />;
  if (!explore.ready || first === undefined || days === null) return <PageSkeleton />;

  const unit = first.unit as Unit;
  const name = inLocale(first.title, locale);
  const { value } = cellOf(whole.data, first.id, 0);
  const valued = groups.flatMap((group) => {
    const at = cellOf(split.data, first.id, group.index).value;
    return at === null || group.name === null ? [] : [{ name: dataWord(group.name, t), value: at }];
  });
  const ends =
    !small && by !== null && ranked.has(by) && valued.length > 1 ? valued.toSorted((a, b) => a.value - b.value) : null;
  const text = (v: number): string => formatValue(v, unit, locale);
  const sentence =
    value === null
      ? t('explore.sentenceNoData', { name })
      : ends === null
        ? t('explore.sentence', { name, value: text(value) })
        : t('explore.sentenceEnds', {
            name,
            value: text(value),
            low: ends[0]!.name,
            lowValue: text(ends[0]!.value),
            high: ends.at(-1)!.name,
            highValue: text(ends.at(-1)!.value),
          });
  const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
  return (
    <Page
      question={<ExploreQuestion explore={explore} />}
      sentence={whole.data === undefined ? t('nav.explore') : sentence}
      cause={formatDayRange(utc(days.from), utc(days.to) + 86_400_000, 'UTC', locale)}
      actions={
        <>
          <ViewsButton
            path={explorePage.path}
            question={{
              kpis: kpis.map(({ id }) => id),
              by: by === null ? [] : [by],
              where: explore.where,
            }}
          />
          <CopyLink />
        </>
      }
    >
      <SeriesBreaks changes={whole.data?.definitionChanges ?? []} zone={whole.data?.zone ?? 'UTC'} />
      <ExploreChart explore={explore} kpi={first} groups={groups} />
      {split.error === null ? (
        <ExploreTable explore={explore} groups={groups} split={split.data} whole={whole.data} />
      ) : (
        <ErrorNotice error={split.error} onRetry={() => void split.refetch()} />
      )}
    </Page>
  );
}
