import { expect, test } from 'vitest';
import { gapsOf, type Shift, type Stretch } from './gaps.ts';

const H = 3_600_000;
const piece = (agent: string, start: number, end: number, planned: string | null, signedIn = false): Stretch => ({
  agent,
  start: start * H,
  end: end * H,
  planned,
  signedIn,
});
const shift = (agent: string, more: Partial<Shift> = {}): Shift => ({
  agent,
  start: 9 * H,
  end: 17 * H,
  present: true,
  excused: false,
  late: null,
  ...more,
});

test('one gap a person, the gravest first; nobody is missed before a quarter of an hour has passed', () => {
  const plan = ['came', 'missing', 'absent', 'late', 'leave', 'course'].flatMap((agent) => [
    piece(
      agent,
      9,
      12,
      agent === 'leave' ? 'leave' : agent === 'course' ? 'training' : 'work',
      agent === 'came' || agent === 'late',
    ),
  ]);
  const shifts = [
    shift('absent', { present: false }),
    shift('late', { late: 12 * 60_000 }),
    shift('leave', { present: false, excused: true }),
  ];
  const { planned, here, gaps } = gapsOf(plan, shifts, 10 * H);
  expect([planned, here]).toEqual([6, 2]);
  expect(gaps.map(({ agent, kind, late }) => [agent, kind, late])).toEqual([
    ['absent', 'absent', null],
    ['missing', 'not_here', null],
    ['late', 'late', 12 * 60_000],
    ['leave', 'leave', null],
    ['course', 'training', null],
  ]);
  expect(gapsOf([piece('missing', 9, 12, 'work')], [], 9 * H + 10 * 60_000).gaps).toEqual([]);
  // Somebody who works without a plan is no gap, and not planned.
  expect(gapsOf([piece('helper', 9, 12, null, true)], [], 10 * H)).toEqual({ planned: 0, here: 0, gaps: [] });
});
