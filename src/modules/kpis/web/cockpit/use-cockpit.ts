import { useMemo } from 'react';
import { useSmallCentre } from '#src/ui/me/me.ts';
import { useLastDay } from '#src/ui/time/last-day.ts';
import { addDays, type DayRange, dayCount, daysBefore, resolveRange, type TimeRange } from '#src/ui/time/time-range.ts';
import type { AnswerBody, QuestionInput } from '../../contract/question.ts';
import { useAnswer } from '../question/use-answer.ts';
import { daysScope } from '../question/scope.ts';
import { useCoverage } from '../question/use-coverage.ts';
import { useKpis } from '../question/use-kpis.ts';
import { cockpitKpis, smallCockpitKpis } from './cockpit-kpis.ts';

/** Days of trend before the shown ones; four whole weeks hold every weekday four times. */
const trendDays = 28;

export interface CockpitData {
  readonly days: DayRange;
  /** What the shown days are compared with, and what kind of days these are. */
  readonly before: DayRange;
  readonly comparedBy: ReturnType<typeof daysBefore>['by'];
  readonly kpis: readonly string[];
  readonly trend: AnswerBody | undefined;
  readonly shown: AnswerBody | undefined;
  readonly compared: AnswerBody | undefined;
  /** The day before a single day; asked beside the same weekday. */
  readonly dayBefore: AnswerBody | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

function trendOf(days: DayRange, small: boolean, first: string | null): DayRange {
  if (!small) return { from: addDays(days.to, -trendDays), to: days.to };
  const weeks = resolveRange({ preset: 'last_12_weeks' }, days.to);
  return first !== null && first > weeks.from && first <= weeks.to ? { ...weeks, from: first } : weeks;
}

/** Everything the tiles say, in three questions: the shown days, the days they are compared with, and the trend. `null` while it is unknown which day to show. */
export function useCockpit(range: TimeRange): CockpitData | null {
  const lastDay = useLastDay();
  const { byId, data: list, error: listError, refetch } = useKpis();
  const days = lastDay === null ? null : resolveRange(range, lastDay);
  const small = useSmallCentre();
  const coverage = useCoverage();
  const kpis = useMemo(
    () => (list === undefined ? [] : (small ? smallCockpitKpis : cockpitKpis).filter((id) => byId.has(id))),
    [list, byId, small],
  );
  const ask = (of: DayRange | null, grain: 'whole' | '1d' | '1w'): QuestionInput | null =>
    of === null || kpis.length === 0 ? null : { kpis: [...kpis], ...daysScope(of), grain };

  const count = days === null ? 1 : dayCount(days);
  const compare = days === null ? null : daysBefore(days);
  const first = coverage.data?.dataFrom?.slice(0, 10) ?? null;
  // Days from before the data began are no days without contacts.
  const before = compare === null || (first !== null && compare.days.from < first) ? null : compare.days;
  const trendRange = days === null ? null : trendOf(days, small, first);
  const shown = useAnswer(ask(days, 'whole'));
  const compared = useAnswer(ask(before, 'whole'));
  const yesterday = days === null || count > 1 ? null : { from: addDays(days.from, -1), to: addDays(days.from, -1) };
  const dayBefore = useAnswer(ask(yesterday, 'whole'));
  const trend = useAnswer(ask(trendRange, small ? '1w' : '1d'));

  if (days === null || compare === null) return null;
  return {
    days,
    before: compare.days,
    comparedBy: compare.by,
    kpis,
    trend: trend.data,
    shown: shown.data,
    compared: before === null ? undefined : compared.data,
    dayBefore: yesterday === null ? undefined : dayBefore.data,
    error: listError ?? shown.error ?? trend.error,
    retry: () => {
      void refetch();
      void shown.refetch();
      void trend.refetch();
    },
  };
}
