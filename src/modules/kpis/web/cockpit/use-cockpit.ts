import { useMemo } from 'react';
import { useLastDay } from '#src/ui/time/last-day.ts';
import { addDays, type DayRange, dayCount, resolveRange, type TimeRange } from '#src/ui/time/time-range.ts';
import type { AnswerBody, QuestionInput } from '../../contract/question.ts';
import { useAnswer } from '../question/use-answer.ts';
import { daysScope } from '../question/scope.ts';
import { useKpis } from '../question/use-kpis.ts';
import { cockpitKpis } from './cockpit-kpis.ts';

/** Days of trend before the shown ones; four whole weeks hold every weekday four times. */
const trendDays = 28;

export interface CockpitData {
  readonly days: DayRange;
  /** What the shown days are compared with: the same weekday before for one day, else as many days before. */
  readonly before: DayRange;
  readonly kpis: readonly string[];
  readonly trend: AnswerBody | undefined;
  readonly shown: AnswerBody | undefined;
  readonly compared: AnswerBody | undefined;
  /** The day before a single day; asked beside the same weekday. */
  readonly dayBefore: AnswerBody | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Everything the tiles say, in three questions: the shown days, the days they are compared with, and the trend. `null` while it is unknown which day to show. */
export function useCockpit(range: TimeRange): CockpitData | null {
  const lastDay = useLastDay();
  const { byId, data: list, error: listError, refetch } = useKpis();
  const days = lastDay === null ? null : resolveRange(range, lastDay);
  const kpis = useMemo(() => (list === undefined ? [] : cockpitKpis.filter((id) => byId.has(id))), [list, byId]);
  const ask = (of: DayRange | null, grain: 'whole' | '1d'): QuestionInput | null =>
    of === null || kpis.length === 0 ? null : { kpis: [...kpis], ...daysScope(of), grain };

  const count = days === null ? 1 : dayCount(days);
  const back = count === 1 ? 7 : count;
  const before = days === null ? null : { from: addDays(days.from, -back), to: addDays(days.to, -back) };
  const trendRange = days === null ? null : { from: addDays(days.to, -trendDays), to: days.to };
  const shown = useAnswer(ask(days, 'whole'));
  const compared = useAnswer(ask(before, 'whole'));
  const yesterday = days === null || count > 1 ? null : { from: addDays(days.from, -1), to: addDays(days.from, -1) };
  const dayBefore = useAnswer(ask(yesterday, 'whole'));
  const trend = useAnswer(ask(trendRange, '1d'));

  if (days === null || before === null) return null;
  return {
    days,
    before,
    kpis,
    trend: trend.data,
    shown: shown.data,
    compared: compared.data,
    dayBefore: yesterday === null ? undefined : dayBefore.data,
    error: listError ?? shown.error ?? trend.error,
    retry: () => {
      void refetch();
      void shown.refetch();
      void trend.refetch();
    },
  };
}
