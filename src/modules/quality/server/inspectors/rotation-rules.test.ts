import { expect, it } from 'vitest';
import { type Month, monthBefore, monthsWith, proposeDuties, tooLongIn } from './rotation-rules.ts';

const people = ['ann', 'ben', 'cai', 'dee'];
const teams = ['t1', 't2', 't3'];

it('counts months in a row with a team, broken by a month away or on process management', () => {
  const control = (month: string, ...own: string[]): Month => ({
    month,
    duties: [{ inspector: 'ann', duty: 'control', teams: own }],
  });
  const kept = [
    control('2026-01', 't1'),
    control('2025-12', 't1', 't2'),
    control('2025-11', 't2'),
    control('2025-10', 't1'),
  ];
  expect(monthBefore('2026-01')).toBe('2025-12');
  expect(monthsWith('ann', 't1', '2026-02', kept)).toBe(2);
  expect(monthsWith('ann', 't2', '2026-02', kept)).toBe(0);
  expect(monthsWith('ann', 't2', '2026-01', kept)).toBe(2);
  const away: Month = { month: '2026-02', duties: [{ inspector: 'ann', duty: 'process', teams: [] }] };
  expect(monthsWith('ann', 't1', '2026-03', [away, ...kept])).toBe(0);
  const next = control('2026-02', 't1');
  expect(tooLongIn(next, 3, kept)).toEqual([]);
  expect(tooLongIn(next, 2, kept)).toEqual([{ inspector: 'ann', team: 't1', months: 3 }]);
});

it('proposes a year in which nobody stays too long, everybody takes her turn on process management and teams have two inspectors', () => {
  const kept: Month[] = [];
  const onProcess = new Map<string, number>();
  for (let n = 0; n < 12; n += 1) {
    const month = `2026-${String(n + 1).padStart(2, '0')}`;
    const duties = proposeDuties(month, people, teams, { limit: 2, process: 1 }, kept);
    expect(tooLongIn({ month, duties }, 2, kept)).toEqual([]);
    for (const team of teams) expect(duties.filter((one) => one.teams.includes(team)).length).toBe(2);
    const away = duties.filter(({ duty }) => duty === 'process');
    expect(away).toHaveLength(1);
    for (const { inspector } of away) onProcess.set(inspector, (onProcess.get(inspector) ?? 0) + 1);
    kept.push({ month, duties });
  }
  expect([...onProcess.values()]).toEqual([3, 3, 3, 3]);
});

it('keeps who has been the shortest where nobody else is left, and somebody to score', () => {
  const kept: Month[] = ['2026-02', '2026-01'].map((month) => ({
    month,
    duties: [{ inspector: 'ann', duty: 'control', teams: ['t1'] }],
  }));
  const duties = proposeDuties('2026-03', ['ann'], ['t1'], { limit: 1, process: 1 }, kept);
  expect(duties).toEqual([{ inspector: 'ann', duty: 'control', teams: ['t1'], hours: null }]);
  expect(tooLongIn({ month: '2026-03', duties }, 1, kept)).toMatchObject([{ months: 3 }]);
});
