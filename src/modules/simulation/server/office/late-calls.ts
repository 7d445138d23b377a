import type { SampleOptions } from '../../contract/options.ts';
import { Centre } from '../centre/centre.ts';
import { PROJECTS, QUEUES } from '../centre/layout.ts';
import { PLANTINGS } from '../centre/plantings.ts';
import { shiftsOf } from '../centre/roster.ts';
import { dateOf, dayOfDate, HOUR, SECOND } from '../centre/time.ts';
import { Stream, streamKey } from '../random/stream.ts';

/** Calls of the last evening of a month that the platform handed over after the month was closed. */
export interface LateCalls {
  readonly file: string;
  readonly month: string;
  /** CSV as the mapping of contacts, one a row, takes it. */
  readonly text: string;
}

const QUEUE = QUEUES.findIndex(({ name }) => name === '商城热线');
const CALLS = 26;

/** Of the last month but one that the history holds to its end, else of the last; `null` where it holds none. */
export function lateCalls(options: SampleOptions): LateCalls | null {
  const { people, firstDay, lastDay } = new Centre(options);
  const ends = Array.from({ length: lastDay - firstDay }, (_, i) => firstDay + i).filter((day) =>
    dateOf(day + 1).endsWith('-01'),
  );
  const day = ends.at(-2) ?? ends.at(-1);
  if (day === undefined) return null;
  const queue = QUEUES[QUEUE];
  const draws = new Stream(streamKey(options.seed, 'late calls', day));
  const agents = shiftsOf(options.seed, people, dayOfDate(dateOf(day)), PLANTINGS)
    .filter(({ person, attendance }) => queue?.teams.includes(person.team) && attendance === 'present')
    .map(({ person }) => person.name);
  const reasons = (PROJECTS[queue?.project ?? 0]?.reasons ?? []).map(({ name }) => name);
  const head = ['contact_id', 'started_at', 'queue', 'reason', 'wait', 'outcome', 'agent', 'talk', 'hold', 'acw'];
  const rows = Array.from({ length: CALLS }, (_, i) => {
    const at = 18.5 * HOUR + (i * 2.5 * HOUR) / CALLS + draws.between(0, 200 * SECOND);
    const clock = new Date(at).toISOString().slice(11, 19);
    const gaveUp = draws.chance(0.3);
    const wait = Math.round(gaveUp ? draws.between(20, 160) : draws.between(2, 70));
    const talk = [Math.round(draws.lognormal(430, 0.5)), 0, Math.round(draws.lognormal(60, 0.4))];
    return [
      `L${dateOf(day).replaceAll('-', '')}${String(i + 1).padStart(3, '0')}`,
      `${dateOf(day)} ${clock}`,
      queue?.name ?? '',
      draws.pick(reasons),
      wait,
      ...(gaveUp ? ['abandoned', '', '', '', ''] : ['answered', draws.pick(agents), ...talk]),
    ];
  });
  return {
    file: `话务平台补传-${dateOf(day)}.csv`,
    month: dateOf(day).slice(0, 7),
    text: [head, ...rows].map((row) => row.join(',')).join('\n'),
  };
}
