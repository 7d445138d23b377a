import { z } from 'zod';
import { type DayType, dayTypeOf } from './day-types/day-type.ts';

export const localDate = z.iso.date();
/** Minutes from midnight of the day it begins on; an end above 1440 lies after midnight. */
const minute = z.number().int().min(0).max(2880);

export const openSpan = z
  .object({ start: minute.max(1439), end: minute })
  .refine(({ start, end }) => end > start && end - start <= 1440, {
    path: ['end'],
    message: 'must be after the start, by a day at most',
  });
export type OpenSpan = z.infer<typeof openSpan>;

/** Spans of one day in order, none inside another; empty: closed. */
const openDay = z
  .array(openSpan)
  .max(12)
  .refine((spans) => spans.every((span, i) => i === 0 || span.start >= (spans[i - 1]?.end ?? 0)), {
    message: 'spans must follow each other',
  });

/** When a centre is open, from a local day on; what was written for earlier days stays. */
export const calendarInput = z.object({
  id: z.string().optional(),
  name: z.string().trim().min(1).max(100),
  from: localDate,
  /** Whose official holidays and moved working days it knows. */
  holidays: z.enum(['cn', 'none']),
  /** Monday to Sunday. */
  week: z.array(openDay).length(7),
  /** On 法定节假日, on days off moved onto a weekday, on 调休上班日; null: as the day of the week (a moved working day as a Monday). */
  statutory: openDay.nullable(),
  rest: openDay.nullable(),
  makeUp: openDay.nullable(),
  /** Single days, stronger than everything above. */
  exceptions: z
    .array(z.object({ date: localDate, spans: openDay, note: z.string().trim().max(100).default('') }))
    .max(400)
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, {
      message: 'a day stands there twice',
    }),
  /** Ids of the queues that are open by it. */
  queues: z.array(z.string().min(1)).max(500),
});
export type CalendarInput = z.input<typeof calendarInput>;
export type CalendarParsed = z.output<typeof calendarInput>;

export const calendar = calendarInput.extend({ id: z.string(), madeAt: z.number().int() });
export type Calendar = z.infer<typeof calendar>;

export type OpenDay = {
  readonly spans: readonly OpenSpan[];
  readonly type: DayType | 'exception';
  readonly name: { readonly zh: string; readonly en: string } | null;
};

/** The hours of a local day by one version of a calendar. */
export function openOn(
  { holidays, week, statutory, rest, makeUp, exceptions }: Omit<Calendar, 'id' | 'madeAt'>,
  date: string,
): OpenDay {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const usual = week[weekday] ?? [];
  const day = dayTypeOf(date);
  const name = holidays === 'cn' ? day.name : null;
  const exception = exceptions.find((one) => one.date === date);
  if (exception) {
    const { note, spans } = exception;
    return { spans, type: 'exception', name: note === '' ? name : { zh: note, en: note } };
  }
  if (holidays === 'none') return { spans: usual, type: weekday < 5 ? 'work' : 'rest', name };
  if (day.type === 'statutory') return { spans: statutory ?? usual, type: 'statutory', name };
  if (day.type === 'make_up') return { spans: makeUp ?? week[0] ?? [], type: 'make_up', name };
  if (day.type === 'rest' && weekday < 5) return { spans: rest ?? usual, type: 'rest', name };
  return { spans: usual, type: day.type, name };
}

/** The version that holds on a local day: of one calendar the last that begins by then. */
export function versionOn(versions: readonly Calendar[], id: string, date: string): Calendar | null {
  return versions
    .filter((one) => one.id === id && one.from <= date)
    .reduce<Calendar | null>((last, one) => (last === null || one.from > last.from ? one : last), null);
}
