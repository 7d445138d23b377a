import { expect, it } from 'vitest';
import { comparisons, dayToReport, periodOf } from './period.ts';

const zone = 'Asia/Shanghai';
const at = (text: string): number => Date.parse(`${text}+08:00`);

it('a report of the centre’s period runs from the 26th to the 25th, whatever the month’s length, against the one before', () => {
  const days = (day: string) => {
    const { firstDay, lastDay } = periodOf('period', day, zone, at('2026-12-31T00:00'));
    return [firstDay, lastDay];
  };
  expect(days('2026-11-26')).toEqual(['2026-11-26', '2026-12-25']);
  expect(days('2026-11-25')).toEqual(['2026-10-26', '2026-11-25']);
  expect(days('2026-03-01')).toEqual(['2026-02-26', '2026-03-25']);
  // Sent on the morning of the 26th, it is about the period that ended the evening before.
  expect(dayToReport('period', zone, at('2026-11-26T08:00'))).toBe('2026-11-25');
  expect(dayToReport('period', zone, at('2026-11-25T23:00'))).toBe('2026-10-25');
  const asked = periodOf('period', '2026-03-10', zone, 0);
  expect(comparisons('period', asked, zone).map(({ id, firstDay, lastDay }) => [id, firstDay, lastDay])).toEqual([
    ['previous', '2026-01-26', '2026-02-25'],
    ['lastYear', '2025-02-26', '2025-03-25'],
  ]);
  expect([asked.from, asked.until]).toEqual([at('2026-02-26T00:00'), at('2026-03-26T00:00')]);
});
