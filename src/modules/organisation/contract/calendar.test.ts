import { describe, expect, it } from 'vitest';
import { type Calendar, calendarInput, openOn, versionOn } from './calendar.ts';

const day = [
  { start: 540, end: 720 },
  { start: 780, end: 1080 },
];
/** Friday night until two in the morning. */
const late = [{ start: 1080, end: 1560 }];
const hours: Calendar = {
  id: 'service',
  name: 'Service',
  from: '2026-01-01',
  holidays: 'cn',
  week: [day, day, day, day, [...day, ...late], [], []],
  statutory: [{ start: 600, end: 900 }],
  rest: [],
  makeUp: null,
  exceptions: [{ date: '2026-11-18', spans: [], note: 'Moving house' }],
  queues: [],
  madeAt: 0,
};

describe('open hours', () => {
  it('follow the week, several spans a day and past midnight', () => {
    expect(openOn(hours, '2026-11-16')).toEqual({ spans: day, type: 'work', name: null });
    expect(openOn(hours, '2026-11-20').spans).toEqual([...day, ...late]);
    expect(openOn(hours, '2026-11-21')).toMatchObject({ spans: [], type: 'rest' });
  });

  it('follow the official holidays of the year: statutory days, days off moved onto weekdays, moved working days', () => {
    // National Day 2026: 1–3 October by law, off until the 7th; made up on 20 September and 10 October.
    expect(openOn(hours, '2026-10-01')).toMatchObject({
      spans: hours.statutory,
      type: 'statutory',
      name: { zh: '国庆节' },
    });
    expect(openOn(hours, '2026-10-06')).toMatchObject({ spans: [], type: 'rest' });
    expect(openOn(hours, '2026-10-10')).toMatchObject({ spans: day, type: 'make_up' });
    expect(openOn({ ...hours, makeUp: late }, '2026-10-10').spans).toEqual(late);
    expect(openOn({ ...hours, statutory: null }, '2026-10-01').spans).toEqual(day);
    // Who does not keep them works on.
    expect(openOn({ ...hours, holidays: 'none' }, '2026-10-01')).toMatchObject({ spans: day, type: 'work' });
    expect(openOn({ ...hours, holidays: 'none' }, '2026-10-10')).toMatchObject({ spans: [], type: 'rest' });
  });

  it('of a single day are stronger than everything else', () => {
    expect(openOn(hours, '2026-11-18')).toEqual({
      spans: [],
      type: 'exception',
      name: { zh: 'Moving house', en: 'Moving house' },
    });
  });

  it('change from a day on, and stay what they were before', () => {
    const next = { ...hours, from: '2026-12-01', week: hours.week.map(() => late) };
    const versions = [next, hours];
    expect(versionOn(versions, 'service', '2026-11-30')).toBe(hours);
    expect(versionOn(versions, 'service', '2026-12-01')).toBe(next);
    expect(versionOn(versions, 'service', '2025-12-31')).toBeNull();
    expect(versionOn(versions, 'other', '2026-12-01')).toBeNull();
  });

  it('that overlap, end before they begin or last longer than a day are refused', () => {
    const refused = (spans: object[]) =>
      calendarInput.safeParse({ ...hours, week: [spans, [], [], [], [], [], []] }).success;
    expect(refused(day)).toBe(true);
    expect(refused([{ start: 600, end: 540 }])).toBe(false);
    expect(
      refused([
        { start: 540, end: 720 },
        { start: 700, end: 800 },
      ]),
    ).toBe(false);
    expect(refused([{ start: 0, end: 1441 }])).toBe(false);
  });
});
